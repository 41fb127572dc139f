"""The journal in memory, for tests: the same rules as on disk, nothing kept."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from certif_tui.domain.evenements.base import Evenement
from certif_tui.journal.appending import prepare
from certif_tui.journal.chain import Chain, StoredEvent, empty, examine
from certif_tui.journal.journal import (
    Content,
    Head,
    NotWritable,
    Receipt,
    Record,
    SessionExists,
    StreamDamaged,
    Unknown,
)
from certif_tui.journal.kinds import KINDS
from certif_tui.journal.openings import held_against, opening_of
from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Kind, Kinds, Stream
from certif_tui.journal.watching import PolledWatch, ends_of

S = TypeVar("S")


class MemoryJournal:
    """The `Journal` of one process; those who share it act as programs sharing a data folder."""

    def __init__(self, kinds: Kinds = KINDS) -> None:
        self.kinds = kinds
        self._referentiels: dict[str, bytes] = {}
        self._streams: dict[Stream[Any], tuple[int, dict[int, StoredEvent], Chain]] = {}
        self._writes = 0
        self._mutex = threading.RLock()

    def sessions(self) -> tuple[str, ...]:
        """The slugs of every session."""
        return tuple(self._referentiels)

    def create(self, session: str, referentiel: bytes, evenements: Sequence[Evenement]) -> Receipt:
        """Make the session. Raises `SessionExists`."""
        stream = self.kinds.own.at(session)
        todo = prepare(stream, empty(stream, self.label(stream)), evenements, 0)
        with self._mutex:
            if session in self._referentiels:
                raise SessionExists(f"La session «\u00a0{session}\u00a0» existe déjà.")
            self._referentiels[session] = referentiel
            self._keep(stream, todo.documents, todo.chain)
        return todo.receipt

    def referentiel(self, session: str) -> bytes:
        """The frozen référentiel of the session. Raises `StreamDamaged`."""
        self._require(session)
        return self._referentiels[session]

    def label(self, stream: Stream[Any]) -> str:
        """The stream's address."""
        return stream.path

    def streams(self, session: str) -> tuple[Stream[Any], ...]:
        """Every stream of the session, its own first. Raises `StreamDamaged`."""
        self._require(session)
        mine = (stream for stream in self._streams if stream.session == session)
        return tuple(sorted(mine, key=lambda stream: stream.kind is not self.kinds.own))

    def streams_of(self, session: str, kind: Kind[S]) -> tuple[Stream[S], ...]:
        """Those of one kind. Raises `StreamDamaged`."""
        return tuple(stream for stream in self.streams(session) if stream.kind is kind)

    def removed(self, session: str) -> tuple[Content[Any], ...]:
        """None: nothing removes a stream from here. Raises `StreamDamaged`."""
        self._require(session)
        return ()

    def read(self, stream: Stream[S]) -> Content[S]:
        """All that the stream holds. Raises `StreamDamaged`."""
        self._require(stream.session)
        return self._content(stream)

    def tail(self, stream: Stream[Any], *, after: int) -> tuple[Record | Unknown, ...]:
        """What the stream holds behind number `after`. Raises `Conflict`, `StreamDamaged`."""
        return self.read(stream).behind(after)

    def heads(self, streams: Iterable[Stream[Any]]) -> dict[Stream[Any], Head]:
        """Where each ends whose session is there."""
        return ends_of(self.read, streams)

    def watch(self, streams: Iterable[Stream[Any]]) -> PolledWatch:
        """Tell from now on which of them changed."""
        return PolledWatch(self.stamps, streams)

    def glance(self, stream: Stream[Any]) -> tuple[StoredEvent, ...] | None:
        """The stored events of a whole stream, null for any other."""
        kept = self._streams.get(stream)
        if kept is None or self._content(stream).faults or not kept[1]:
            return None
        return tuple(document for _seq, document in sorted(kept[1].items()))

    def append(self, stream: Stream[Any], evenements: Sequence[Evenement], *, after: int) -> Receipt:
        """Add events behind number `after`. Raises `Conflict`, `StreamDamaged`, `StreamReadOnly`."""
        with self._mutex:
            self._require(stream.session)
            todo = prepare(stream, self._chain(stream), evenements, after)
            self._keep(stream, {**self.documents(stream), **todo.documents}, todo.chain)
        return todo.receipt

    def stamp(self, stream: Stream[Any]) -> Stamp | None:
        """A sign of whether the stream has changed; null when it does not exist."""
        kept = self._streams.get(stream)
        return Stamp(str(kept[0])) if kept else None

    def stamps(self, streams: Iterable[Stream[Any]]) -> tuple[Stamp | None, ...]:
        """The same of many."""
        return tuple(map(self.stamp, streams))

    def refusal(self, stream: Stream[Any]) -> NotWritable | None:
        """None: memory can always be written. Raises `StreamDamaged`."""
        self._require(stream.session)
        return None

    def documents(self, stream: Stream[Any]) -> dict[int, StoredEvent]:
        """The events of a stream as they would be stored."""
        kept = self._streams.get(stream)
        return dict(kept[1]) if kept else {}

    def overwrite(self, stream: Stream[Any], documents: Mapping[int, StoredEvent]) -> None:
        """Put other stored events in the place of a stream's, as a hand edit or a newer program would."""
        with self._mutex:
            self._keep(stream, dict(documents), examine(stream, self.label(stream), documents))

    def _keep(self, stream: Stream[Any], documents: dict[int, StoredEvent], chain: Chain) -> None:
        self._writes += 1
        self._streams[stream] = self._writes, documents, chain

    def _content(self, stream: Stream[S]) -> Content[S]:
        own = self.kinds.own.at(stream.session)
        return held_against(self._chain(stream).content, lambda: opening_of(self._chain(own).content))

    def _chain(self, stream: Stream[Any]) -> Chain:
        kept = self._streams.get(stream)
        return kept[2] if kept else empty(stream, self.label(stream))

    def _require(self, session: str) -> None:
        if session not in self._referentiels:
            raise StreamDamaged(session, "cette session n'existe pas.", "Vérifiez son nom.")
