"""A few words in a fixed place: painted again only when they change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region, Size

from certif_tui.ui.widgets.drawn import Drawn
from certif_tui.ui.widgets.text import cut, folded


class Cell(Drawn):
    """One or more lines of plain text; never markup, so any text may be shown."""

    DEFAULT_CSS = "Cell { width: 1fr; height: 1; }"

    def __init__(
        self,
        text: str = "",
        style: str = "texte",
        *,
        fitted: bool = False,
        inset: int = 0,
        id: str | None = None,
        classes: str = "",
    ) -> None:
        """`fitted` cells are as wide as their text; others take the width their style sheet gives.

        `inset` is how many blanks stand on both sides of the text. A margin would do it at the expense of all the
        widgets above and below: Textual takes it from each of them.
        """
        super().__init__(id=id, classes=classes)
        self._fitted, self._inset = fitted, inset
        self.text, self._style = text, style

    def on_mount(self) -> None:
        """Take the width of the first text."""
        self._fit()

    def put(self, text: str, style: str = "texte") -> None:
        """Show another text; nothing is painted when it is the same, and no cell that was empty and stays so."""
        if (text, style) == (self.text, self._style):
            return
        resized = self._fitted and cell_len(text) != cell_len(self.text)
        whole = resized or style != self._style or not self.extent
        before = [] if whole else self.lines()
        self.text, self._style = text, style
        if resized:
            self._fit()
        self.refresh(*([] if whole else covered(before, self.lines())))

    def _fit(self) -> None:
        if self._fitted:
            self.styles.width = cell_len(self.text)
            self.display = bool(self.text)

    def fold(self, width: int) -> list[str]:
        """The text folded to what a width leaves of room for it."""
        return folded(self.text, width - 2 * self._inset)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the text, for a cell whose style sheet says `height: auto`."""
        return len(self.fold(width))

    def lines(self) -> list[str]:
        """The text as it fits: folded to the width when the cell is more than one line high, cut where it ends."""
        width, height = self.extent
        lines = [self.text] if height == 1 else self.fold(width)
        if len(lines) > height:
            lines[height - 1 :] = [f"{lines[height - 1]} {lines[height].lstrip()}"] if height else []
        return [" " * self._inset + cut(line, width - 2 * self._inset) for line in lines]

    def line(self, y: int) -> list[Segment]:
        """Draw one line of the text."""
        lines = self.lines()
        shown = [Segment(lines[y] if y < len(lines) else "", self.palette.styles[self._style])]
        return [*shown, Segment("", self.palette.styles["texte"])] if "!" in self._style else shown


def covered(before: Sequence[str], after: Sequence[str]) -> list[Region]:
    """Where the lines of two texts stand: what must be painted to replace one by the other."""
    widths = (max(map(cell_len, pair)) for pair in zip_longest(before, after, fillvalue=""))
    return [Region(0, y, width, 1) for y, width in enumerate(widths) if width]
