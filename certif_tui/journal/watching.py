"""Looking at many streams at once, where the engine has no shorter way: what each holds, or its stamp, is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from certif_tui.journal.journal import Content, Head, JournalError
from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Stream


def ends_of(read: Callable[[Stream[Any]], Content[Any]], streams: Iterable[Stream[Any]]) -> dict[Stream[Any], Head]:
    """Where each of these streams ends, those that cannot be read left out."""
    ends: dict[Stream[Any], Head] = {}
    for stream in streams:
        with suppress(JournalError):
            ends[stream] = read(stream).end
    return ends


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
