"""Watching streams where nobody tells of a change: their stamps are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Stream


class PolledWatch:
    """A `Watch` over `streams` by their stamps."""

    def __init__(self, stamp: Callable[[Stream[Any]], Stamp | None], streams: Iterable[Stream[Any]]) -> None:
        self._stamp = stamp
        self._seen = {stream: stamp(stream) for stream in streams}

    def changed(self) -> frozenset[Stream[Any]]:
        """Those that changed since they were last asked for, or the watch began."""
        now = {stream: self._stamp(stream) for stream in self._seen}
        changed = frozenset(stream for stream, stamp in now.items() if stamp != self._seen[stream])
        self._seen = now
        return changed
