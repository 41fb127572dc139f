"""A table of rows folded only when they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from certif_tui.ui.widgets.drawn import Drawn
from certif_tui.ui.widgets.line_list import LineList
from certif_tui.ui.widgets.text import cut, padded
from certif_tui.wording.signs import WGL4, Glyphs

Cellule = tuple[str, str]
"""A text and the name of its style."""


WIDEST = 123
"""Cells of a row beyond which what its last column says stands far from whom it says it of."""
Widths = Callable[[int], Sequence[int]]
"""The columns' widths in a table of a given width; one of them may be 0 and takes what is left."""


def fitted(widths: Widths, width: int) -> list[int]:
    """The columns' widths, the free one's included, behind the two cells of the cursor.

    A free column between others never drives them further apart than a table of `WIDEST` does.
    """
    if widths(width)[-1] != 0:
        width = min(width, WIDEST)
    columns = widths(width)
    free = max(8, width - 2 - sum(columns) - len(columns) + 1)
    return [column or free for column in columns]


def inside(width: int) -> int:
    """How wide the rows are of a table as wide as that: the last cell is the scrollbar's."""
    return width - 1


def room(widths: Widths, width: int) -> int:
    """How wide the free column is in rows of that width."""
    return fitted(widths, width)[widths(width).index(0)]


class RowList(LineList):
    """Rows of cells. `cells(row)` is asked only for rows on screen, so thousands of rows cost what a screenful does."""

    @dataclass
    class Seen(Message):
        """Other rows came into view."""

    def __init__(
        self,
        cells: Callable[[int], Sequence[Cellule]],
        widths: Widths,
        *,
        glyphs: Glyphs = WGL4,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._cells, self._widths, self._glyphs = cells, widths, glyphs

    def show(self, count: int, *, cursor: int | None = None) -> None:
        """Show that many rows, all painted again, the cursor on one of them when given."""
        if cursor is not None:
            self.cursor = cursor
        self.lay_out([1] * count)
        self.post_message(self.Seen())

    def go_on(self) -> None:
        """Go to the next row, from the last one to the first."""
        last = self.cursor + 1 >= self.count
        self.go_to(0 if last else self.cursor + 1)

    @property
    def rows_on_screen(self) -> range:
        """The rows in the window."""
        top = int(self.scroll_offset.y)
        return range(min(top, self.count), min(top + self.size.height, self.count))

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Tell what came into view."""
        super().watch_scroll_y(old, new)
        if int(old) != int(new):
            self.post_message(self.Seen())

    def on_resize(self) -> None:
        """Tell what came into view."""
        super().on_resize()
        self.post_message(self.Seen())

    def draw(self, row: int, line: int, width: int, styles: dict[str, Style], chosen: bool) -> list[Segment]:
        """The cells of a row, cut to their columns."""
        runs = [(f"{self._glyphs.curseur if chosen else ' '} ", "titre")]
        for text, style, column in spread(self._cells(row), fitted(self._widths, width)):
            shown = cut(text, column, self._glyphs.suite)
            runs += [(shown, style), (" " * (column + 1 - cell_len(shown)), "texte" if "!" in style else style)]
        return [Segment(text, styles[style]) for text, style in joined(runs)]

    def marked(self, row: int) -> int:
        """The cursor's sign and the first column that says something."""
        at = 2
        for text, _style, column in spread(self._cells(row), fitted(self._widths, self.line_width)):
            if text.strip():
                return at + min(column, cell_len(text.rstrip()))
            at += column + 1
        return at


def spread(cells: Sequence[Cellule], columns: Sequence[int]) -> list[tuple[str, str, int]]:
    """Each cell with its width: the last one takes the room of those that are not there."""
    shown = [(text, style, column) for (text, style), column in zip(cells, columns, strict=False)]
    if shown and len(cells) < len(columns):
        text, style, column = shown[-1]
        shown[-1] = (text, style, column + sum(columns[len(cells) :]) + len(columns) - len(cells))
    return shown


def joined(runs: Sequence[Cellule]) -> list[Cellule]:
    """The same cells with neighbours of one style made one: a change of style costs some thirty bytes a row.

    Blanks, whose ink is not seen, take the style of the cell before them, else of the one after; a block keeps its own
    width.
    """
    merged: list[Cellule] = []
    for text, style in runs:
        last, worn = merged[-1] if merged else ("", style)
        if style == worn or not (text.strip() or "!" in worn):
            merged[-1:] = [(last + text, worn)]
        elif not last.strip() and "!" not in style:
            merged[-1] = (last + text, style)
        else:
            merged.append((text, style))
    return merged


class Headings(Drawn):
    """The headings of a table's columns, above it, as wide as it is: a margin would be taken from the table too."""

    DEFAULT_CSS = "Headings { height: 1; width: 1fr; }"

    def __init__(self, titles: Callable[[int], Sequence[str]], widths: Widths, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._titles, self._widths = titles, widths

    def line(self, y: int) -> list[Segment]:
        """The headings, aligned as the columns are."""
        width, style = inside(self.extent.width), self.palette.styles["discret"]
        shown = zip(fitted(self._widths, width), self._titles(width), strict=False)
        words = "  " + " ".join(padded(title, column) for column, title in shown)
        return [Segment(words, style)]
