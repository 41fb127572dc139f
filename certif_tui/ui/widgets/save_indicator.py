"""Whether the juror's marks are on the disk."""

from __future__ import annotations

import asyncio

from textual.message import Message

from certif_tui.services.gate.unsaved import HANG_S
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.enregistrement import Enregistrement
from certif_tui.wording.text import counted

PATIENCE_S = 0.15
"""Seconds a save may take before the screen says that it is under way."""
LONG_S = HANG_S + 0.1
"""Seconds after which somebody must be told that the disk keeps silent: the writer knows it by then."""
WIDTH = 17
"""Cells it takes as long as its words, with a blank on both sides, need no more."""


class SaveIndicator(Cell):
    """« enregistré », « enregistrement… » once a save has taken 150 ms, or how many changes the disk refuses."""

    class Silent(Message):
        """A save has been under way for a long time."""

    DEFAULT_CSS = f"SaveIndicator {{ width: {WIDTH}; }}"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("      enregistré", "discret", id=id)
        self._patience: asyncio.TimerHandle | None = None
        self._pending = 0
        self._width = WIDTH

    def show(self, told: Enregistrement) -> None:
        """Tell the truth about the changes that are on their way."""
        self._pending = told.pending
        if told.trouble is not None and told.pending:
            self._say(f"{counted(max(1, told.changes), 'non enregistré')}", "alerte")
        elif told.refused is not None:
            self._say("lecture seule", "alerte")
        elif not told.pending:
            self._forget()
            self._say("enregistré", "discret")
        elif self._patience is None:
            self._patience = asyncio.get_running_loop().call_later(PATIENCE_S, self._lost_patience)

    def _lost_patience(self) -> None:
        self._patience = None
        if self._pending and self.is_mounted:
            self._say("enregistrement…", "non_valide")
            self._patience = asyncio.get_running_loop().call_later(LONG_S, self._tell_silent)

    def _tell_silent(self) -> None:
        self._patience = None
        if self._pending and self.is_mounted:
            self.post_message(self.Silent())

    def _forget(self) -> None:
        if self._patience:
            self._patience.cancel()
            self._patience = None

    def _say(self, text: str, style: str) -> None:
        width = max(WIDTH, len(text) + 2)
        if width != self._width:
            self.styles.width = self._width = width
        self.put(text.rjust(width - 1), style)

    def on_unmount(self) -> None:
        """Let the timer go with the screen."""
        self._forget()
