"""Where a sheet leads: its bilan, an incident, another candidat, what the référentiel says of the épreuve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import Actions
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.deplacement import Deplacement
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation.titre import written_rows
from certif_tui.ui.screens.suite import Suite
from certif_tui.wording.text import NBSP, counted


@dataclass(frozen=True, slots=True)
class OralTenu:
    """The sheet and the clock that are open, and how they are shown."""

    grille: GrilleOuverte
    chrono: ChronoOuvert
    affichage: Affichage
    clocked: bool
    """Whether the candidat is heard meanwhile."""


class Detours(Flow):
    """Leaves the sheet for another screen, and comes back to it."""

    def __init__(
        self,
        screen: Ecran[str],
        poste: Poste,
        candidat: Candidat,
        oral: OralTenu,
        back: Callable[[str | None], None],
    ) -> None:
        """`back` is told where to go or what to look at, null for nothing and after what else changed the sheet."""
        super().__init__(screen)
        self._poste, self._candidat, self._oral, self._back = poste, candidat, oral, back

    def actions(self) -> Actions:
        """What the commands that lead elsewhere do."""
        return {
            "bilan": lambda: self.tell(self.look_at_bilan()),
            "incident": self.note_incident,
            "deplacer": self.move,
            "infos": self.show_infos,
            "retour": lambda: self.tell(self.leave(Suite.RETOUR)),
            "suivant": lambda: self.tell(self.leave(Suite.SUIVANT)),
        }

    async def look_at_bilan(self) -> None:
        """Show the result; it comes back with a code to look at, or with what to do next."""
        from certif_tui.ui.screens.bilan import BilanScreen

        oral = self._oral
        bilan = BilanScreen(self._poste, self._candidat, oral.grille, oral.chrono, oral.affichage)
        result = await self.ask(bilan)
        self._back(result)

    async def leave(self, suite: str) -> None:
        """Leave for the list or the next candidat; in the middle of an oral with critères left, only once agreed."""
        restants = self._oral.grille.statut.restants
        runs = self._oral.chrono.chrono.marche is Marche.EN_COURS
        if self._oral.clocked and runs and restants and not self._oral.grille.lecture_seule:
            question = f"Le chrono tourne, {counted(restants, 'critère')} à évaluer. Quitter cette grille{NBSP}?"
            if not await self.ask(YesNo("Oral en cours", question, "Quitter la grille", "Continuer l'évaluation")):
                return
        self._back(suite)

    def note_incident(self) -> None:
        """Note an incident of this candidat or of the session."""
        from certif_tui.services.oral.incidents import CarnetIncidents
        from certif_tui.ui.flows.incident import Signalement

        poste = self._poste
        carnet = CarnetIncidents(poste.ouverte, poste.contexte, poste.writer, self._oral.chrono)
        Signalement(self.screen, carnet, self._changed).ask_whom(self._candidat)

    def move(self) -> None:
        """Move a sheet filled for the wrong candidat, with a reason."""
        oral = self._oral
        moving = Deplacement(self.screen, self._poste, self._candidat, oral.grille, oral.chrono, self._changed)
        moving.tell(moving.move())

    def show_infos(self) -> None:
        """Show the written work, the épreuve, its rule and what the référentiel contradicts itself in."""
        from certif_tui.ui.screens.infos import Infos

        ouverte, rows = self._poste.ouverte, written_rows(self._poste, self._candidat)
        self.screen.app.push_screen(Infos(ouverte.bloc, ouverte.referentiel, self._oral.affichage, rows))

    def _changed(self) -> None:
        self._back(None)
