"""Taking back what was noted of a session, with a motif: the line chosen in the registre, or the last change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from certif_tui.domain.session.evenements import EvenementSession
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.responsable import FlowSigne
from certif_tui.wording.text import NBSP

if TYPE_CHECKING:
    from certif_tui.services.oral.incidents import CarnetIncidents


class FlowAnnulation(FlowSigne):
    """Asks why, and takes an event back; says which."""

    def __init__(self, screen: Ecran[Any], carnet: Callable[[], CarnetIncidents]) -> None:
        """`carnet` gives the notebook of who is at work now."""
        super().__init__(screen, carnet().ouverte)
        self._carnet = carnet

    async def take_back(self, evenement: EvenementSession) -> None:
        """Take that event back, unless something else depends on it, which is said."""
        from certif_tui.documents.faits import Faits
        from certif_tui.services.registre.annulations import Annulations

        annulations = Annulations(self._carnet())
        if not self.screen.manage(lambda: annulations.check(evenement)):
            return
        what = Faits(annulations.ouverte.session, annulations.evenements).phrase(evenement)
        titre, said = f"Annuler le {what}", f"Annulé{NBSP}: {what}."
        if await self.settle(titre, "Motif", lambda motif: annulations.take_back(evenement, motif)):
            self.screen.say(said)

    async def take_back_last(self) -> None:
        """Take back the last change of the session that can be."""
        from certif_tui.services.registre.annulations import Annulations

        annulations = Annulations(self._carnet())
        annulations.ouverte.live.refresh()
        last = self.screen.attempt(annulations.last)
        if last is not None:
            await self.take_back(last)
