"""One row in SQLite's write-ahead log, flushed at each commit: the least a database does to keep a mark for sure."""

from __future__ import annotations

import sqlite3
from pathlib import Path

ROW = "x" * 400
"""As long as a mark's event."""


class SqliteWal:
    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=wal", "synchronous=full"):
            self._db.execute(f"pragma {pragma}")
        self._db.execute("create table evenements (seq integer primary key, evenement text)")

    def mark(self, _turn: int) -> None:
        """Add a row and return once it is on the disk."""
        self._db.execute("insert into evenements (evenement) values (?)", (ROW,))

    def close(self) -> None:
        self._db.close()
