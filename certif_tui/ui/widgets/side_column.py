"""The column that a wide terminal adds: a larger clock, squares per critère, the bloc, the remarque."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from certif_tui.documents.horloge import style_of
from certif_tui.domain.chrono.state import Lecture
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import StatutBloc
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.ui.widgets.big_digits import BigDigits
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.chrono_bar import bar, next_style, next_words, phase_words
from certif_tui.ui.widgets.statut_strip import MASQUE, STYLES, CompetenceSquares, bloc_words
from certif_tui.wording.durations import clock_face
from certif_tui.wording.signs import WGL4, Glyphs
from certif_tui.wording.text import clean

WIDE_BAR = 31
"""Cells of the column's bar."""


class Cote(Frozen):
    """What the column shows: a reading of the clock, what the marks make of the bloc, the remarque of a row.

    `lecture`, `grille` and `statut` are null as long as there is none to show; a `hidden` statut is only named.
    """

    lecture: Lecture | None = None
    grille: Grille | None = None
    statut: StatutBloc | None = None
    hidden: bool = False
    remarque: str = ""


class SideColumn(Vertical):
    """Shows at a glance what the narrow screen shows in two lines, and the remarque in full."""

    DEFAULT_CSS = """
    SideColumn { width: 34; padding: 0 1; border-left: solid $discret; display: none; }
    SideColumn #barre-large { height: 1; }
    SideColumn .detail { margin-bottom: 1; }
    SideColumn #suite-large { height: 2; }
    SideColumn #remarque { height: 1fr; min-height: 3; }
    """

    def __init__(self, bloc: Bloc, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._bloc, self._glyphs = bloc, glyphs
        self._shown: Cote | None = None

    def compose(self) -> ComposeResult:
        """Clock, phases, compétences, bloc, remarque."""
        yield Cell(id="phase-large", style="titre")
        yield BigDigits(glyphs=self._glyphs, id="grand")
        yield Cell(id="barre-large", style="discret")
        yield Cell(id="suite-large", classes="detail", style="discret")
        for rank, competence in enumerate(self._bloc.competences):
            yield CompetenceSquares(competence, glyphs=self._glyphs, id=f"carres{rank}", classes="detail")
        yield Cell(id="bloc-large", classes="detail", style="titre")
        yield Cell("Remarque", "discret", id="remarque-titre")
        yield Cell(id="remarque")

    def show(self, cote: Cote) -> None:
        """Show these; what is the same is not looked at again."""
        before, self._shown = self._shown, cote
        if cote.lecture is not None and (before is None or cote.lecture is not before.lecture):
            self._show_clock(cote.lecture)
        if before is None or cote.statut is not before.statut or cote.hidden != before.hidden:
            self._show_statut(cote)
        if before is None or cote.remarque != before.remarque:
            self._show_remarque(cote.remarque)

    def _show_clock(self, lecture: Lecture) -> None:
        approx = self._glyphs.environ if lecture.approche else ""
        self.query_one("#phase-large", Cell).put(phase_words(lecture), "discret")
        self.query_one("#grand", BigDigits).show(f"{approx}{clock_face(lecture)}", style_of(lecture))
        self.query_one("#barre-large", Cell).put(bar(lecture.courante, self._glyphs, WIDE_BAR), "discret")
        self.query_one("#suite-large", Cell).put(next_words(lecture), next_style(lecture))

    def _show_statut(self, cote: Cote) -> None:
        statut, grille, hidden = cote.statut, cote.grille, cote.hidden
        if statut is None or grille is None:
            return
        for rank, competence in enumerate(statut.competences):
            self.query_one(f"#carres{rank}", CompetenceSquares).show(competence, grille.avis, hidden=hidden)
        words, style = (MASQUE, "discret") if hidden else (bloc_words(statut, 31), STYLES[statut.statut])
        self.query_one("#bloc-large", Cell).put(words, style)

    def _show_remarque(self, texte: str) -> None:
        shown = clean(texte, multiline=True) if texte else "aucune (R pour écrire)"
        self.query_one("#remarque", Cell).put(shown, "texte" if texte else "discret")
