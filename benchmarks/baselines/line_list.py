"""A bare list of 46 lines drawn by one widget: the arrows move, space toggles, and nothing else happens."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

LINES = [f"Ligne {rank:02d} : un critère dont le texte est assez long pour remplir la ligne" for rank in range(1, 47)]
MARK_COLUMNS = 4
PLAIN = Style.parse("#eeeeee on #121212")
CHOSEN = Style.parse("bold #121212 on #5fd7ff")


class LineList(ScrollView, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [("down", "move(1)"), ("up", "move(-1)"), ("space", "mark")]

    def __init__(self) -> None:
        super().__init__()
        self.virtual_size = Size(0, len(LINES))
        self.chosen = 0
        self.marked: set[int] = set()

    def render_line(self, y: int) -> Strip:
        line, width = y + int(self.scroll_offset.y), self.size.width
        if line >= len(LINES):
            return Strip.blank(width, PLAIN)
        sign = "[x] " if line in self.marked else "[ ] "
        style = CHOSEN if line == self.chosen else PLAIN
        return Strip([Segment((sign + LINES[line])[:width].ljust(width), style)], width)

    def action_mark(self) -> None:
        self.marked ^= {self.chosen}
        self.refresh(Region(0, self.chosen - int(self.scroll_offset.y), MARK_COLUMNS, 1))

    def action_move(self, step: int) -> None:
        left, self.chosen = self.chosen, max(0, min(len(LINES) - 1, self.chosen + step))
        top, height = int(self.scroll_offset.y), self.size.height
        if top <= self.chosen < top + height:
            for line in (left, self.chosen):
                self.refresh(Region(0, line - top, self.size.width, 1))
        else:
            self.scroll_to(y=self.chosen - (0 if step < 0 else height - 1), animate=False)


class LineListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield LineList()


if __name__ == "__main__":
    LineListApp().run()
