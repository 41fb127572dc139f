"""A list drawn line by line: one widget, an inner cursor, and only the cells that changed are painted again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView

from certif_tui.ui.theme import Palette
from certif_tui.ui.widgets.drawn import Drawn, fill


class LineList(ScrollView, Drawn, can_focus=True, inherit_bindings=False):
    """Rows of one or more lines with a cursor. A subclass says how many rows there are and draws each line.

    Nothing scrolls sideways: the arrows ← → are left to the screen.
    """

    DEFAULT_CSS = """
    LineList { width: 1fr; height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """The row was clicked while the cursor already stood on it."""

        row: int

    cursor: var[int] = var(0, init=False)
    """The row the cursor stands on; who watches it paints in the same frame."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tops: list[int] = [0]

    # What a subclass provides

    def draw(self, row: int, line: int, width: int, styles: dict[str, Style], chosen: bool) -> list[Segment]:
        """The segments of one line of a row; `chosen` when the cursor stands on it."""
        raise NotImplementedError

    def marked(self, row: int) -> int:
        """How many cells at the left of a row stand out while the cursor is on it: its signs and its code."""
        raise NotImplementedError

    @property
    def stands_out(self) -> bool:
        """Whether the cursor's row stands out: where keys go elsewhere, it is only shown."""
        return True

    # Geometry

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._tops) - 1

    @property
    def line_width(self) -> int:
        """The cells of a line: those left of the scrollbar, whose column is kept free so that lines never fold anew."""
        return int(self.scrollable_content_region.width)

    @property
    def likely_width(self) -> int:
        """The same before the first size: most lists are as wide as the screen, and need no second layout then."""
        return self.line_width or self.screen.size.width - self.styles.scrollbar_size_vertical

    def lay_out(self, heights: list[int]) -> None:
        """Set the rows by their heights in lines, keeping the cursor where it can be kept."""
        tops = [0]
        for height in heights:
            tops.append(tops[-1] + height)
        self._tops = tops
        self.cursor = max(0, min(self.cursor, self.count - 1))
        if not self.line_width and tops[-1] > self.screen.size.height:
            # Known before the first frame, which would be painted again with its scrollbar.
            self.show_vertical_scrollbar = True
        self.virtual_size = Size(self.likely_width, tops[-1])
        self.refresh()
        self.call_after_refresh(self._bring_into_view)  # nothing scrolls before there is a scrollbar

    @property
    def spot(self) -> Region:
        """Where the cursor's row stands on the screen."""
        top, bottom = self._tops[self.cursor], self._tops[self.cursor + 1]
        return Region(self.region.x, self.region.y + top - int(self.scroll_offset.y), self.line_width, bottom - top)

    def row_at(self, line: int) -> int | None:
        """The row that owns a line of the whole list, null beyond the last."""
        row = bisect_right(self._tops, line) - 1
        return row if 0 <= row < self.count else None

    # Painting

    def line(self, y: int) -> list[Segment]:
        """Draw one line of the window."""
        width = self.line_width
        styles = self.palette.styles
        line = y + int(self.scroll_offset.y)
        row = self.row_at(line)
        if row is None:
            return []
        chosen = row == self.cursor
        segments = self.draw(row, line - self._tops[row], width, styles, chosen)
        if chosen and line == self._tops[row] and self.stands_out:
            segments = stood_out(segments, self.marked(row), self.palette)
        fill(segments, self.extent.width, styles["texte"])
        return segments

    def repaint(self, *rows: int, columns: int | None = None) -> None:
        """Paint rows again; of their first line alone, the first `columns` cells where given: what changes is there."""
        scroll, height = int(self.scroll_offset.y), self.extent.height
        width = columns or self.line_width
        regions = []
        for row in rows:
            if not 0 <= row < self.count:
                continue
            top, lines = self._tops[row] - scroll, self._tops[row + 1] - self._tops[row]
            if top + lines > 0 and top < height:
                regions.append(Region(0, top, width, 1 if columns else lines))
        if regions:
            self.refresh(*regions)

    # Moving

    def go_to(self, row: int) -> None:
        """Put the cursor on a row and bring it into view."""
        row = max(0, min(self.count - 1, row))
        if row == self.cursor or not self.count:
            return
        previous, self.cursor = self.cursor, row
        if not self._bring_into_view():
            self.repaint(previous, row, columns=max(self.marked(previous), self.marked(row)))

    def _bring_into_view(self) -> bool:
        """Scroll when the cursor's row is outside; by half a window, so that the next moves need no scrolling.

        Asked for after the next painting, it may find the rows gone: what is typed in a search comes in between.
        """
        if not self.count:
            return False
        scroll, height = int(self.scroll_offset.y), self.size.height
        top, bottom = self._tops[self.cursor], self._tops[self.cursor + 1]
        if top >= scroll and bottom <= scroll + height:
            return False
        half = max(1, height // 2)
        target = bottom - half if bottom > scroll + height else top - half
        target = max(0, min(target, self._tops[-1] - height))
        self.scroll_to(y=target, animate=False, immediate=True)
        self.refresh()
        return True

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.go_to(self.cursor + step)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a window."""
        target = self._tops[self.cursor] + direction * max(1, self.size.height - 1)
        row = self.row_at(max(0, min(target, self._tops[-1] - 1)))
        if row is not None:
            self.go_to(row)

    def action_jump(self, row: int) -> None:
        """Go to a row; -1 is the last."""
        self.go_to(row if row >= 0 else self.count - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a click where it stands already chooses the row."""
        row = self.row_at(int(event.y + self.scroll_offset.y))
        if row is None:
            return
        if row == self.cursor:
            self.post_message(self.Chosen(row))
        else:
            LineList.go_to(self, row)  # whatever else a subclass does: nothing moves under the mouse between two clicks

    def on_resize(self) -> None:
        """Take the new width, and keep the cursor's row in the window."""
        self.virtual_size = Size(self.line_width, self._tops[-1])
        self.call_after_refresh(self._bring_into_view)


def stood_out(segments: Sequence[Segment], cells: int, palette: Palette) -> list[Segment]:
    """The same line, its first cells standing out from the rest."""
    line = Segment.adjust_line_length(list(segments), max(cells, Segment.get_line_length(list(segments))))
    marked, rest = Segment.divide(line, [cells, Segment.get_line_length(line)])
    return [Segment(text, palette.stood_out(style or Style.null())) for text, style, _control in marked] + list(rest)
