"""The part of the session screen that follows the plan: the day in one line, and the way to its screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from certif_tui.ui.commands import command
from certif_tui.ui.screens.session.base import SessionBase
from certif_tui.ui.widgets.cell import Cell

if TYPE_CHECKING:
    from certif_tui.services.oral.suivi import SuiviOuvert

MINUTE_S = 60.0


class Scheduling(SessionBase):
    """Says who is next, how late it is and when it will be over: once a minute, and after each change made here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.horaires", "h", "horaires", "Horaires", "Plan des oraux, retard, échanges, export .ics"),
    ]

    _suivi: SuiviOuvert | None = None

    def follow_plan(self) -> None:
        """Keep the line of the day true for as long as the screen is in sight."""
        self.set_interval(MINUTE_S, self.look_at_plan)

    def look_at_plan(self) -> None:
        """Show the day as it is now; nothing is read without a plan."""
        if self.ouverte.session.planning.plan is None:
            self._tell_day("")
        elif self.is_current:
            self._read_day()

    @work(group="horaires", exclusive=True)
    async def _read_day(self) -> None:
        from certif_tui.documents.plan import summary
        from certif_tui.services.oral.suivi import SuiviOuvert

        self._suivi = self._suivi or SuiviOuvert(self.ouverte)
        suivi = await asyncio.to_thread(self._suivi.read)
        now = self.bureau.contexte.clock.now().instant
        self._tell_day(summary(self.ouverte.session, suivi, now, self.size.width - 1) if suivi else "")

    def _tell_day(self, words: str) -> None:
        line = self.query_one("#horaires", Cell)
        line.put(f" {words}" if words else "")
        if line.display != bool(words):
            line.display = bool(words)

    def action_horaires(self) -> None:
        """Show the plan of the orals against the real time."""
        from certif_tui.ui.screens.horaires import HorairesScreen

        self.app.push_screen(HorairesScreen(self.bureau, self.ouverte, self.affichage))
