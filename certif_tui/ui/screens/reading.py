"""Rows read from the disk in a thread, a few at a time, those most wanted first; no key waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, Generic, TypeVar

from textual.screen import Screen

R = TypeVar("R")

LOOK = "look"
"""What the task of a look is called, for whoever waits until nothing goes on."""


class Reading(Generic[R]):
    """What is known of each row, by key.

    `wanted` gives the keys of the rows to know, the most wanted first, and is asked again before each slice; `read` and
    `changed`, which tells of which keys a row must be read again (of all, unless given), run in a thread; `show` is
    told the keys whose row changed. `looked_at` gives the keys to look at, where that is not all that is wanted.
    """

    def __init__(
        self,
        screen: Screen[Any],
        wanted: Callable[[], Iterable[str]],
        read: Callable[[str], R],
        show: Callable[[Sequence[str]], None],
        *,
        changed: Callable[[Sequence[str]], Collection[str]] = frozenset,
        looked_at: Callable[[], Iterable[str]] | None = None,
        at_once: int = 8,
    ) -> None:
        self.values: dict[str, R] = {}
        self._screen, self._wanted, self._read, self._show = screen, wanted, read, show
        self._changed, self._looked_at, self._at_once = changed, looked_at or wanted, at_once
        self._fresh: set[str] = set()
        self._look: asyncio.Task[None] | None = None
        self._doubted = self._running = False

    def expire(self) -> None:
        """Read again whatever is wanted; what is known stands meanwhile."""
        self._fresh.clear()

    def read_now(self, keys: Iterable[str]) -> None:
        """Read rows at once, before the screen is first shown."""
        todo = [key for key in keys if key not in self._fresh]
        self._fresh.update(todo)
        self._take({key: self._read(key) for key in todo})

    def look(self) -> None:
        """Read again in the background what changed of what is looked at.

        Mostly nothing did: a thread is asked, and only what it finds is worth a worker, which costs more than the look.
        """
        self._doubted = True
        if not self._running and self._look is None and self._screen.is_current:
            self._look = asyncio.create_task(self._look_once(), name=LOOK)

    async def _look_once(self) -> None:
        with suppress(Exception):  # the worker that looks again is the one to fail
            await self._drop_changed()
        self._look = None
        if self._doubted or next(self._missing(), None) is not None:
            self.wake()

    def wake(self) -> None:
        """Read in the background what is wanted and not fresh."""
        if not self._running:
            self._running = True
            self._screen.run_worker(self._run())

    async def _run(self) -> None:
        try:
            while todo := await self._todo():
                self._fresh.update(todo)  # before reading: what expires meanwhile is read once more
                changed = self._take(await asyncio.to_thread(self._read_all, todo))
                if self._screen.is_current:
                    self._show(changed)
        finally:
            self._running = False

    async def _todo(self) -> list[str]:
        """The next rows to read; none for a screen out of sight, which reads afresh when it comes back."""
        while self._doubted and self._screen.is_current:
            await self._drop_changed()
        return list(islice(self._missing(), self._at_once)) if self._screen.is_current else []

    async def _drop_changed(self) -> None:
        """Hold what changed to be no longer fresh."""
        self._doubted = False
        known = [key for key in self._looked_at() if key in self._fresh]
        try:
            self._fresh.difference_update(await asyncio.to_thread(self._changed, known))
        except BaseException:
            self._doubted = True
            raise

    def _missing(self) -> Iterator[str]:
        return (key for key in self._wanted() if key not in self._fresh)

    def _read_all(self, keys: Sequence[str]) -> dict[str, R]:
        return {key: self._read(key) for key in keys}

    def _take(self, found: dict[str, R]) -> list[str]:
        changed = [key for key, row in found.items() if key not in self.values or self.values[key] != row]
        self.values.update(found)
        return changed
