"""The part of the session screen that goes to grade: opening a candidat's sheet and clock, then the next one's."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.state import Avancement
from certif_tui.journal.journal import JournalError
from certif_tui.platform.preferences import Dernier
from certif_tui.services.grille.evaluation import GrilleOuverte, GrilleTenue, JureParti
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.confirmation import Confirmation
from certif_tui.ui.screens.bilan import BilanScreen, Suite
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.prise import take_over_question
from certif_tui.ui.screens.session.base import SessionBase
from certif_tui.ui.screens.session.rappel import Rappel
from certif_tui.wording.statuts import PRESENCES
from certif_tui.wording.text import NBSP

Ready = Callable[[Poste, Candidat, GrilleOuverte, ChronoOuvert], None]
ABSENTS = (Presence.ABSENT_JUSTIFIE, Presence.ABSENT_NON_JUSTIFIE, Presence.ABANDON)
NOBODY = f"La liste est vide{NBSP}: A ajoute des candidats."
WITHDRAWN = f"Ce candidat est retiré de la session{NBSP}: S le rétablit."
ALL_DONE = "Tous les candidats présents ont leur grille remise."


class Grading(SessionBase):
    """Opens the sheet and the clock of a candidat, once the juré is known and the sheet is free."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.evaluer", "enter,e", "evaluer", "Évaluer", "Ouvre la grille du candidat", show=True),
        command("session.bilan", "b", "bilan", "Bilan", "Montre le résultat du candidat", show=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rappel = Rappel(self.named)

    def action_evaluer(self) -> None:
        """Grade the candidat under the cursor."""
        candidat = self._current_in_list()
        if candidat is not None and candidat.presence in ABSENTS:
            self._confirm_absent(candidat)
        elif candidat is not None:
            self.grade(candidat)

    def action_bilan(self) -> None:
        """Show the result of the candidat under the cursor."""
        candidat = self._current_in_list()
        if candidat is not None:
            self._look(candidat)

    def _current_in_list(self) -> Candidat | None:
        """The candidat under the cursor, unless they are withdrawn; says why when there is none."""
        candidat = self.current
        if candidat is None:
            self.say(NOBODY)
        elif candidat.retire is not None:
            self.say(WITHDRAWN)
        else:
            return candidat
        return None

    def _confirm_absent(self, candidat: Candidat) -> None:
        who = f"{self.named(candidat)} est noté {PRESENCES[candidat.presence]}."

        def answered(yes: bool | None) -> None:
            if yes:
                self.grade(candidat)

        question = f"{who} Ouvrir quand même sa grille{NBSP}?"
        self.app.push_screen(Confirmation("Candidat absent", question, "Ouvrir la grille"), answered)

    def grade(self, candidat: Candidat) -> None:
        """Open the grading screen on a candidat."""
        self._open(candidat, self._show_evaluation)

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
        except JureParti:
            self.check_jure()
        except (Refus, JournalError) as error:
            self.say(str(error))
        else:
            ready(poste, candidat, grille, chrono)

    def _ask_take_over(self, candidat: Candidat, ready: Ready, reason: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self._open(candidat, ready, take_over=True)

        self.app.push_screen(take_over_question(reason), answered)

    def _show_evaluation(
        self,
        poste: Poste,
        candidat: Candidat,
        grille: GrilleOuverte,
        chrono: ChronoOuvert,
        *,
        code: str | None = None,
    ) -> None:
        self.bureau.memory.remember_place(Dernier(self.ouverte.slug, candidat.slug, poste.jure.slug))
        self._watch_others(poste)
        screen = Evaluation(poste, candidat, grille, chrono, self.affichage, lambda: self._rappel.words(sauf=candidat))
        self.app.push_screen(screen, lambda suite: self._left(candidat, chrono, suite))
        if code is not None:
            screen.call_after_refresh(screen.return_to, code)

    def _watch_others(self, poste: Poste) -> None:
        """Watch the clocks seen running that this program did not start itself."""
        for other in self.seen_running():
            if not self._rappel.is_watched(other):
                with contextlib.suppress(JournalError):  # their row says what is wrong
                    self._rappel.watch(other, poste.open_chrono(other.slug))

    def _look(self, candidat: Candidat) -> None:
        """Show the result without taking the pen: a look creates nothing and disturbs nobody."""
        if self.jure is None:
            self.ask_jure(lambda: self._look(candidat))
            return
        poste = self.bureau.poste(self.ouverte, self.jure)
        try:
            chrono, grille = poste.open_chrono(candidat.slug), poste.look_at(candidat.slug)
        except JournalError as error:
            self.say(str(error))
            return
        bilan = BilanScreen(poste, candidat, grille, chrono, self.affichage)
        self.app.push_screen(bilan, lambda result: self._looked(bilan, result))

    def _looked(self, bilan: BilanScreen, result: str | None) -> None:
        """Back from a look: to the list, to the next candidat, or to the sheet on the row that was chosen."""
        if result is None or result in (Suite.RETOUR, Suite.SUIVANT):
            if bilan.tenue is not None:
                bilan.tenue.close()
            self._left(bilan.candidat, bilan.chrono, result)
        elif bilan.tenue is not None:
            self._show_evaluation(bilan.poste, bilan.candidat, bilan.tenue, bilan.chrono, code=result)
        else:
            self._open(bilan.candidat, partial(self._show_evaluation, code=result))

    def _left(self, candidat: Candidat, chrono: ChronoOuvert, suite: str | None) -> None:
        """Back from a candidat: to the list, or straight on to the next one."""
        self._rappel.watch(candidat, chrono)
        self.bureau.memory.remember_place(None)
        self.paint()
        if suite != Suite.SUIVANT:
            return
        following = self._next_after(candidat.slug)
        if following is None:
            self.say(ALL_DONE)
        else:
            self.follow(following.slug)
            self.grade(following)

    def _next_after(self, slug: str) -> Candidat | None:
        """The next candidat, around the end, who is there and whose sheet is not handed in."""
        shown, tableau = self.ouverte.session.presentes, self.tableau()
        rank = next((rank for rank, it in enumerate(shown) if it.slug == slug), -1)
        for other in (*shown[rank + 1 :], *shown[: max(0, rank)]):
            done = tableau is not None and tableau.row(other).avancement is Avancement.REMISE
            if other.presence not in ABSENTS and not done:
                return other
        return None
