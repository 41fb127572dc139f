"""The line of the day: who is next, how late it is and when it will be over."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.widgets.cell import Cell

if TYPE_CHECKING:
    from certif_tui.projections.suivi import SuiviDuJour

MINUTE_S = 60.0


class LigneDuJour(Cell):
    """Stays true for as long as the screen is in sight: it looks once a minute, and when it is told to.

    It is there only while there is something to say.
    """

    def __init__(self, ouverte: SessionOuverte, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ouverte = ouverte
        self._suivi: SuiviDuJour | None = None

    def on_mount(self) -> None:
        """Look once a minute from now on."""
        self.set_interval(MINUTE_S, self.look)

    def look(self) -> None:
        """Show the day as it is now; nothing is read without a plan."""
        if self._ouverte.session.planning.plan is None:
            self._tell("")
        elif self.screen.is_current:
            self._read()

    @work(group="horaires", exclusive=True)
    async def _read(self) -> None:
        from certif_tui.documents.plan import summary
        from certif_tui.projections.suivi import SuiviDuJour

        contexte, session = self._ouverte.contexte, self._ouverte.session
        self._suivi = self._suivi or SuiviDuJour(contexte.journal, self._ouverte.bloc.epreuve)
        suivi = await asyncio.to_thread(self._suivi.read, session, contexte.clock.now())
        now = contexte.clock.now().instant
        self._tell(summary(self._ouverte.session, suivi, now, self.screen.size.width - 1) if suivi else "")

    def _tell(self, words: str) -> None:
        self.put(f" {words}" if words else "")
        if self.display != bool(words):
            self.display = bool(words)
