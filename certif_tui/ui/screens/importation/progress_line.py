"""How far a long work has come, drawn once somebody has waited for more than a second."""

from __future__ import annotations

import time

from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.signs import WGL4, Glyphs

PATIENCE_S = 1.0
"""Seconds before the bar is shown: what takes less is over before it is read."""
LARGEUR = 30


class ProgressLine(Cell):
    """A bar that a working thread advances by `done` of `total`, and a timer of the screen paints."""

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._since: float | None = None
        self._words = ""
        self.done, self.total = 0, 0

    def start(self, words: str) -> None:
        """Begin to wait for what `words` say."""
        self._since, self._words, self.done, self.total = time.monotonic(), words, 0, 0

    def stop(self) -> None:
        """The work is over."""
        self._since = None
        self.put("")

    def paint(self) -> None:
        """Draw the bar where there is something to wait for."""
        if self._since is None or time.monotonic() - self._since < PATIENCE_S:
            return
        full = LARGEUR * self.done // self.total if self.total else 0
        bar = self._glyphs.plein * full + self._glyphs.creux * (LARGEUR - full)
        count = f" {self.done}/{self.total}" if self.total else ""
        self.put(f" {self._words} {bar}{count}", "titre")
