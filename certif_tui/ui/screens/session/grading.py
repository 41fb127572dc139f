"""The half of the session screen that goes to grade: opening a candidat's sheet and clock, then the next one's."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.evenements.session import Presence
from certif_tui.domain.session import Avancement, Candidat
from certif_tui.journal.journal import JournalError
from certif_tui.services.evaluation import GrilleOuverte, GrilleTenue
from certif_tui.services.passage import ChronoOuvert
from certif_tui.services.poste import Poste
from certif_tui.services.preferences import Dernier
from certif_tui.services.refus import Refus
from certif_tui.services.tableau import TableauSession
from certif_tui.ui.commands import command
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.bilan import BilanScreen, Suite
from certif_tui.ui.screens.dialogs.confirmation import Confirmation
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.session.preparing import Preparing
from certif_tui.wording import PRESENCES, clean

Ready = Callable[[Poste, Candidat, GrilleOuverte, ChronoOuvert], None]
ABSENTS = (Presence.ABSENT_JUSTIFIE, Presence.ABSENT_NON_JUSTIFIE, Presence.ABANDON)


class Grading(Preparing):
    """Opens the sheet and the clock of a candidat, once the juré is known and the sheet is free."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.evaluer", "enter,e", "evaluer", "Évaluer", "Ouvre la grille du candidat", show=True),
        command("session.bilan", "b", "bilan", "Bilan", "Montre le résultat du candidat", show=True),
    ]

    affichage: Affichage

    def tableau(self) -> TableauSession:
        """The rows of the candidats, as the juré at work sees them."""
        raise NotImplementedError

    def action_evaluer(self) -> None:
        """Grade the candidat under the cursor."""
        candidat = self.current
        if candidat is None:
            self.say("La liste est vide : A ajoute des candidats.")
        elif candidat.retire is not None:
            self.say("Ce candidat est retiré de la session : S le rétablit.")
        elif candidat.presence in ABSENTS:
            self._confirm_absent(candidat)
        else:
            self.grade(candidat)

    def _confirm_absent(self, candidat: Candidat) -> None:
        question = (
            f"{clean(candidat.nom, limit=40)} est noté {PRESENCES[candidat.presence]}. Ouvrir quand même sa grille ?"
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self.grade(candidat)

        self.app.push_screen(Confirmation("Candidat absent", question, "Ouvrir la grille"), answered)

    def grade(self, candidat: Candidat) -> None:
        """Open the grading screen on a candidat."""
        self._open(candidat, self._show_evaluation)

    def action_bilan(self) -> None:
        """Show the result of the candidat under the cursor."""
        if self.current is not None:
            self._open(self.current, self._show_bilan)

    def _open(self, candidat: Candidat, ready: Ready, *, take_over: bool = False) -> None:
        if self.jure is None:
            self.ask_jure(lambda: self._open(candidat, ready))
            return
        poste = self.bureau.poste(self.ouverte, self.jure)
        try:
            chrono = poste.open_chrono(candidat.slug)
            grille = poste.open_grille(candidat.slug, chrono, take_over=take_over)
        except GrilleTenue as refusal:
            self._ask_take_over(candidat, ready, str(refusal))
        except (Refus, JournalError) as error:
            self.say(str(error))
        else:
            ready(poste, candidat, grille, chrono)

    def _ask_take_over(self, candidat: Candidat, ready: Ready, reason: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self._open(candidat, ready, take_over=True)

        question = f"{reason} La prendre en main ici la met là-bas en lecture seule."
        self.app.push_screen(Confirmation("Grille ouverte ailleurs", question, "Prendre en main"), answered)

    def _show_evaluation(self, poste: Poste, candidat: Candidat, grille: GrilleOuverte, chrono: ChronoOuvert) -> None:
        self.bureau.memory.remember_place(Dernier(self.ouverte.slug, candidat.slug, poste.jure.slug))
        screen = Evaluation(poste, candidat, grille, chrono, self.affichage)
        self.app.push_screen(screen, lambda suite: self._left(candidat, suite))

    def _show_bilan(self, poste: Poste, candidat: Candidat, grille: GrilleOuverte, chrono: ChronoOuvert) -> None:
        def closed(result: str | None) -> None:
            if result is None or result in (Suite.RETOUR, Suite.SUIVANT):
                grille.close()
                self._left(candidat, result)
            else:
                self._show_evaluation(poste, candidat, grille, chrono)

        self.app.push_screen(BilanScreen(poste, candidat, grille, chrono, self.affichage), closed)

    def _left(self, candidat: Candidat, suite: str | None) -> None:
        """Back from a candidat: to the list, or straight on to the next one."""
        self.bureau.memory.remember_place(None)
        self.paint()
        if suite != Suite.SUIVANT:
            return
        following = self._next_after(candidat)
        if following is None:
            self.say("Tous les candidats présents ont leur grille remise.")
        else:
            self.follow(following.slug)
            self.grade(following)

    def _next_after(self, candidat: Candidat) -> Candidat | None:
        """The next candidat, around the end, who is there and whose sheet is not handed in."""
        shown = self.ouverte.session.presentes
        rank = [it.slug for it in shown].index(candidat.slug)
        tableau = self.tableau()
        for other in (*shown[rank + 1 :], *shown[:rank]):
            if other.presence not in ABSENTS and tableau.row(other).avancement is not Avancement.REMISE:
                return other
        return None
