"""The one rule of freshness: what is worked out from streams stands for as long as their stamps do."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from certif_tui.journal.journal import Journal
from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Stream

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Streams = tuple[Stream[Any], ...]
Stamps = tuple[Stamp | None, ...]


class _Ground(NamedTuple):
    """What a value rests on: the streams it was worked out from as they were then, and what else was `given`."""

    streams: Streams
    stamps: Stamps
    given: object


class Kept(Generic[K, V]):
    """Values by key; each is worked out again only once its streams changed, or what else it rests on."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept: dict[K, tuple[_Ground, V]] = {}

    def get(self, key: K, streams: Streams, work: Callable[[Stamps], V], *, given: object = None) -> V:
        """The value of a key as its streams are now; `work` makes it from them, told their stamps, and from `given`.

        What `work` raises goes through, and nothing is kept.
        """
        # Stamped before they are read: what is written meanwhile is seen the next time.
        ground = _Ground(streams, self._journal.stamps(streams), given)
        kept = self._kept.get(key)
        if kept is None or kept[0] != ground:
            kept = self._kept[key] = ground, work(ground.stamps)
        return kept[1]

    def last(self, key: K) -> V:
        """The value of a key as it was last worked out. Raises `KeyError` for one that never was."""
        return self._kept[key][1]

    def stamps(self, key: K) -> Stamps | None:
        """The stamps of the streams that the value of a key was worked out from, null when it never was."""
        kept = self._kept.get(key)
        return kept[0].stamps if kept else None

    def changed(self, keys: Iterable[K]) -> frozenset[K]:
        """Which of these keys would be worked out again: their streams changed, or they never were."""
        keys = tuple(keys)
        known = {key: kept[0] for key in keys if (kept := self._kept.get(key)) is not None}
        streams = tuple(stream for ground in known.values() for stream in ground.streams)
        now = iter(self._journal.stamps(streams))
        same = {key for key, ground in known.items() if ground.stamps == tuple(next(now) for _ in ground.streams)}
        return frozenset(keys) - same
