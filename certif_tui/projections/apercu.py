"""The home screen's rows as they were last seen, so that it is there before the files can be read. Disposable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from certif_tui.journal import places
from certif_tui.projections.snapshot import SeenStamp, Snapshot, seen_stamp

MOST = 60
"""Rows kept: more than any screen shows."""


@dataclass(frozen=True, slots=True)
class LigneSession:
    """A session's row. `panne` says in French why it cannot be read; the rest of the row is then empty.

    `fuseau` is the time zone its date is told in, empty where it is not known. `defaut` says why what it tells is no
    proof, `etat` is the stamp of the session it was read from.
    """

    slug: str
    bloc: str = ""
    date: date | None = None
    lieu: str = ""
    candidats: int = 0
    demonstration: bool = False
    fuseau: str = ""
    panne: str | None = None
    defaut: str = ""
    etat: SeenStamp = field(default=None, compare=False)


class Progression(NamedTuple):
    """How many sheets were handed in, out of how many that are to be; `douteuses` are no proof or cannot be read."""

    remises: int
    attendues: int
    douteuses: int = 0


class Apercu:
    """The rows last seen of one data folder; a row whose file has changed since is not given."""

    def __init__(self, path: Path, sessions: Path) -> None:
        self._snapshot = Snapshot(path, sessions, _rows)

    def load(self) -> list[LigneSession]:
        """The rows that still stand, in the order they were listed; none when the file is lost or damaged."""
        return [ligne for ligne in self._snapshot.load() or () if self._stands(ligne)]

    def keep(self, lignes: Iterable[LigneSession]) -> None:
        """Keep these rows, the first `MOST` of them; those that cannot be read or prove nothing are not."""
        sound = [ligne for ligne in lignes if ligne.panne is None and not ligne.defaut]
        self._snapshot.keep([asdict(ligne) for ligne in sound[:MOST]])

    def _stands(self, ligne: LigneSession) -> bool:
        return ligne.etat is not None and self._snapshot.stands((ligne.etat,), (places.SESSION, (ligne.slug,)))


def _rows(raw: Sequence[Any]) -> list[LigneSession]:
    return [_row(each) for each in raw]


def _row(raw: dict[str, Any]) -> LigneSession:
    return LigneSession(
        str(raw["slug"]),
        str(raw["bloc"]),
        date.fromisoformat(raw["date"]) if raw["date"] else None,
        str(raw["lieu"]),
        int(raw["candidats"]),
        bool(raw["demonstration"]),
        str(raw["fuseau"]),
        etat=seen_stamp(raw["etat"]),
    )
