"""What is validated, compétence by compétence, live: narrow cells that repaint only when their words change."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.app import ComposeResult
from textual.geometry import Region

from certif_tui.domain.grille.evenements import Avis, Statut
from certif_tui.domain.grille.statut import LireAvis, StatutBloc, StatutCompetence
from certif_tui.domain.referentiel.model import Bloc, Competence
from certif_tui.ui.theme import BLOCK_OF_STATUT
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.checklist import STYLE_OF_AVIS
from certif_tui.ui.widgets.drawn import Drawn, SideBySide
from certif_tui.ui.widgets.row_list import joined
from certif_tui.ui.widgets.text import cut
from certif_tui.wording.signs import WGL4, Glyphs
from certif_tui.wording.statuts import STATUTS_BLOC, manque
from certif_tui.wording.text import NBSP

STYLES = {statut: BLOCK_OF_STATUT[statut] for statut in Statut}
SHORT = {"valide": "VALIDÉE", "hors_atteinte": "HORS ATT.", "non_valide": "NON VAL."}
SHORTEST = {"valide": "VAL.", "hors_atteinte": "HORS", "non_valide": "NON"}
SHORT_BLOC = {"possible": "possible", "valide": "VALIDÉ", "hors_atteinte": "HORS ATT.", "non_valide": "NON VAL."}
MASQUE = "statuts masqués"
Squares = tuple[str, str, tuple[Avis | None, ...]]
"""A compétence's words with their style, then the mark of each of its critères."""


def words(statut: StatutCompetence, width: int) -> str:
    """A compétence's statut in at most `width` cells, the fullest wording that fits.

    The count gives way before what the juror needs to know: how many are missing, or that it is settled.
    """
    code, count = statut.code, f"{statut.code} {statut.valides}/{statut.total}"
    if statut.statut is Statut.POSSIBLE:
        short, shortest = f"manque {statut.manque}", f"-{statut.manque}"
    else:
        short, shortest = SHORT[statut.statut], SHORTEST[statut.statut]
    forms = (f"{count} {manque(statut)}", f"{count} {short}", f"{code} {short}", f"{code} {shortest}", shortest)
    return fullest(forms, width)


def bloc_words(statut: StatutBloc, width: int) -> str:
    """A bloc's statut in at most `width` cells."""
    short = SHORT_BLOC[statut.statut]
    return fullest(
        (f"{statut.code} {STATUTS_BLOC[statut.statut]}", f"{statut.code} {short}", f"bloc {short}", short), width
    )


def fullest(forms: Sequence[str], width: int) -> str:
    """The first of these wordings that fits in `width` cells, else the last one."""
    return next((form for form in forms if len(form) <= width), forms[-1])


class StatutStrip(SideBySide):
    """One line: a cell a compétence, then the bloc."""

    DEFAULT_CSS = "StatutStrip { height: 1; padding-left: 1; }"

    def __init__(self, bloc: Bloc, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._competences = [Cell(id=f"c{rank}") for rank, _competence in enumerate(bloc.competences)]
        self._barres = [Cell(self._barre, "discret", fitted=True) for _competence in bloc.competences]
        self._whole = Cell(id="bloc")

    @property
    def _barre(self) -> str:
        return f"{self._glyphs.barre}{NBSP}"

    def compose(self) -> ComposeResult:
        """A cell a compétence, separated by bars, then the bloc's."""
        for cell, barre in zip(self._competences, self._barres, strict=True):
            yield cell
            yield barre
        yield self._whole

    def show(self, statut: StatutBloc, *, hidden: bool) -> None:
        """Show these statuts, or only their codes when hidden from the marker."""
        for barre in self._barres:
            barre.put(self._barre, "discret")
        for cell, competence in zip(self._competences, statut.competences, strict=True):
            if hidden:
                cell.put(competence.code, "discret")
            else:
                cell.put(words(competence, cell.extent.width or 24), STYLES[competence.statut])
        if hidden:
            self._whole.put(MASQUE, "discret")
        else:
            self._whole.put(bloc_words(statut, self._whole.extent.width or 24), STYLES[statut.statut])


class CompetenceSquares(Drawn):
    """A compétence in the side column: its count and statut in words, then a sign per critère."""

    DEFAULT_CSS = "CompetenceSquares { height: 2; width: 1fr; }"

    def __init__(
        self, competence: Competence, *, glyphs: Glyphs = WGL4, id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._competence, self._glyphs = competence, glyphs
        self._shown: Squares = ("", "texte", ())

    def show(self, statut: StatutCompetence, avis: LireAvis, *, hidden: bool) -> None:
        """Show this statut and these marks."""
        marks = tuple(avis(critere.code) for critere in self._competence.criteres)
        words_ = self._competence.code if hidden else words(statut, self.size.width or 31)
        shown = (words_, "discret" if hidden else STYLES[statut.statut], marks)
        if shown != self._shown:
            before, self._shown = self._shown, shown
            self.refresh(*_changed(before, shown))

    def line(self, y: int) -> list[Segment]:
        """The words, then the signs."""
        styles = self.palette.styles
        words_, style, marks = self._shown
        if y == 0:
            return [Segment(cut(words_, self.extent.width), styles[style]), Segment("", styles["texte"])]
        runs = [(f"{self._glyphs.of_avis(mark)} ", STYLE_OF_AVIS[mark]) for mark in marks]
        return [Segment(text, styles[style]) for text, style in joined(runs)]


def _changed(before: Squares, after: Squares) -> list[Region]:
    """Where they differ: the words as a whole, the signs from the first that changed to the last."""
    (words_, style, marks), (new_words, new_style, new_marks) = before, after
    if len(marks) != len(new_marks):
        return []
    turned = [rank for rank, pair in enumerate(zip(marks, new_marks, strict=True)) if pair[0] != pair[1]]
    regions = [Region(2 * turned[0], 1, 2 * (turned[-1] - turned[0]) + 1, 1)] if turned else []
    if (words_, style) != (new_words, new_style):
        regions.append(Region(0, 0, max(len(words_), len(new_words)), 1))
    return regions
