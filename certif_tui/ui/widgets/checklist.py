"""The whole bloc as one checklist: critères under their compétences, marks at the left edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style

from certif_tui.domain.ecrit.indices import Indice
from certif_tui.domain.frozen import Frozen, field
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.state import Case
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.ui.widgets.line_list import LineList
from certif_tui.ui.widgets.text import cut, folded
from certif_tui.wording.signs import WGL4, Glyphs
from certif_tui.wording.text import sort_key

MARK_COLUMNS = 3
"""Cursor, mark and remarque signs: the cells that change when a critère is marked."""
STYLE_OF_AVIS = {None: "texte", Avis.VALIDE: "valide", Avis.NON_VALIDE: "non_valide", Avis.SANS_OBJET: "discret"}
EMPTY = Case()
STEP = 2
"""Rows that a mark goes on by at most, over a heading: further is a leap, after which the eye looks for its place."""


class Ligne(Frozen):
    """A row of the checklist: a compétence's heading or one of its critères."""

    code: str
    libelle: str
    competence: str
    titre: bool


class Marques(Frozen):
    """What stands at the left edge of the rows, by code: the sheet's marks, what was noted on the written work."""

    cases: Mapping[str, Case] = field(default_factory=dict)
    indices: Mapping[str, Indice] = field(default_factory=dict)

    def changed(self, before: Marques) -> set[str]:
        """The codes of what differs."""
        return _changed(before.cases, self.cases) | _changed(before.indices, self.indices)


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    if before is after:
        return set()
    pairs = ((code, before.get(code), after.get(code)) for code in before.keys() | after.keys())
    return {code for code, old, new in pairs if old is not new and old != new}


def rows_of(bloc: Bloc) -> tuple[Ligne, ...]:
    """The rows of a bloc, in official order."""
    rows: list[Ligne] = []
    for competence in bloc.competences:
        rows.append(Ligne(competence.code, competence.libelle, competence.code, titre=True))
        rows.extend(Ligne(it.code, it.libelle, competence.code, titre=False) for it in competence.criteres)
    return tuple(rows)


def unfolded(lines: Sequence[int], height: int, cursor: int) -> frozenset[int]:
    """Which rows are shown in full, of rows of so many `lines`, in a window of that height.

    Each has a line; what is left goes to the rows nearest the cursor, of two as near to the one below.
    """
    whole, left = set(), height - len(lines)
    for row in sorted(range(len(lines)), key=lambda row: (abs(row - cursor), row < cursor)):
        if lines[row] - 1 <= max(0, left):
            whole.add(row)
            left -= lines[row] - 1
    return frozenset(whole)


class Checklist(LineList):
    """Every critère of a bloc with its mark, a line each, and as many wordings in full as the window has lines for."""

    def __init__(self, bloc: Bloc, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = rows_of(bloc)
        self.rank = {row.code: index for index, row in enumerate(self.rows)}
        self.headings = [index for index, row in enumerate(self.rows) if row.titre]
        self._glyphs = glyphs
        self._marques = Marques()
        self._texts: list[list[str]] = []

    @property
    def current(self) -> Ligne:
        """The row under the cursor."""
        return self.rows[self.cursor]

    def show(self, marques: Marques) -> None:
        """Show these, painting only what changed: what was noted on the written work as long as the sheet is silent."""
        before, self._marques = self._marques, marques
        for row in (self.rank[code] for code in marques.changed(before) if code in self.rank):
            self.repaint(row, columns=None if self.rows[row].titre else MARK_COLUMNS)

    def on_resize(self) -> None:
        """Fold the wordings to the new width."""
        self._fold()
        super().on_resize()

    def go_to(self, row: int) -> None:
        """Put the cursor on a row; only a leap may unfold other wordings, so that no row moves while one marks."""
        leaps = abs(row - self.cursor) > STEP
        super().go_to(row)
        if leaps and self.size.height:
            self._fold()

    def _fold(self) -> None:
        """Fold the wordings that fit into the window, those nearest the cursor first, and cut the others."""
        rooms = [self.line_width - self._indent(row) for row in self.rows]
        full = [folded(row.libelle, room) for row, room in zip(self.rows, rooms, strict=True)]
        whole = unfolded([len(lines) for lines in full], self.size.height, self.cursor)
        texts = [
            lines if at in whole else [cut(row.libelle, room, self._glyphs.suite)]
            for at, (row, room, lines) in enumerate(zip(self.rows, rooms, full, strict=True))
        ]
        if texts != self._texts:
            self._texts = texts
            self.lay_out([len(lines) for lines in texts])

    def _indent(self, row: Ligne) -> int:
        return len(row.code) + (1 if row.titre else MARK_COLUMNS + 1)

    def draw(self, row: int, line: int, width: int, styles: dict[str, Style], chosen: bool) -> list[Segment]:
        """One line of a row: signs and code on the first, the wording on all."""
        ligne = self.rows[row]
        text = self._texts[row][line] if row < len(self._texts) else ""
        body = styles["titre" if ligne.titre else "texte"]
        if line:
            return [Segment(" " * self._indent(ligne) + text, body)]
        case = self._marques.cases.get(ligne.code, EMPTY)
        cursor = self._glyphs.curseur if chosen else " "
        remark = self._glyphs.remarque if case.remarque else " "
        if remark == " " and case.avis is None and ligne.code in self._marques.indices:
            remark = self._glyphs.indice
        if ligne.titre:
            sign = cursor if chosen else remark
            return [Segment(f"{ligne.code} {text}".rstrip() if sign == " " else f"{ligne.code}{sign}{text}", body)]
        mark = Segment(self._glyphs.of_avis(case.avis), styles[STYLE_OF_AVIS[case.avis]])
        return [Segment(cursor, body), mark, Segment(f"{remark}{ligne.code} {text}", body)]

    def marked(self, row: int) -> int:
        """Its signs and its code."""
        return self._indent(self.rows[row]) - (0 if self.rows[row].titre else 1)

    def go_to_code(self, code: str) -> None:
        """Put the cursor on a critère or compétence, where it is one of this bloc."""
        row = self.rank.get(code)
        if row is not None:
            self.go_to(row)

    def matches(self, words: str) -> list[int]:
        """The rows whose code or wording holds the words."""
        wanted = sort_key(words)
        return [row for row, it in enumerate(self.rows) if wanted in sort_key(f"{it.code} {it.libelle}")]
