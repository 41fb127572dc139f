"""A time in large digits; of a second that passes only what changes is painted."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region

from certif_tui.ui.widgets.drawn import Drawn
from certif_tui.wording.digits import big, first_changed
from certif_tui.wording.signs import WGL4, Glyphs

CALM = {"titre": "texte"}
"""Blocks need no bold, which costs bytes at each second."""


class BigDigits(Drawn):
    """As wide and as high as its digits. The row of a digit that changes is painted from there to the end."""

    DEFAULT_CSS = "BigDigits { width: 0; height: 3; }"

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ascii = glyphs is not WGL4
        self._rows: tuple[str, ...] = ()
        self._cuts: dict[int, int] = {}
        self._style, self.text = "texte", ""

    @property
    def is_ascii(self) -> bool:
        """Whether it draws with `#` alone."""
        return self._ascii

    def show(self, text: str, style: str = "texte", *, scale: int = 1) -> None:
        """Show a time, `scale` points a side; what is the same is not painted again."""
        rows, style = big(text, ascii_only=self._ascii, scale=scale), CALM.get(style, style)
        before, was = self._rows, self._style
        if (rows, style) == (before, was):
            return
        self._rows, self._style, self.text = rows, style, text
        resized = len(rows) != len(before) or len(rows[0]) != len(before[0])
        if resized:
            self.styles.width, self.styles.height = len(rows[0]), len(rows)
        if resized or style != was:
            self._cuts = {}
            self.refresh()
            return
        changed = {y: first_changed(old, new) for y, (old, new) in enumerate(zip(before, rows, strict=True))}
        self._cuts = {y: at for y, at in changed.items() if at is not None}
        self.refresh(*(Region(at, y, len(rows[y]) - at, 1) for y, at in self._cuts.items()))

    def line(self, y: int) -> list[Segment]:
        """Draw one row, cut where it last changed: Textual sends whole segments."""
        style = self.palette.styles[self._style]
        if y >= len(self._rows):
            return [Segment("", style)]
        row, at = self._rows[y], self._cuts.get(y, 0)
        return [Segment(part, style) for part in (row[:at], row[at:]) if part]
