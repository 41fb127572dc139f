"""The grading screen: the whole bloc, its clock, its live statuts, the critère under the cursor in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.gate.live import Live
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import Commande
from certif_tui.ui.ecran import Ecran, breakpoints
from certif_tui.ui.flows.deplacement import Deplacement
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.incident import Signalement
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.bilan import BilanScreen, Suite
from certif_tui.ui.screens.evaluation.alertes import away_words
from certif_tui.ui.screens.evaluation.clock import ClockFace
from certif_tui.ui.screens.evaluation.hinting import Hints
from certif_tui.ui.screens.evaluation.marking import Marking
from certif_tui.ui.screens.evaluation.sheet import SheetView
from certif_tui.ui.screens.evaluation.timing import Timing
from certif_tui.ui.screens.evaluation.variants import ORAL, Variant, actions_of
from certif_tui.ui.screens.infos import Infos
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.chrono_bar import ChronoBar
from certif_tui.ui.widgets.drawn import SideBySide
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import counted

LOOK_S = 4.0
"""Seconds between two looks at what other programs wrote: the shared clock, a sheet taken over.

Nothing is lost to a slower look, for every write is checked on the disk; a faster one is felt by a laptop's battery.
"""
ACTIONS = actions_of(ORAL.commandes)
"""Everything any sheet offers."""


class Evaluation(Ecran[str]):
    """Grades one candidat. Dismissed with what to do next: a slug of `Suite`."""

    BINDINGS: ClassVar[list[BindingType]] = [*ORAL.commandes]
    HORIZONTAL_BREAKPOINTS = [(0, "-etroit"), (120, "-large")]  # noqa: RUF012 - Textual declares an instance variable
    VERTICAL_BREAKPOINTS = [(0, "-bas"), (20, "-haut"), (34, "-tres-haut")]  # noqa: RUF012

    def __init__(
        self,
        poste: Poste,
        candidat: Candidat,
        grille: GrilleOuverte,
        chrono: ChronoOuvert,
        affichage: Affichage,
        rappel: Callable[[], str | None] = lambda: None,
        variant: Variant = ORAL,
    ) -> None:
        """`rappel` says what goes on elsewhere and must not be forgotten, null most of the time."""
        super().__init__()
        self.add_class(*breakpoints(type(self), self.app.size))
        self._rappel, self._variant = rappel, variant
        self._offered = actions_of(variant.commandes)
        self.poste, self.candidat, self.grille, self.chrono = poste, candidat, grille, chrono
        self.affichage = affichage
        self._painted = poste.ouverte.session
        """The session as it was last shown: the writer reads it too, to know whether the juré is still in the jury."""
        glyphs, hidden = affichage.glyphs, affichage.statuts_masques or not variant.clocked
        self._sheet = SheetView(poste.ouverte.bloc, glyphs, hidden=hidden)
        self.checklist = self._sheet.checklist
        self._entete = TitleLine(id="entete")
        self._line = ChronoBar(glyphs=glyphs, id="chrono")
        self._bandeau = Bandeau(glyphs=glyphs, id="bandeau")
        self._clock = ClockFace(self._line, self._sheet.side, self._bandeau, self._ring)
        self._hints = Hints(poste, grille.place, self.checklist)
        self._marking = Marking(self, grille, self.checklist, self.paint)
        self._timing = Timing(self, chrono, self.paint_clock)

    def compose(self) -> ComposeResult:
        """Title, clock, statuts; the checklist and, on a wide terminal, the side column; banner, reading pane, keys."""
        yield self._entete
        yield self._line
        yield self._sheet.strip
        yield SideBySide(self.checklist, self._sheet.side, id="corps")
        yield self._bandeau
        yield self._sheet.reading
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Come back to where the sheet was left and watch what others write."""
        self._line.tick = self.paint_clock
        self._paint_title()
        self._marking.go_to_first()
        self.checklist.follow = lambda _row: self._paint_row()
        self.checklist.focus()
        self._take_hints()
        self.set_interval(LOOK_S, self._look)
        self.call_after_refresh(self._welcome)

    def on_unmount(self) -> None:
        """Let the sheet go, however the screen is left."""
        self.grille.close()

    def _welcome(self) -> None:
        """Say how long the clock ran unattended, when it did."""
        if self._variant.clocked:
            away = away_words(self.chrono.chrono, self.poste.contexte.clock.now().instant)
            if away:
                self.say(away)
        self._remind()
        self.paint_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has a place here: of the commands of sheets, those this variant declares."""
        if action in ACTIONS:
            return action in self._offered
        return super().check_action(action, parameters)

    def commandes(self) -> tuple[Commande, ...]:
        """The commands of the screen, without the number row's keys that lead nowhere in this bloc."""
        beyond = len(self.poste.ouverte.bloc.competences) + 1
        nowhere = {f"evaluation.competence_{rank}" for rank in range(beyond, 10)}
        return tuple(commande for commande in super().commandes() if commande.ident not in nowhere)

    # Painting: state flows down

    @property
    def _is_wide(self) -> bool:
        """Whether the side column stands in for the clock's line and the statuts' line."""
        return self.has_class("-large")

    def paint(self) -> None:
        """Show the sheet as it is now."""
        self._sheet.show(self.grille.grille, self.grille.statut, self._hints, wide=self._is_wide)
        self.saved()

    def paint_all(self) -> None:
        """Show the sheet and the clock as they are now."""
        self._painted = self.poste.ouverte.session
        self._paint_title()
        self.paint()
        self.paint_clock()

    def _paint_title(self) -> None:
        self._entete.show(self._variant.title(self.poste, self.candidat, self.app.size.width))

    def _paint_row(self) -> None:
        self._sheet.show_row(self.grille.grille, self._hints, wide=self._is_wide)

    def paint_clock(self) -> None:
        """Show the clock as it is now."""
        if self._variant.clocked:
            self._clock.show(self.chrono.read(), wide=self._is_wide)

    def _ring(self) -> None:
        if self.affichage.cloche:
            self.app.bell()

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        self.tell_saving(self.grille.live, self.grille.lecture_seule)

    # Facts flow up

    def on_line_list_chosen(self) -> None:
        """A click on the critère under the cursor turns its mark."""
        self._marking.turn()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the words of the statuts to the new width."""
        self.call_after_refresh(self.paint_all)

    def _look(self) -> None:
        """Take in what other programs wrote."""
        if not self.is_current:
            return
        self._remind()
        # The session too: a delay noted elsewhere shortens this clock, another group brings other hints.
        lives: tuple[Live[Any], ...] = (self.poste.ouverte.live, self.chrono.live, self.grille.live)
        changed = [live for live in lives if live.refresh()]  # each of them, not the first that changed
        self._take_hints()
        if changed or self.poste.ouverte.session is not self._painted:
            self.paint_all()

    def _take_hints(self) -> None:
        if self._hints.take():
            self._paint_row()

    def _remind(self) -> None:
        self._bandeau.say("rappel", self._rappel())

    # Commands: marks

    def action_avis(self, avis: str) -> None:
        """Judge the critère under the cursor and go to the next one."""
        self._marking.judge(Avis(avis))

    def action_confirmer_ecrit(self) -> None:
        """Give the critère under the cursor the mark noted on the written work, and go on."""
        avis = self.attempt(lambda: self._hints.avis(self.checklist.current.code))
        if avis is not None:
            self._marking.judge(avis)

    def action_effacer(self) -> None:
        """Clear the judgement and stay."""
        self._marking.clear()

    def action_annuler(self) -> None:
        """Take back the last change."""
        self._marking.undo()

    def action_retablir(self) -> None:
        """Do again what was taken back."""
        self._marking.redo()

    def action_voisine(self, step: int) -> None:
        """Go to a neighbouring compétence."""
        self._marking.go_to_neighbour(step)

    def action_competence(self, rank: int) -> None:
        """Go to the nth compétence."""
        self._marking.go_to_competence(rank)

    def action_chercher(self) -> None:
        """Find a row by its words."""
        self._marking.tell(self._marking.find())

    def action_remarque(self) -> None:
        """Write the remarque of the row under the cursor."""
        self._marking.tell(self._marking.write_remarque())

    # Commands: the clock

    def action_bascule(self) -> None:
        """Start, pause or resume, at once."""
        self._timing.toggle()

    def action_phase(self) -> None:
        """Go to the next phase, or end the oral."""
        self._timing.next_phase()

    def action_minute(self, minutes: int) -> None:
        """Give or take a minute."""
        self._timing.adjust(minutes)

    def action_annuler_chrono(self) -> None:
        """Take back the last clock action."""
        self._timing.undo()

    def action_confirmer(self) -> None:
        """Vouch for an approximate time."""
        self._timing.confirm()

    def action_motif(self) -> None:
        """Give the reason of the last clock action."""
        self._timing.tell(self._timing.give_reason())

    # Commands: the sheet as a whole

    def action_masquer(self) -> None:
        """Hide or show the live statuts: a visible verdict can sway a marker."""
        self._sheet.hidden = not self._sheet.hidden
        self.paint()

    def action_incident(self) -> None:
        """Note an incident of this candidat or of the session."""
        carnet = CarnetIncidents(self.poste.ouverte, self.poste.contexte, self.poste.writer, self.chrono)
        Signalement(self, carnet, self.paint_clock).ask_whom(self.candidat)

    def action_deplacer(self) -> None:
        """Move a sheet filled for the wrong candidat, with a reason."""
        moving = Deplacement(self, self.poste, self.candidat, self.grille, self.chrono, self.paint_all)
        moving.tell(moving.move())

    def action_infos(self) -> None:
        """Show the épreuve, its rule and what the référentiel contradicts itself in."""
        self.app.push_screen(Infos(self.poste.ouverte.bloc, self.poste.ouverte.referentiel))

    def action_bilan(self) -> None:
        """Show the result; it comes back with a code to look at, or with what to do next."""
        flow = Flow(self)
        flow.tell(self._look_at_bilan(flow))

    async def _look_at_bilan(self, flow: Flow) -> None:
        bilan = BilanScreen(self.poste, self.candidat, self.grille, self.chrono, self.affichage)
        result = await flow.ask(bilan)
        if result in (Suite.SUIVANT, Suite.RETOUR):
            self._leave(result)
            return
        self.paint_all()
        if result:
            self.return_to(result)

    def return_to(self, code: str) -> None:
        """Go to the critère or compétence the bilan sends back to, and say how many critères are left."""
        self.checklist.go_to_code(code)
        restants = self.grille.statut.restants
        if restants and self.grille.grille.avis(code) is None:
            self.say(f"Il reste {counted(restants, 'critère')} à évaluer.")

    def action_retour(self) -> None:
        """Go back to the candidats."""
        self._leave(Suite.RETOUR)

    def _leave(self, suite: str) -> None:
        """Let the sheet go and say what comes next."""
        self.grille.close()
        self.dismiss(suite)
