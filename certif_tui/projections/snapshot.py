"""What was last seen of a data folder, kept as plain values so that it is there before a journal can be imported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from certif_tui.journal.places import Place
from certif_tui.journal.stamps import Stamp, stamp_in
from certif_tui.platform.private_files import keep, read_small

T = TypeVar("T")

FORME = 5
"""The form of the files, whatever they keep: one of another form is not read."""

SeenStamp = Stamp | None
"""The stamp of a stream, null when there is none."""
Adresse = tuple[Place, tuple[str, ...]]
"""Where a stream stands: the place of its kind, the slugs of its session and of what it is about."""


class Snapshot(Generic[T]):
    """A file that anybody may throw away: a start is then slower, no more."""

    def __init__(self, path: Path, sessions: Path, made: Callable[[Any], T]) -> None:
        """`made` makes a value of what was kept of the folder `sessions`; values of another shape make it raise."""
        self._path, self._sessions, self._made = path, sessions, made

    def load(self) -> T | None:
        """What was kept, null when nothing was of that folder and in this form, or the file is lost or damaged."""
        try:
            kept = json.loads(read_small(self._path))
            if [kept["forme"], kept["dossier"]] != [FORME, str(self._sessions)]:
                return None
            return self._made(kept["vu"])
        except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return None

    def keep(self, values: object) -> None:
        """Keep these values instead of those before; what is no JSON is kept as its text."""
        kept = {"forme": FORME, "dossier": str(self._sessions), "vu": values}
        keep(self._path, json.dumps(kept, default=str, ensure_ascii=False))

    def stands(self, etats: tuple[SeenStamp, ...], *adresses: Adresse) -> bool:
        """Whether the streams at these addresses are still what they were when they bore these stamps."""
        return etats == tuple(stamp_in(self._sessions, place, *slugs) for place, slugs in adresses)


def seen_stamp(raw: object) -> SeenStamp:
    """A stamp as it was kept."""
    return None if raw is None else Stamp(str(raw))
