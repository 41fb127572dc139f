"""click's progress bar on standard error, for a person who has waited for more than a second, gone once it is over."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

import click

PATIENCE_S = 1.0
"""Seconds before somebody who waits is shown how far the work has come."""
LOOK_S = 0.1
"""Seconds between two looks."""
WIDTH = 26
ERASED = "\r\x1b[K"
BACK = "\x1b[A\r\x1b[K"
"""Back over the line that click leaves behind."""


class ProgressBar:
    """Shown while the work lasts, gone without a trace after it; nothing where no terminal shows it."""

    def __init__(self) -> None:
        self._next, self._stack = time.monotonic() + PATIENCE_S, ExitStack()
        self._bar: Any = None

    def __enter__(self) -> Self:
        """Wait for the work to last."""
        return self

    def advance(self, done: int, total: int, words: str) -> None:
        """Show how far the work has come, `words` saying it."""
        now = time.monotonic()
        if now < self._next or sys.stderr is None or not sys.stderr.isatty():
            return
        self._next = now + LOOK_S
        if self._bar is None:
            drawn = click.progressbar(length=total, width=WIDTH, show_eta=False, show_percent=False, file=sys.stderr)
            self._bar = self._stack.enter_context(drawn)
        self._bar.label = words
        self._bar.update(done - self._bar.pos)

    def hide(self) -> None:
        """Make room for a line of text; the next advance shows the bar below it."""
        if self._bar is not None and sys.stderr is not None:
            print(ERASED, end="", file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave no line behind."""
        self._stack.__exit__(kind, error, trace)
        if self._bar is not None and sys.stderr is not None:
            print(BACK, end="", file=sys.stderr, flush=True)
