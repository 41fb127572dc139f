"""A few words in a fixed place: painted again only when they change."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from certif_tui.ui.theme import PALETTES, SOMBRE
from certif_tui.ui.widgets.text import cut, folded, padded


class Cell(Widget):
    """One or more lines of plain text; never markup, so any text may be shown."""

    DEFAULT_CSS = "Cell { width: 1fr; height: 1; }"

    def __init__(
        self, text: str = "", style: str = "texte", *, fitted: bool = False, id: str | None = None, classes: str = ""
    ) -> None:
        """`fitted` cells are as wide as their text; others take the width their style sheet gives."""
        super().__init__(id=id, classes=classes)
        self._fitted = fitted
        self.text, self._style = text, style

    def on_mount(self) -> None:
        """Take the width of the first text."""
        self._fit()

    def put(self, text: str, style: str = "texte") -> None:
        """Show another text; nothing is painted when it is the same."""
        if (text, style) == (self.text, self._style):
            return
        resized = len(text) != len(self.text)
        self.text, self._style = text, style
        if resized:
            self._fit()
        self.refresh()

    def _fit(self) -> None:
        if self._fitted:
            self.styles.width = len(self.text)
            self.display = bool(self.text)

    def lines(self, width: int) -> list[str]:
        """The text folded to a width."""
        return folded(self.text, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the text, for a cell whose style sheet says `height: auto`."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the text, folded to the width when the cell is more than one line high."""
        width, height = self.size.width, self.size.height
        style = PALETTES.get(self.app.theme, SOMBRE).styles[self._style]
        lines = [self.text] if height == 1 else self.lines(width)
        if y >= len(lines):
            return Strip.blank(width, style)
        last = y == height - 1 and len(lines) > height
        text = cut(f"{lines[y]} {lines[y + 1].lstrip()}", width) if last else lines[y]
        return Strip([Segment(padded(text, width), style)], width)
