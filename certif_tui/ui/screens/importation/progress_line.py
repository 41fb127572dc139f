"""How far a long work has come, drawn once somebody has waited for more than a second."""

from __future__ import annotations

import time

from certif_tui.domain.frozen import Frozen
from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.signs import WGL4, Glyphs

PATIENCE_S = 1.0
"""Seconds before the bar is shown: what takes less is over before it is read."""
LARGEUR = 30


class Attente(Frozen):
    """What somebody waits for, `since` when on the monotonic clock, and how much of it is `done`."""

    words: str
    since: float
    done: int = 0
    total: int = 0


class ProgressLine(Cell):
    """A bar, there only while somebody waits."""

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs

    def show(self, attente: Attente | None) -> None:
        """Show how far it has come; nothing where nobody waits, or not for long yet."""
        if attente is None or time.monotonic() - attente.since < PATIENCE_S:
            self.put("")
            return
        done, total = attente.done, attente.total
        full = LARGEUR * done // total if total else 0
        bar = self._glyphs.plein * full + self._glyphs.creux * (LARGEUR - full)
        count = f" {done}/{total}" if total else ""
        self.put(f" {attente.words} {bar}{count}", "titre")
