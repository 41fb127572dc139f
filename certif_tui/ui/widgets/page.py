"""A page of text read line by line, with a cursor so that it scrolls by keyboard and rows can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from certif_tui.domain.frozen import Frozen
from certif_tui.ui.widgets.line_list import LineList
from certif_tui.ui.widgets.text import folded
from certif_tui.wording.signs import Glyphs

WIDEST = 100
"""Columns beyond which lines are hard to follow."""


class Rang(Frozen):
    """A row of a page: its text, folded to the width under `indent` columns; `code` is what choosing it leads to."""

    text: str = ""
    style: str = "texte"
    indent: int = 1
    code: str | None = None


class Page(LineList):
    """Rows of folded text."""

    def __init__(self, *, glyphs: Glyphs | None = None, id: str | None = None) -> None:
        """`glyphs` has the sign before the row under the cursor, null where the page is only read."""
        super().__init__(id=id)
        self._glyphs = glyphs
        self._rangs: tuple[Rang, ...] = ()
        self._folded: list[list[str]] = []

    @property
    def current(self) -> Rang | None:
        """The row under the cursor, null on an empty page."""
        return self._rangs[self.cursor] if self._rangs else None

    def show(self, rangs: Sequence[Rang]) -> None:
        """Show these rows; nothing is painted when they are the same."""
        if tuple(rangs) != self._rangs:
            self._rangs, self._folded = tuple(rangs), []
            self._fold()

    def on_resize(self) -> None:
        """Fold the rows to the new width."""
        self._fold()
        super().on_resize()

    def _fold(self) -> None:
        width = min(self.likely_width, WIDEST)
        lines = [folded(rang.text, max(8, width - rang.indent)) for rang in self._rangs]
        if lines != self._folded:
            self._folded = lines
            self.lay_out([len(it) for it in lines])

    def draw(self, row: int, line: int, width: int, styles: dict[str, Style], chosen: bool) -> list[Segment]:
        """One line of a row."""
        rang = self._rangs[row]
        style = styles[rang.style]
        margin = " " * rang.indent
        if chosen and line == 0:
            margin = (self._glyphs.curseur if self._glyphs else " ") + margin[1:]
        text = self._folded[row][line]
        if "!" in rang.style:
            return [Segment(margin, styles["texte"]), Segment(text, style)]
        return [Segment(margin + text, style)]

    def marked(self, row: int) -> int:
        """Its margin, and the code it begins with where choosing it leads to one."""
        rang = self._rangs[row]
        return rang.indent + (len(rang.code) if rang.code and rang.text.startswith(rang.code) else 0)
