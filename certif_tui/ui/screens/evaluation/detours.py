"""Where a sheet leads: its bilan, an incident, another candidat, the clock alone; the clock in sight over it all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import Actions
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.annotation import show_phrases
from certif_tui.ui.flows.deplacement import Deplacement
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation.titre import written_rows
from certif_tui.ui.screens.suite import Suite, Vers
from certif_tui.ui.widgets.chrono_vivant import ChronoVivant
from certif_tui.wording.text import NBSP, counted


class OralTenu(Frozen):
    """The sheet and the clock that are open, and how they are shown."""

    grille: GrilleOuverte
    chrono: ChronoOuvert
    affichage: Affichage
    clocked: bool
    """Whether the candidat is heard meanwhile."""

    def clock(self) -> ChronoVivant:
        """A line of the clock, for what hides the sheet's."""
        return ChronoVivant(self.chrono.fresh, glyphs=self.affichage.glyphs, id="chrono")


def is_wide(screen: Screen[Any]) -> bool:
    """Whether the side column has its place: it would not show the verdict on a terminal too low."""
    return screen.has_class("-large") and not screen.has_class("-bas")


class Detours(Flow):
    """Leaves the sheet for another screen, and comes back to it."""

    def __init__(
        self,
        screen: Ecran[Any],
        poste: Poste,
        candidat: Candidat,
        oral: OralTenu,
        back: Callable[[str | Vers | None], None],
        at: Callable[[], str],
    ) -> None:
        """`at` gives the code of the row under the cursor.

        `back` is told where to go or what to look at, null for nothing and after what else changed the sheet.
        """
        super().__init__(screen)
        self._poste, self._candidat, self._oral, self._back, self._at = poste, candidat, oral, back, at

    def actions(self) -> Actions:
        """What the commands that lead elsewhere do."""
        return {
            "bilan": lambda: self.tell(self.look_at_bilan()),
            "incident": self.note_incident,
            "deplacer": lambda: self.tell(self.move()),
            "grand": lambda: self.tell(self._show(self._grand())),
            "infos": lambda: self.tell(self._show(self._infos())),
            "phrases": lambda: show_phrases(self.screen, self._oral.grille, self._oral.affichage, self._at()),
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

    async def move(self) -> None:
        """Move a sheet filled for the wrong candidat, with a reason, and follow it."""
        moved = await Deplacement(self.screen, self._poste, self._candidat, self._oral.grille, self._oral.chrono).move()
        self._back(Vers(moved[0].slug, moved[1]) if moved else None)

    async def _show(self, screen: Screen[None]) -> None:
        await self.ask(screen)
        self._changed()

    def _grand(self) -> Screen[None]:
        from certif_tui.ui.screens.evaluation.grand import ChronoEnGrand

        return ChronoEnGrand(self._oral.chrono, self._oral.affichage)

    def _infos(self) -> Screen[None]:
        """The written work, the épreuve, its rule and what the référentiel contradicts itself in."""
        from certif_tui.ui.screens.infos import Infos

        ouverte, rows = self._poste.ouverte, written_rows(self._poste, self._candidat)
        return Infos(ouverte.bloc, ouverte.referentiel, self._oral.affichage, rows, self._clock)

    @property
    def _clock(self) -> Callable[[], ChronoVivant] | None:
        return self._oral.clock if self._oral.clocked else None

    def _changed(self) -> None:
        self._back(None)
