"""A TinyDB storage that is read strictly and replaced whole: what is acknowledged survives a crash, nothing is torn.

The file stays plain TinyDB JSON, one document a line.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from operator import is_
from pathlib import Path
from typing import Any

import orjson
from tinydb import Storage

from certif_tui.journal.chain import StoredEvent
from certif_tui.journal.failures import reading_failure, restore
from certif_tui.journal.files import Files, discard, write_file
from certif_tui.journal.journal import StorageFailure, StreamDamaged
from certif_tui.journal.stamps import FileStamp
from certif_tui.journal.strict_json import InvalidJson, loads_strict
from certif_tui.journal.written import TABLE, written

MAX_BYTES = 16 * 2**20
"""Size in bytes beyond which a stream is neither read nor written: some fifty thousand events."""
MAX_DEPTH = 32

StoredTable = dict[str, StoredEvent]


class StreamStorage(Storage):
    """The file of one stream, read again only when its stamp has changed.

    `label` names it to a person. `confirm` is called while the new file bears its temporary name, and again when that
    name has vanished: it raises when the right to write was lost meanwhile. `unflushed` tells that the file may have
    been replaced without being on the disk for sure.
    """

    def __init__(self, path: Path, label: str, files: Files, confirm: Callable[[], None] = lambda: None) -> None:
        self.stamp: FileStamp | None = None
        self.unflushed = False
        self.label = label
        self._path, self._files, self._confirm = path, files, confirm
        self._table: StoredTable = {}
        self._lines = b""

    def read(self) -> dict[str, StoredTable] | None:
        """The stored table, null when there is no file. Raises `StreamDamaged`, `StorageFailure`."""
        try:
            stamp = self._files.stamp(self._path)
            if stamp is None:
                self.stamp = None
                return None
            if stamp != self.stamp:
                data, stamp = self._files.read(self._path, MAX_BYTES + 1)
                self._table = self._parse(data)
                self._lines, self.stamp = b"", stamp
        except OSError as error:
            raise reading_failure(error, self.label, self._path.parent) from error
        return {TABLE: self._table}

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Put `data` in the file's place, and return once it is on the disk. Raises `OSError`, `StorageFailure`."""
        table: StoredTable = dict(data[TABLE])  # type: ignore[arg-type]
        lines = self._dump(table)
        text = b'{"%s": {\n%s\n}}\n' % (TABLE.encode(), lines)
        if len(text) > MAX_BYTES:
            raise StorageFailure(
                f"{self.label} est plein\u00a0: {MAX_BYTES >> 20} Mio au plus. Rien n'a été enregistré."
            )
        self.stamp = self._put(text)
        self._table, self._lines = table, lines

    def sweep(self) -> None:
        """Remove what crashed writers of this stream left behind; to be called by whoever may write it."""
        for name in self._files.names(self._path.parent):
            if name.startswith(self._temporary_prefix) and name.endswith(".tmp"):
                self._files.unlink(self._path.parent / name)

    @property
    def _temporary_prefix(self) -> str:
        return f".{self._path.stem}."

    def _put(self, text: bytes) -> FileStamp:
        temporary = self._path.with_name(f"{self._temporary_prefix}{secrets.token_hex(8)}.tmp")
        stamp = write_file(self._files, temporary, text, self._path)
        try:
            self._confirm()
            self._replace(temporary)
        except BaseException:
            discard(self._files, temporary)
            raise
        self._files.sync_folder(self._path.parent)
        self.unflushed = False
        return stamp

    def _replace(self, temporary: Path) -> None:
        self.unflushed = True
        try:
            self._files.replace(temporary, self._path)
        except FileNotFoundError:
            self.unflushed = False
            self._confirm()
            raise

    def _dump(self, table: StoredTable) -> bytes:
        known = self._table if self._lines else {}
        # The same objects at the start are the same lines: a sheet of a hundred events dumps only the new one.
        added = list(table)[: len(known)] == list(known) and all(map(is_, table.values(), known.values()))
        start = len(known) if added else 0
        lines = [b'"%s": %s' % (key.encode(), orjson.dumps(table[key])) for key in list(table)[start:]]
        return b",\n".join([self._lines, *lines] if start else lines)

    def _parse(self, data: bytes) -> StoredTable:
        documents = written(data) if len(data) <= MAX_BYTES else None
        if documents is not None:
            return {str(seq): document for seq, document in enumerate(documents, 1)}
        try:
            tables = loads_strict(data, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
        except InvalidJson as error:
            where = f"ligne {error.line}, " if error.line else ""
            raise StreamDamaged(self.label, f"{where}{error.reason}.", restore(self.label)) from error
        if not _is_journal(tables):
            raise StreamDamaged(self.label, "ce n'est pas un journal de certif-tui.", restore(self.label))
        return tables[TABLE]  # type: ignore[index, no-any-return]


def _is_journal(tables: object) -> bool:
    if not isinstance(tables, dict) or set(tables) != {TABLE} or not isinstance(tables[TABLE], dict):
        return False
    return all(_is_number(key) and isinstance(document, dict) for key, document in tables[TABLE].items())


def _is_number(key: str) -> bool:
    # Only the one spelling of each number: 01 and 1 would be the same document to TinyDB.
    return key.isascii() and key.isdigit() and not key.startswith("0") and len(key) <= 9
