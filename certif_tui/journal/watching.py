"""Watching streams where nobody tells of a change: their stamps are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Stream


class PolledWatch:
    """A `Watch` over `streams` by their stamps."""

    def __init__(
        self, stamps: Callable[[Iterable[Stream[Any]]], tuple[Stamp | None, ...]], streams: Iterable[Stream[Any]]
    ) -> None:
        self._stamps, self._streams = stamps, tuple(streams)
        self._seen = stamps(self._streams)

    def changed(self) -> frozenset[Stream[Any]]:
        """Those that changed since they were last asked for, or the watch began."""
        before, self._seen = self._seen, self._stamps(self._streams)
        pairs = zip(self._streams, before, self._seen, strict=True)
        return frozenset(stream for stream, was, now in pairs if was != now)
