"""The reading side: a stream's file through TinyDB to its chain, kept for as long as the file stays the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from tinydb import TinyDB
from tinydb.table import Table

from certif_tui.domain.frozen import replace
from certif_tui.journal.chain import Chain, empty, examine
from certif_tui.journal.failures import restore
from certif_tui.journal.journal import StreamDamaged
from certif_tui.journal.stamps import FileStamp
from certif_tui.journal.storage import StreamStorage
from certif_tui.journal.streams import Stream
from certif_tui.journal.witness import Witness
from certif_tui.journal.written import TABLE

KEPT = 32
"""How many streams stay in memory: the sheets and clocks of one afternoon."""


class Chains:
    """The chains read or written last; any thread may ask."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Stream[Any], tuple[FileStamp | None, Chain]] = OrderedDict()
        self._mutex = threading.Lock()

    def get(self, stream: Stream[Any], stamp: FileStamp | None) -> Chain | None:
        """The chain of a stream whose file bears that stamp, null when it must be read."""
        with self._mutex:
            kept = self._kept.get(stream)
            if kept is None or kept[0] != stamp:
                return None
            self._kept.move_to_end(stream)
            return kept[1]

    def put(self, stream: Stream[Any], stamp: FileStamp | None, chain: Chain) -> None:
        """Keep a chain."""
        with self._mutex:
            self._kept[stream] = stamp, chain
            self._kept.move_to_end(stream)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def open_table(storage: StreamStorage) -> Table:
    """The table of a stream, opened afresh: one kept open would not see what other processes write."""
    return TinyDB(storage=lambda: storage).table(TABLE)


def read_chain(stream: Stream[Any], storage: StreamStorage, chains: Chains, witness: Witness) -> Chain:
    """The chain of a stream as its file is now, empty when there is none; what `witness` misses is one fault more.

    A file that is gone is such a fault.

    Raises `StreamDamaged` (also for a session whose own file is gone), `StorageFailure`.
    """
    table = storage.read()
    if table is None:
        if not stream.slugs:
            raise StreamDamaged(storage.label, "le fichier a disparu.", restore(storage.label))
        nothing, fault = empty(stream, storage.label), witness.missed() or witness.closed()
        if fault is None:
            return nothing
        if storage.read() is None:
            return replace(nothing, content=replace(nothing.content, faults=(fault,)))
        # Somebody began it after our look, and noted it.
    chain = chains.get(stream, storage.stamp)
    if chain is None:
        chain = _witnessed(stream, storage, witness)
        chains.put(stream, storage.stamp, chain)
    return chain


def _witnessed(stream: Stream[Any], storage: StreamStorage, witness: Witness) -> Chain:
    chain = _examined(stream, storage)
    note = witness.read()
    if witness.miss(note, chain.content) and storage.read() is not None:
        # Somebody may have appended after our look, and noted it: this second one is sure to be later than the note.
        chain = _examined(stream, storage)
    fault = witness.miss(note, chain.content) or witness.closed()
    return replace(chain, content=replace(chain.content, faults=(*chain.content.faults, fault))) if fault else chain


def _examined(stream: Stream[Any], storage: StreamStorage) -> Chain:
    return examine(stream, storage.label, {row.doc_id: dict(row) for row in open_table(storage)})
