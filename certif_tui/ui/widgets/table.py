"""A table of rows folded only when they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style

from certif_tui.ui.widgets.line_list import LineList
from certif_tui.ui.widgets.text import padded
from certif_tui.wording import WGL4, Glyphs

Cellule = tuple[str, str]
"""A text and the name of its style."""


class Table(LineList):
    """Rows of cells. `cells(row)` is asked only for rows on screen, so thousands of rows cost what a screenful does.

    `widths(width)` gives the columns' widths; one of them may be 0 and takes what is left.
    """

    def __init__(
        self,
        cells: Callable[[int], Sequence[Cellule]],
        widths: Callable[[int], Sequence[int]],
        *,
        glyphs: Glyphs = WGL4,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._cells, self._widths, self._glyphs = cells, widths, glyphs

    def show(self, count: int) -> None:
        """Show that many rows, all painted again."""
        self.lay_out([1] * count)

    def draw(self, row: int, line: int, width: int, styles: dict[str, Style], chosen: bool) -> list[Segment]:
        """The cells of a row, cut to their columns."""
        plus = "+" if chosen else ""
        columns = self._widths(width)
        free = max(8, width - 2 - sum(columns) - len(columns) + 1)
        segments = [Segment(f"{self._glyphs.curseur if chosen else ' '} ", styles[f"titre{plus}"])]
        for column, (text, style) in zip(columns, self._cells(row), strict=False):
            segments.append(Segment(padded(text, column or free, self._glyphs.suite) + " ", styles[style + plus]))
        return segments
