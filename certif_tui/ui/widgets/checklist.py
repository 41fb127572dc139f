"""The whole bloc as one checklist: critères under their compétences, marks at the left edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style

from certif_tui.domain.ecrit.indices import Indice
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


@dataclass(frozen=True, slots=True)
class Ligne:
    """A row of the checklist: a compétence's heading or one of its critères."""

    code: str
    libelle: str
    competence: str
    titre: bool


@dataclass(frozen=True, slots=True)
class Marques:
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


class Checklist(LineList):
    """Every critère of a bloc with its mark; full wordings when all of them fit, one line each otherwise."""

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

    def _fold(self) -> None:
        width = self.line_width
        full = [folded(row.libelle, width - self._indent(row)) for row in self.rows]
        if sum(map(len, full)) > self.size.height:
            full = [[cut(row.libelle, width - self._indent(row), self._glyphs.suite)] for row in self.rows]
        self._texts = full
        self.lay_out([len(lines) for lines in full])

    def _indent(self, row: Ligne) -> int:
        return len(row.code) + (1 if row.titre else MARK_COLUMNS + 1)

    def draw(self, row: int, line: int, width: int, styles: dict[str, Style], chosen: bool) -> list[Segment]:
        """One line of a row: signs and code on the first, the wording on all."""
        ligne, plus = self.rows[row], "+" if chosen else ""
        text = self._texts[row][line] if row < len(self._texts) else ""
        body = styles[("titre" if ligne.titre else "texte") + plus]
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
        mark = Segment(self._glyphs.of_avis(case.avis), styles[STYLE_OF_AVIS[case.avis] + plus])
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
