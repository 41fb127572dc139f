"""The grading screen before the oral: what is ticked on the written work becomes hints, without clock or verdict."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation.screen import Evaluation
from certif_tui.ui.screens.evaluation.titre import written_title

DE_L_ORAL = frozenset(
    {"bascule", "phase", "minute", "annuler_chrono", "motif", "confirmer"}
    | {"bilan", "masquer", "deplacer", "confirmer_ecrit"}
)
"""The actions that belong to the oral alone."""


class EvaluationEcrite(Evaluation):
    """Notes the written work of one candidat, or once that of all the `membres` of a group."""

    def __init__(
        self,
        poste: Poste,
        candidat: Candidat,
        ecrit: GrilleOuverte,
        chrono: ChronoOuvert,
        affichage: Affichage,
        membres: Sequence[Candidat],
        groupe: str = "",
    ) -> None:
        """`groupe` is the code of a group that was drawn, empty for others."""
        super().__init__(poste, candidat, ecrit, chrono, affichage)
        self._membres, self._groupe = tuple(membres), groupe
        self.hidden = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has a place here: neither the clock nor the verdict does."""
        return action not in DE_L_ORAL and super().check_action(action, parameters)

    def paint_clock(self) -> None:
        """Show no clock."""

    def _welcome(self) -> None:
        self.paint_all()

    def _paint_title(self) -> None:
        self.entete.show(written_title(self.poste, self._membres, self._groupe))
