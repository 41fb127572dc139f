"""The home screen's rows as they were last seen, so that it is there before the files can be read. Disposable."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from certif_tui.journal import places
from certif_tui.journal.stamps import Stamp, stamp_at

MOST = 60
"""Rows kept: more than any screen shows."""


@dataclass(frozen=True, slots=True)
class LigneSession:
    """A session's row. `panne` says in French why it cannot be read; the rest of the row is then empty.

    `defaut` says why what it tells is no proof.
    """

    slug: str
    bloc: str = ""
    date: date | None = None
    lieu: str = ""
    candidats: int = 0
    demonstration: bool = False
    panne: str | None = None
    defaut: str = ""


class Progression(NamedTuple):
    """How many sheets were handed in, out of how many candidats whose sheet is to be."""

    remises: int
    attendues: int


class Apercu:
    """The rows last seen of one data folder; a row whose file has changed since is not given."""

    def __init__(self, path: Path, sessions: Path) -> None:
        self._path, self._sessions = path, sessions

    def load(self) -> list[LigneSession]:
        """The rows that still stand, in the order they were listed; none when the file is lost or damaged."""
        try:
            kept = json.loads(self._path.read_bytes())
            if kept["dossier"] != str(self._sessions):
                return []
            return [_row(raw) for raw in kept["lignes"] if raw["etat"] == self._stamp(raw["slug"])]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return []

    def keep(self, lignes: Iterable[LigneSession]) -> None:
        """Keep these rows, the first `MOST` of them; a disk that refuses costs a slower start, no more."""
        sound = [ligne for ligne in lignes if ligne.panne is None and not ligne.defaut]
        rows = [asdict(ligne) | {"etat": self._stamp(ligne.slug)} for ligne in sound]
        text = json.dumps({"dossier": str(self._sessions), "lignes": rows[:MOST]}, default=str, ensure_ascii=False)
        keep_privately(self._path, text)

    def _stamp(self, slug: str) -> Stamp | None:
        try:
            return stamp_at(self._sessions / f"{places.SESSION.path(slug)}.json")
        except ValueError:
            return None


def keep_privately(path: Path, text: str) -> None:
    """Write a file that only this user reads; a disk that refuses it is no trouble."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        temporary.replace(path)


def _row(raw: dict[str, Any]) -> LigneSession:
    day = date.fromisoformat(raw["date"]) if raw["date"] else None
    numbers = int(raw["candidats"])
    return LigneSession(str(raw["slug"]), str(raw["bloc"]), day, str(raw["lieu"]), numbers, bool(raw["demonstration"]))
