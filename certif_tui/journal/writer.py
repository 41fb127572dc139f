"""The writing side of one stream: lock, look again, check, replace, acknowledge."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from tinydb.table import Document

from certif_tui.domain.evenements.base import Evenement
from certif_tui.journal.appending import prepare
from certif_tui.journal.chain import empty
from certif_tui.journal.failures import writing_in
from certif_tui.journal.files import Files, make_folders
from certif_tui.journal.journal import Conflict, Content, Receipt, StreamBusy
from certif_tui.journal.layout import Layout
from certif_tui.journal.locks import GenerationLock, LockLost, LockTimeout
from certif_tui.journal.reading import Chains, open_table, read_chain
from certif_tui.journal.storage import StreamStorage
from certif_tui.journal.streams import Stream


class StreamWriter:
    """Appends to one stream; any thread may ask."""

    def __init__(self, stream: Stream[Any], layout: Layout, files: Files, chains: Chains, wait_s: float) -> None:
        self._stream, self._files, self._chains = stream, files, chains
        self._path, self._session = layout.path(stream), layout.folder(stream.session)
        self._lock = GenerationLock(*layout.lock(stream), wait_s)
        self._storage = StreamStorage(self._path, layout.label(stream), files, self._lock.confirm)
        self._witness = layout.witness(stream)
        self._acknowledged = empty(stream, self._storage.label)
        self._swept_generation = -1
        self._mutex = threading.Lock()

    @property
    def unacknowledged(self) -> Content[Any] | None:
        """While the file may hold events that no flush has acknowledged, the content without them; else null."""
        return self._acknowledged.content if self._storage.unflushed else None

    def append(self, evenements: Sequence[Evenement], after: int) -> Receipt:
        """As `Journal.append`."""
        with self._mutex, writing_in(self._path.parent):
            self._prepare()
            while True:
                try:
                    with self._lock.held():
                        return self._append(evenements, after)
                except LockTimeout:
                    raise StreamBusy(
                        f"{self._storage.label} est occupé par un autre programme. Réessayez dans un instant."
                    ) from None
                except LockLost:
                    continue

    def _append(self, evenements: Sequence[Evenement], after: int) -> Receipt:
        self._sweep()
        chain = read_chain(self._stream, self._storage, self._chains, self._witness)
        if not self._storage.unflushed:
            self._acknowledged = chain
        try:
            todo = prepare(self._stream, chain, evenements, after)
        except Conflict:
            # What is there now was flushed by whoever wrote it: nothing of ours is in doubt any more.
            self._storage.unflushed = False
            raise
        # With nothing to add this replaces the file by itself: a directory flush that failed once cannot be repeated,
        # the system may have dropped what it was to write.
        open_table(self._storage).insert_multiple(Document(document, seq) for seq, document in todo.documents.items())
        self._acknowledged = todo.chain
        self._chains.put(self._stream, self._storage.stamp, todo.chain)
        self._witness.keep(chain.content, todo.chain.content)
        return todo.receipt

    def _prepare(self) -> None:
        """See to the folders before the first writing."""
        if self._storage.stamp is not None:
            return
        with suppress(FileExistsError):
            self._files.mkdir(self._lock.folder)
        if self._files.stamp(self._path) is None:
            make_folders(self._files, self._path.parent, self._session)

    def _sweep(self) -> None:
        """Remove the leavings of the dead, and of whoever lost the lock, the first time this generation is ours."""
        if self._swept_generation != self._lock.generation:
            self._storage.sweep()
            self._swept_generation = self._lock.generation
