"""Several streams as they stand, whoever writes them: their states, and which of them changed since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar, cast

from certif_tui.domain.frozen import Frozen
from certif_tui.journal.journal import Journal, JournalError, told
from certif_tui.journal.proof import defaut_of
from certif_tui.journal.streams import Stream
from certif_tui.projections.kept import Kept, Stamps

S = TypeVar("S")


class Observed(Frozen, Generic[S]):
    """A stream as it stands. `defaut` says in French why it is no proof, `panne` why it cannot be read.

    The state of one that cannot be read is that of an empty one.
    """

    state: S
    defaut: str = ""
    panne: str = ""


class Observer:
    """Reads streams, each once a change, and never writes. It has no thread and no clock: whoever holds it asks."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept: Kept[Stream[Any], Observed[Any]] = Kept(journal)

    def seen(self, stream: Stream[S]) -> Observed[S]:
        """A stream as it is now. Never raises."""
        return cast(Observed[S], self._kept.get(stream, (stream,), lambda _stamps: self._read(stream)))

    def changed(self, streams: Iterable[Stream[Any]]) -> frozenset[Stream[Any]]:
        """Those of these that changed since they were last seen, or never were: asked at once, and none is read."""
        return self._kept.changed(streams)

    def stamps(self, streams: Iterable[Stream[Any]]) -> Stamps | None:
        """The stamps of these when they were last seen, in their order; null when one never was."""
        found = [self._kept.stamps(stream) for stream in streams]
        return tuple(stamp for stamps in found if stamps for stamp in stamps) if all(found) else None

    def _read(self, stream: Stream[S]) -> Observed[S]:
        try:
            content = self._journal.read(stream)
        except JournalError as error:
            return Observed(stream.kind.fold(stream, ()), panne=told(error))
        return Observed(content.state, defaut_of(content))
