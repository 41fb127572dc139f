"""The grading screen: the whole bloc, its clock, its live statuts, the critère under the cursor in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import declared
from certif_tui.ui.ecran import Ecran, breakpoints
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation.alertes import away_words
from certif_tui.ui.screens.evaluation.detours import Detours, OralTenu, is_wide
from certif_tui.ui.screens.evaluation.egare import TexteEgare
from certif_tui.ui.screens.evaluation.face import Face, ShownSheet
from certif_tui.ui.screens.evaluation.hinting import Hints, confirmation
from certif_tui.ui.screens.evaluation.lookout import Lookout
from certif_tui.ui.screens.evaluation.marking import Marking
from certif_tui.ui.screens.evaluation.timing import Timing
from certif_tui.ui.screens.evaluation.variants import ORAL, EtatFeuille, Variant, actions_of
from certif_tui.ui.screens.suite import Suite, Vers
from certif_tui.ui.tutoriel import TUTORIEL
from certif_tui.ui.widgets.title_line import WIDEST

LOOK_S = 4.0
"""Seconds between two looks at what other programs wrote: the shared clock, a sheet taken over.

Nothing is lost to a slower look, for every write is checked on the disk; a faster one is felt by a laptop's battery.
"""
ACTIONS = actions_of(ORAL.commandes)
"""Everything any sheet offers."""


class Evaluation(Ecran[str | Vers]):
    """Grades one candidat. Dismissed with what to do next: a slug of `Suite`."""

    BINDINGS: ClassVar[list[BindingType]] = [*ORAL.commandes, TUTORIEL]
    HORIZONTAL_BREAKPOINTS = [(0, "-etroit"), (100, "-large")]  # noqa: RUF012 - Textual declares an instance variable
    VERTICAL_BREAKPOINTS = [(0, "-bas"), (24, "-haut"), (34, "-tres-haut")]  # noqa: RUF012

    def __init__(
        self,
        poste: Poste,
        candidat: Candidat,
        grille: GrilleOuverte,
        chrono: ChronoOuvert,
        affichage: Affichage,
        rappel: Callable[[], str | None] = lambda: None,
        variant: Variant = ORAL,
        at: str | None = None,
        dit: str = "",
    ) -> None:
        """`rappel` says what goes on elsewhere, null for nothing; `at` is the row to begin on, null: first hole.

        `dit` is said first.
        """
        super().__init__()
        self.add_class(*breakpoints(type(self), self.app.size))
        self.poste, self.candidat, self.grille, self.chrono = poste, candidat, grille, chrono
        self.affichage, self._rappel, self._variant, self._at, self._dit = affichage, rappel, variant, at, dit
        self.is_clocked = variant.clocked
        self._actions = actions_of(variant.commandes)
        self._etat = EtatFeuille()
        self._face = Face(poste.ouverte.bloc, affichage, clocked=variant.clocked)
        self.checklist = self._face.checklist
        self._hints = Hints(poste, grille.place)
        self._lookout = Lookout(poste.ouverte, chrono, grille, self._hints)
        self.ear = TexteEgare(self, grille, chrono, self._taken_back)
        self._marking = Marking(self, grille, self.checklist, self.ear, self.paint)
        self._marking.go_to_first()
        timing = Timing(self, poste.ouverte, chrono, grille, self.paint_clock)
        oral = OralTenu(grille, chrono, affichage, variant.clocked)
        detours = Detours(self, poste, candidat, oral, self._come_back, lambda: self.checklist.current.code)
        confirming = confirmation(self, self._hints, self.checklist, self._marking.judge)
        self.answer_with({**self._marking.actions(), **confirming, **timing.actions(), **detours.actions()})

    def compose(self) -> ComposeResult:
        """The widgets of a sheet and its clock."""
        yield from self._face.compose()

    def on_mount(self) -> None:
        """Come back to where the sheet was left and watch what others write."""
        self.ear.listen((*declared(type(self)), *(it.binding for it in self.active_bindings.values())))
        self._paint_title()
        self.watch(self.checklist, "cursor", self._paint_row, init=False)
        self.checklist.focus()
        if self._hints.take():
            self._paint_row()
        self.set_interval(LOOK_S, self._look)
        self.call_after_refresh(self._welcome)

    def on_unmount(self) -> None:
        """Let the sheet go, however the screen is left."""
        self.grille.close()

    def _welcome(self) -> None:
        """Say how long the clock ran unattended, when it did, and go to the row asked for."""
        if self._variant.clocked:
            away = away_words(self.chrono.chrono, self.poste.contexte.clock.now().instant)
            if self._dit or away:
                self.say(self._dit or away)
        self._remind()
        self.paint_all()
        if self._at is not None:
            self._marking.return_to(self._at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has a place here: of the commands of sheets, those this variant declares."""
        if action in ACTIONS:
            return action in self._actions
        return super().check_action(action, parameters)

    def offered(self) -> Sequence[Binding]:
        """What the variant of the sheet offers in this bloc."""
        offered = self._variant.offer(len(self.poste.ouverte.bloc.competences), self._etat)
        return [*offered, TUTORIEL] if self.poste.ouverte.session.demonstration and self.is_clocked else offered

    # Painting: state flows down

    @property
    def _is_wide(self) -> bool:
        """Whether the side column stands in for the clock's line and the statuts' line."""
        return is_wide(self)

    @property
    def _feuille(self) -> ShownSheet:
        return ShownSheet(self.grille.grille, self._hints.indices)

    def paint(self) -> None:
        """Show the sheet as it is now."""
        self._face.show(self._feuille, self.grille.statut, wide=self._is_wide, proven=not self._lookout.defauts)
        self.saved()

    def paint_all(self) -> None:
        """Show the sheet and the clock as they are now."""
        self._paint_title()
        self.paint()
        self.paint_clock()

    def _paint_title(self) -> None:
        self._face.entete.show(self._variant.title(self.poste, self.candidat, min(self.app.size.width, WIDEST)))

    def _paint_row(self) -> None:
        self._marking.moved()
        self._face.show_row(self._feuille, wide=self._is_wide)

    def paint_clock(self) -> None:
        """Show the clock as it is now; ring as an alert begins, where that is wanted."""
        if not self._variant.clocked:
            return
        alerted = self._face.show_clock(self.chrono.read(), wide=self._is_wide)
        if alerted and self.affichage.cloche:
            self.app.bell()

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        self.tell_saving(self.grille.live, self.grille.lecture_seule, self._lookout.defauts)
        before, self._etat = self._etat, EtatFeuille.of(self.grille, self.chrono)
        if self._etat != before:
            self.show_keys()

    # Facts flow up

    def on_line_list_chosen(self) -> None:
        """A click on the critère under the cursor turns its mark."""
        self._marking.turn()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the words of the statuts to the new width."""
        self.call_after_refresh(self.paint_all)

    def on_paste(self, event: events.Paste) -> None:
        """Offer what is pasted on the sheet as a remarque."""
        self.ear.paste(event.text)

    def on_chrono_bar_beat(self) -> None:
        """Show the second that begins."""
        self.paint_clock()

    def _look(self) -> None:
        """Take in what other programs wrote."""
        if self.is_current:
            self._remind()
            if self._lookout.look():
                self.paint_all()

    def _remind(self) -> None:
        self._face.bandeau.say("rappel", self._rappel())

    # Commands: those of a sheet, of a clock and of other screens are in `marking.py`, `timing.py` and `detours.py`

    def action_masquer(self) -> None:
        """Hide or show the live statuts: a visible verdict can sway a marker."""
        self.affichage.statuts.turn()
        self.paint()

    def _taken_back(self, code: str | None) -> None:
        """What letters of a text did was undone, first on that row."""
        if code is not None:
            self.checklist.go_to_code(code)
        self.paint_all()

    def _come_back(self, result: str | Vers | None) -> None:
        """Back from the bilan, with what to do next or with a row to look at; null: back from elsewhere."""
        if isinstance(result, Vers) or result in (Suite.SUIVANT, Suite.RETOUR):
            self._leave(result)
            return
        self.paint_all()
        if result:
            self._marking.return_to(result)

    def _leave(self, suite: str | Vers) -> None:
        """Let the sheet go and say what comes next."""
        self.grille.close()
        self.dismiss(suite)
