"""A time in large digits; of a second that passes only what changes is painted."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.geometry import Region

from certif_tui.ui.widgets.drawn import Drawn, SideBySide
from certif_tui.wording.digits import big, gap, last_changed
from certif_tui.wording.signs import WGL4, Glyphs

MOST_SIGNS = 9
"""Signs of the longest time: `≈+1:02:03`."""
CALM = {"titre": "texte"}
"""Blocks need no bold, which costs bytes at each second."""


class BigDigits(SideBySide):
    """As wide and as high as its digits, each of which is painted on its own."""

    DEFAULT_CSS = "BigDigits { width: auto; height: auto; }"

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._signs = [_Sign() for _ in range(MOST_SIGNS)]
        self._shown = ("", "", 0, False)
        self.text = ""

    @property
    def is_ascii(self) -> bool:
        """Whether it draws with `#` alone."""
        return self._glyphs.is_ascii

    def compose(self) -> ComposeResult:
        """A widget a sign: Textual sends a line anew from the left edge of the widget it changed in."""
        yield from self._signs

    def show(self, text: str, style: str = "texte", *, scale: int = 1) -> None:
        """Show a time, `scale` points a side; what is the same is not painted again."""
        wanted = (text, CALM.get(style, style), scale, self.is_ascii)
        if wanted == self._shown:
            return
        self._shown, self.text = wanted, text
        for rank, sign in enumerate(self._signs):
            sign.put(text[rank : rank + 1], wanted[1], scale, ascii_only=self.is_ascii)


class _Sign(Drawn):
    """One sign, and the gap behind it: what stands further right begins beyond what is painted."""

    DEFAULT_CSS = "_Sign { width: 0; height: 0; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._rows, self._style = tuple[str, ...](), "texte"

    def put(self, sign: str, style: str, scale: int, *, ascii_only: bool) -> None:
        """Show a sign, none where it is empty."""
        rows = big(sign, ascii_only=ascii_only, scale=scale) if sign else ()
        before, was = self._rows, self._style
        if (rows, style) == (before, was):
            return
        self._rows, self._style = rows, style
        if [len(row) for row in rows] != [len(row) for row in before]:
            self.display = bool(rows)
            between = gap(scale, ascii_only=ascii_only)
            self.styles.width, self.styles.height = len(rows[0]) + between if rows else 0, len(rows)
            self.refresh()
        elif style != was or not self.extent:
            self.refresh()
        else:
            self._repaint(before)

    def _repaint(self, before: tuple[str, ...]) -> None:
        changed = (last_changed(old, new) for old, new in zip(before, self._rows, strict=True))
        self.refresh(*(Region(0, y, at + 1, 1) for y, at in enumerate(changed) if at is not None))

    def line(self, y: int) -> list[Segment]:
        """Draw one row."""
        return [Segment(self._rows[y] if y < len(self._rows) else "", self.palette.styles[self._style])]
