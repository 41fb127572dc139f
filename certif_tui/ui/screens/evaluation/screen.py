"""The grading screen: the whole bloc, its clock, its live statuts, the critère under the cursor in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.gate.live import Live
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import breakpoints
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.bilan import BilanScreen, Suite
from certif_tui.ui.screens.evaluation.alertes import alert_of, elapsed_words
from certif_tui.ui.screens.evaluation.hinting import Hinting
from certif_tui.ui.screens.evaluation.incidents import Reporting
from certif_tui.ui.screens.evaluation.marking import Marking
from certif_tui.ui.screens.evaluation.timing import Timing
from certif_tui.ui.screens.evaluation.titre import title
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.checklist import Checklist
from certif_tui.ui.widgets.chrono_bar import ChronoBar
from certif_tui.ui.widgets.drawn import Row
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.side_column import SideColumn
from certif_tui.ui.widgets.statut_strip import StatutStrip
from certif_tui.wording.text import clean, counted

LOOK_S = 4.0
"""Seconds between two looks at what other programs wrote: the shared clock, a sheet taken over.

Nothing is lost to a slower look, for every write is checked on the disk; a faster one is felt by a laptop's battery.
"""
AWAY_S = 60
"""Seconds without an action after which a clock still running is worth a word on coming back."""


class Evaluation(Timing, Hinting, Marking, Reporting):
    """Grades one candidat. Dismissed with what to do next: a slug of `Suite`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("evaluation.bilan", "b", "bilan", "Bilan", "Résultat du candidat, remise de la grille", show=True),
        command("evaluation.masquer", "h", "masquer", "Masquer les statuts", "Cache ou montre ce qui est validé"),
        command("evaluation.deplacer", "d", "deplacer", "Déplacer la grille", "Grille remplie pour un autre candidat"),
        command("evaluation.infos", "i", "infos", "Épreuve et règle", "Modalités, condition de validation, remarques"),
        command("evaluation.retour", "escape", "retour", "Retour", "Revient à la liste des candidats"),
    ]

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
    ) -> None:
        """`rappel` says what goes on elsewhere and must not be forgotten, null most of the time."""
        super().__init__()
        self.add_class(*breakpoints(type(self), self.app.size))
        self._rappel = rappel
        self.poste, self.candidat, self.grille, self.chrono = poste, candidat, grille, chrono
        self.affichage = affichage
        self.hidden = affichage.statuts_masques
        self._rung: str | None = None
        self._painted = poste.ouverte.session
        """The session as it was last shown: the writer reads it too, to know whether the juré is still in the jury."""
        bloc, glyphs = poste.ouverte.bloc, affichage.glyphs
        self.entete = Entete(id="entete")
        self.clock_line = ChronoBar(glyphs=glyphs, id="chrono")
        self.strip = StatutStrip(bloc, glyphs=glyphs, id="statuts")
        self.checklist = Checklist(bloc, glyphs=glyphs, id="grille")
        self.side = SideColumn(bloc, glyphs=glyphs, id="cote")
        self.bandeau = Bandeau(glyphs=glyphs, id="bandeau")
        self.reading = Cell(inset=1, id="lecture")

    def compose(self) -> ComposeResult:
        """Title, clock, statuts; the checklist and, on a wide terminal, the side column; banner, reading pane, keys."""
        yield self.entete
        yield self.clock_line
        yield self.strip
        yield Row(self.checklist, self.side, id="corps")
        yield self.bandeau
        yield self.reading
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Come back to where the sheet was left and watch what others write."""
        self.clock_line.tick = self.paint_clock
        self._paint_title()
        self.checklist.cursor = self._first_row()
        self.checklist.follow = lambda _row: self.paint_reading()
        self.checklist.focus()
        self.take_indices()
        self.set_interval(LOOK_S, self._look)
        self.call_after_refresh(self._welcome)

    def on_unmount(self) -> None:
        """Let the sheet go, however the screen is left."""
        self.grille.close()

    def _first_row(self) -> int:
        """The first hole behind the last mark, else the first hole, else the top."""
        rows, grille = self.checklist.rows, self.grille.grille
        last = self.checklist.rank.get(grille.dernier_code or "", 0)
        order = [*range(last, len(rows)), *range(last)]
        holes = (row for row in order if not rows[row].titre and grille.avis(rows[row].code) is None)
        return next(holes, 1)

    def _welcome(self) -> None:
        """Say how long the clock ran unattended, when it did."""
        chrono, now = self.chrono.chrono, self.poste.contexte.clock.now().instant
        stored = [record.instant for record in (chrono.dernier,) if record]
        if chrono.marche is Marche.EN_COURS and stored:
            away = int((now - max(stored)).total_seconds())
            if away > AWAY_S:
                self.say(f"Le chrono a continué de courir. Sa dernière action remonte à {elapsed_words(away)}.")
        self._remind()
        self.paint_all()

    # Painting: state flows down

    @property
    def is_wide(self) -> bool:
        """Whether the side column stands in for the clock's line and the statuts' line."""
        return self.has_class("-large")

    def paint(self) -> None:
        """Show the sheet as it is now."""
        grille, statut = self.grille.grille, self.grille.statut
        self.checklist.show(grille.cases)
        if self.is_wide:  # painting the form that is not displayed would cost a whole layout
            self.side.show_statut(statut, grille, hidden=self.hidden)
        else:
            self.strip.show(statut, hidden=self.hidden)
        self.paint_reading()
        self.saved()

    def paint_all(self) -> None:
        """Show the sheet and the clock as they are now."""
        self._painted = self.poste.ouverte.session
        self._paint_title()
        self.paint()
        self.paint_clock()

    def _paint_title(self) -> None:
        self.entete.show(title(self.poste, self.candidat, self.app.size.width))

    def paint_reading(self) -> None:
        """Show the row under the cursor in full."""
        ligne = self.checklist.current
        remarque = self.grille.grille.remarque(ligne.code)
        note = f" {self.affichage.glyphs.remarque} {clean(remarque)}" if remarque else ""
        ecrit = self.hint_words(ligne.code)
        note += self.hint_remarque(ligne.code)
        self.reading.put(f"{ligne.code} {ecrit}{ligne.libelle}{note}", "titre" if ligne.titre else "texte")
        if self.is_wide:
            self.side.show_remarque(remarque)

    def paint_clock(self) -> None:
        """Show the clock as it is now."""
        lecture = self.chrono.read()
        if self.is_wide:
            self.side.show_clock(lecture)
        self.clock_line.show(lecture, hidden=self.is_wide)
        alert = alert_of(lecture)
        if alert and alert != self._rung and self.affichage.cloche:
            self.app.bell()
        self._rung = alert
        self.bandeau.say("alerte", alert)

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        self.tell_saving(self.grille.live, self.grille.lecture_seule)

    # Facts flow up

    def on_line_list_chosen(self) -> None:
        """A click on the critère under the cursor turns its mark: not evaluated, validé, non validé."""
        turn: dict[Avis | None, Avis | None] = {None: Avis.VALIDE, Avis.VALIDE: Avis.NON_VALIDE}
        if self.mark(turn.get(self.grille.grille.avis(self.checklist.current.code))):
            self.paint()

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
        self.take_indices()
        if changed or self.poste.ouverte.session is not self._painted:
            self.paint_all()

    def _remind(self) -> None:
        self.query_one(Bandeau).say("rappel", self._rappel())

    # Commands of the screen itself

    def action_masquer(self) -> None:
        """Hide or show the live statuts: a visible verdict can sway a marker."""
        self.hidden = not self.hidden
        self.paint()

    def action_bilan(self) -> None:
        """Show the result; it comes back with a code to look at, or with what to do next."""
        self.app.push_screen(
            BilanScreen(self.poste, self.candidat, self.grille, self.chrono, self.affichage), self._after_bilan
        )

    def _after_bilan(self, result: str | None) -> None:
        if result in (Suite.SUIVANT, Suite.RETOUR):
            self.leave(result)
            return
        self.paint_all()
        if result:
            self.return_to(result)

    def return_to(self, code: str) -> None:
        """Go to the critère or compétence the bilan sends back to, and say how many critères are left."""
        self.go_to_code(code)
        restants = self.grille.statut.restants
        if restants and self.grille.grille.avis(code) is None:
            self.say(f"Il reste {counted(restants, 'critère')} à évaluer.")

    def action_retour(self) -> None:
        """Go back to the candidats."""
        self.leave(Suite.RETOUR)

    def leave(self, suite: str) -> None:
        """Let the sheet go and say what comes next."""
        self.grille.close()
        self.dismiss(suite)

    def action_infos(self) -> None:
        """Show the épreuve, its rule and what the référentiel contradicts itself in."""
        from certif_tui.ui.screens.infos import Infos

        self.app.push_screen(Infos(self.poste.ouverte.bloc, self.poste.ouverte.referentiel))

    def action_deplacer(self) -> None:
        """Move a sheet filled for the wrong candidat, with a reason."""
        from certif_tui.ui.screens.evaluation.moving import ask_move

        ask_move(self)
