"""Rows read in the background: which are read, and which again."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, cast

import pytest
from textual.screen import Screen

from certif_tui.ui.screens.reading import LOOK, Reading


class Sight:
    """A screen as far as reading knows one."""

    def __init__(self) -> None:
        self.is_current = True
        self.workers: list[asyncio.Task[None]] = []

    def run_worker(self, work: Coroutine[Any, Any, None]) -> None:
        self.workers.append(asyncio.create_task(work))

    async def calm(self) -> None:
        await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == LOOK))
        await asyncio.gather(*self.workers)


class Rows:
    """Rows that tell when they are read and shown; those of `dirty` are said to have changed."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.asked: list[Sequence[str]] = []
        self.shown: list[Sequence[str]] = []
        self.dirty: set[str] = set()
        self.sight = Sight()
        screen = cast("Screen[Any]", self.sight)
        self.reading = Reading(screen, lambda: "abc", self._read, self.shown.append, changed=self._changed, at_once=2)

    def _read(self, key: str) -> int:
        self.read.append(key)
        return len(self.read)

    def _changed(self, keys: Sequence[str]) -> set[str]:
        self.asked.append(keys)
        return self.dirty & set(keys)


@pytest.fixture
async def rows() -> Rows:
    """Rows that were all read once."""
    made = Rows()
    made.reading.wake()
    await made.sight.calm()
    assert (made.read, made.asked) == (["a", "b", "c"], [])
    made.shown.clear()
    return made


async def test_a_look_reads_again_and_shows_only_what_changed(rows: Rows) -> None:
    rows.dirty = {"b"}
    rows.reading.look()
    await rows.sight.calm()
    assert (rows.asked, rows.read[3:], rows.shown) == ([["a", "b", "c"]], ["b"], [["b"]])


async def test_a_look_at_what_is_the_same_shows_nothing_and_sets_nobody_to_work(rows: Rows) -> None:
    rows.sight.workers.clear()
    rows.reading.look()
    await rows.sight.calm()
    assert (rows.asked, rows.read[3:], rows.shown, rows.sight.workers) == ([["a", "b", "c"]], [], [], [])


async def test_a_look_is_at_what_is_looked_at_alone(rows: Rows) -> None:
    rows.reading._looked_at = lambda: "b"
    rows.dirty = {"b", "c"}
    rows.reading.look()
    await rows.sight.calm()
    assert (rows.asked, rows.read[3:]) == ([["b"]], ["b"])


async def test_a_look_that_fails_is_told_by_the_worker_that_looks_again(rows: Rows) -> None:
    def fails(_keys: Sequence[str]) -> set[str]:
        raise OSError("disque parti")

    rows.reading._changed = fails
    rows.reading.look()
    with pytest.raises(OSError, match="disque parti"):
        await rows.sight.calm()


async def test_a_look_during_another_is_not_lost(rows: Rows) -> None:
    changed = rows._changed

    def once_more(keys: Sequence[str]) -> set[str]:
        if len(rows.asked) == 0:
            rows.reading.look()
            found = changed(keys)
            rows.dirty = {"c"}
            return found
        return changed(keys)

    rows.reading._changed = once_more
    rows.reading.look()
    await rows.sight.calm()
    assert len(rows.asked) == 2 and rows.read[3:] == ["c"]


async def test_a_screen_out_of_sight_looks_at_nothing(rows: Rows) -> None:
    rows.sight.is_current = False
    rows.reading.look()
    await rows.sight.calm()
    assert rows.asked == []
