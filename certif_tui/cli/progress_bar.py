"""A progress bar on standard error, for a person who has waited for more than a second.

It is not click's, which draws from the first step on and, once finished, leaves its line on the screen.
"""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

PATIENCE_S = 1.0
"""Seconds before somebody who waits is shown how far the work has come."""
LOOK_S = 0.1
"""Seconds between two looks."""
WIDTH = 26


class ProgressBar:
    """Shown while the work lasts, gone without a trace after it; nothing where no terminal shows it."""

    def __init__(self) -> None:
        self._next, self._shown = time.monotonic() + PATIENCE_S, False

    def __enter__(self) -> Self:
        """Wait for the work to last."""
        return self

    def advance(self, done: int, total: int, words: str) -> None:
        """Show how far the work has come, `words` saying it."""
        now = time.monotonic()
        if now < self._next or sys.stderr is None or not sys.stderr.isatty():
            return
        full = WIDTH * done // max(1, total)
        print(f"\r\x1b[K[{'#' * full}{'.' * (WIDTH - full)}] {words}", end="", file=sys.stderr, flush=True)
        self._next, self._shown = now + LOOK_S, True

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Leave an empty line behind."""
        if self._shown and sys.stderr is not None:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
