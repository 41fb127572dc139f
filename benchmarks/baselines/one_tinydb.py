"""Every candidat in one plain TinyDB file, which is read and written whole at each mark; nothing is flushed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tinydb import TinyDB

MARKS = 46


class OneTinyDB:
    def __init__(self, path: Path, candidats: int) -> None:
        """Fill the file with that many candidats of 46 marks each."""
        rows = {str(rank): {"nom": f"Candidat {rank}", "avis": self._marks()} for rank in range(1, candidats + 1)}
        path.write_text(json.dumps({"_default": rows}), encoding="utf-8")
        self._db = TinyDB(path)

    @staticmethod
    def _marks() -> dict[str, Any]:
        return {f"CR{rank:02d}": {"avis": "valide", "instant": 1_780_000_000 + rank} for rank in range(MARKS)}

    def mark(self, turn: int) -> None:
        """Change one mark of the first candidat."""

        def change(row: dict[str, Any]) -> None:
            row["avis"][f"CR{turn % MARKS:02d}"] = {"avis": "non_valide", "instant": 1_790_000_000 + turn}

        self._db.update(change, doc_ids=[1])

    def close(self) -> None:
        self._db.close()
