"""The part of the grading screen that notes an incident without leaving the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran

if TYPE_CHECKING:
    from certif_tui.domain.session.candidats import Candidat
    from certif_tui.services.grille.poste import Poste
    from certif_tui.services.oral.passage import ChronoOuvert


class Reporting(Ecran[str]):
    """Notes incidents, the candidat's or the session's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("evaluation.incident", "x", "incident", "Incident", "Note un incident\u00a0; peut rendre du temps"),
    ]

    poste: Poste
    candidat: Candidat
    chrono: ChronoOuvert

    def paint_clock(self) -> None:
        """Show the clock as it is now."""
        raise NotImplementedError

    def action_incident(self) -> None:
        """Note an incident of this candidat or of the session."""
        from certif_tui.services.oral.incidents import CarnetIncidents
        from certif_tui.ui.flows.incident import Signalement

        poste = self.poste
        carnet = CarnetIncidents(poste.ouverte, poste.contexte, poste.writer, self.chrono)
        Signalement(self, carnet, self.paint_clock).ask_whom(self.candidat)
