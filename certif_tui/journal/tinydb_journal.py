"""The journal on disk: one small TinyDB file a stream, gathered in one folder a session."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from certif_tui.domain.evenements.base import Evenement
from certif_tui.journal.chain import StoredEvent
from certif_tui.journal.creation import create_session
from certif_tui.journal.failures import writing_in
from certif_tui.journal.files import Files, existing_ancestor, may_exist
from certif_tui.journal.glance import glance
from certif_tui.journal.journal import Content, Fault, Head, NotWritable, Receipt, Record, StorageFailure, Unknown
from certif_tui.journal.kinds import KINDS
from certif_tui.journal.layout import LOCKS, Layout
from certif_tui.journal.locks import LOCK_WAIT_S
from certif_tui.journal.openings import Opening, Openings, held_against
from certif_tui.journal.reading import Chains, read_chain
from certif_tui.journal.salvage import Salvage, salvage
from certif_tui.journal.stamps import FileStamp, Stamp, opaque
from certif_tui.journal.storage import MAX_BYTES, StreamStorage
from certif_tui.journal.streams import Kind, Kinds, Stream
from certif_tui.journal.watching import PolledWatch, ends_of
from certif_tui.journal.writer import StreamWriter

S = TypeVar("S")


class TinyDBJournal:
    """The `Journal` in the data folder `root`, which need not exist yet; any thread may use it."""

    def __init__(
        self, root: Path, *, kinds: Kinds = KINDS, files: Files | None = None, lock_wait_s: float = LOCK_WAIT_S
    ) -> None:
        self.kinds = kinds
        self._files = files or Files()
        self._layout = Layout(root, self._files, kinds)
        self._chains = Chains()
        self._openings = Openings(self._layout, self._files)
        self._lock_wait_s = lock_wait_s
        self._writers: dict[Stream[Any], StreamWriter] = {}
        self._mutex = threading.Lock()

    def sessions(self) -> tuple[str, ...]:
        """The slugs of every session, damaged ones too. Raises `StorageFailure`."""
        return self._layout.sessions()

    def create(self, session: str, referentiel: bytes, evenements: Sequence[Evenement]) -> Receipt:
        """Make the session at once and whole, or not at all. Raises `SessionExists`, `StorageFailure`."""
        return create_session(self._layout, self._files, session, referentiel, evenements)

    def referentiel(self, session: str) -> bytes:
        """The frozen référentiel of the session. Raises `StreamDamaged`, `StorageFailure`."""
        return self._layout.referentiel(session)

    def label(self, stream: Stream[Any]) -> str:
        """The stream's file, below the data folder."""
        return self._layout.label(stream)

    def streams(self, session: str) -> tuple[Stream[Any], ...]:
        """Every stream of the session that exists, its own first. Raises `StreamDamaged`, `StorageFailure`."""
        return self._layout.streams(session)

    def streams_of(self, session: str, kind: Kind[S]) -> tuple[Stream[S], ...]:
        """Those of one kind. Raises `StreamDamaged`, `StorageFailure`."""
        return self._layout.streams_of(session, kind)

    def removed(self, session: str) -> tuple[Content[Any], ...]:
        """The streams whose witness tells of events and whose file is gone; the session's own says so when read.

        Where nobody lets us list the witnesses, that is told in their place, of the folder they are in.
        """
        try:
            witnessed = self._layout.witnessed(session)
        except StorageFailure as error:
            label = f"{session}/{LOCKS}"
            return (Content(self._layout.own(session), label, faults=(Fault(0, str(error).rstrip(".")),)),)
        gone = (stream for stream in witnessed if self._is_gone(stream))
        missed = ((stream, self._layout.witness(stream).missed()) for stream in gone)
        return tuple(Content(stream, self.label(stream), faults=(fault,)) for stream, fault in missed if fault)

    def _is_gone(self, stream: Stream[Any]) -> bool:
        return stream.kind is not self.kinds.own and not may_exist(self._layout.path(stream))

    def read(self, stream: Stream[S]) -> Content[S]:
        """All that the stream holds, but for what this process is still bringing to the disk.

        Raises `StreamDamaged`, `StorageFailure`.
        """
        content = self._unacknowledged(stream) or self._stored(stream)
        # Of an append that began meanwhile the file may hold what nobody has been promised yet.
        return held_against(self._unacknowledged(stream) or content, self._opening(stream))

    def _opening(self, stream: Stream[Any]) -> Opening:
        return lambda: self._openings.of(stream.session)

    def _unacknowledged(self, stream: Stream[Any]) -> Content[Any] | None:
        writer = self._writers.get(stream)
        return writer.unacknowledged if writer else None

    def _stored(self, stream: Stream[Any]) -> Content[Any]:
        path = self._layout.path(stream)
        stamp = self._file_stamp(stream)
        if stamp is None or self._layout.is_link(stream.session):
            self._layout.require(stream.session)
        else:
            kept = self._chains.get(stream, stamp)
            if kept is not None:
                return kept.content
        storage = StreamStorage(path, self.label(stream), self._files)
        return read_chain(stream, storage, self._chains, self._layout.witness(stream)).content

    def tail(self, stream: Stream[Any], *, after: int) -> tuple[Record | Unknown, ...]:
        """What the stream holds behind number `after`. Raises `Conflict`, else as `read`."""
        return self.read(stream).behind(after)

    def heads(self, streams: Iterable[Stream[Any]]) -> dict[Stream[Any], Head]:
        """Where each ends that can be read."""
        return ends_of(self.read, streams)

    def watch(self, streams: Iterable[Stream[Any]]) -> PolledWatch:
        """As `Journal.watch`, by the stamps of their files."""
        return PolledWatch(self.stamps, streams)

    def glance(self, stream: Stream[Any]) -> tuple[StoredEvent, ...] | None:
        """As `Journal.glance`."""
        if self._unacknowledged(stream) is not None:
            return None
        witness = self._layout.witness(stream)
        note = witness.read()
        if witness.closed() or self._layout.is_link(stream.session):
            return None
        try:
            data, _stamp = self._files.read(self._layout.file(stream), MAX_BYTES + 1)
        except OSError:
            return None
        found = glance(stream, data, note, self._opening(stream)) if len(data) <= MAX_BYTES else None
        # Of an append that began meanwhile the file may hold what nobody has been promised yet.
        return None if self._unacknowledged(stream) is not None else found

    def salvage(self, stream: Stream[Any]) -> Salvage:
        """What is left of a stream's file that cannot be read. Raises `OSError`."""
        return salvage(stream, self._files.read(self._layout.path(stream), MAX_BYTES)[0])

    def append(self, stream: Stream[Any], evenements: Sequence[Evenement], *, after: int) -> Receipt:
        """As `Journal.append`: returns once the events are on the disk."""
        self._layout.require(stream.session)
        return self._writer(stream).append(evenements, after)

    def stamp(self, stream: Stream[Any]) -> Stamp | None:
        """The stamp of the stream's file, null too when the disk will not tell: reading says why."""
        stamp = self._file_stamp(stream)
        return None if stamp is None else opaque(stamp)

    def stamps(self, streams: Iterable[Stream[Any]]) -> tuple[Stamp | None, ...]:
        """Those of their files."""
        return tuple(map(self.stamp, streams))

    def _file_stamp(self, stream: Stream[Any]) -> FileStamp | None:
        try:
            return self._files.stamp(self._layout.file(stream))
        except OSError:
            return None

    def refusal(self, stream: Stream[Any]) -> NotWritable | None:
        """As `Journal.refusal`: looks at the folders of the tokens, of the stream's lock and of its file."""
        for folder in (self._layout.locks, self._layout.lock(stream)[0], self._layout.path(stream).parent):
            try:
                with writing_in(folder):
                    self._files.check_writable(existing_ancestor(folder))
            except NotWritable as error:
                return error
        return None

    def _writer(self, stream: Stream[Any]) -> StreamWriter:
        with self._mutex:
            if stream not in self._writers:
                self._writers[stream] = StreamWriter(stream, self._layout, self._files, self._chains, self._lock_wait_s)
            return self._writers[stream]
