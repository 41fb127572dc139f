"""The tokens of the screens that are open: a locked file each, so that a token is free once its holder is dead."""

from __future__ import annotations

import re
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from certif_tui.journal.failures import writing_in
from certif_tui.journal.files import Files, discard, existing_ancestor, make_folders
from certif_tui.journal.journal import StreamBusy
from certif_tui.journal.layout import LOCKS
from certif_tui.journal.locks import LOCK_WAIT_S, POLL_S, new_lock
from certif_tui.journal.presences import PRIS, Hold

if TYPE_CHECKING:
    from filelock import BaseFileLock

_JETON = re.compile(r"[0-9a-f]{32}")
_PROBE_S = 0.03
"""Seconds during which a locked token is looked at: those who look at the same moment lock each other out briefly."""


class Holds:
    """The `Presences` of the data folder `root`: the tokens held by this process, a look at those of the others."""

    def __init__(self, root: Path, *, files: Files | None = None, wait_s: float = LOCK_WAIT_S) -> None:
        self._folder, self._files, self._wait_s = root / LOCKS, files or Files(), wait_s
        self._held: dict[str, BaseFileLock] = {}
        self._mutex = threading.Lock()
        self._swept = False

    def hold(self, jeton: str) -> Hold:
        """Hold a token. Raises `StreamBusy` when somebody has it, `StorageFailure`, `ValueError` for no token."""
        from filelock import Timeout

        path = self._path(jeton)
        with writing_in(self._folder):
            make_folders(self._files, self._folder, existing_ancestor(self._folder))
            lock = new_lock(path)
            try:
                lock.acquire(timeout=self._wait_s, poll_interval=POLL_S)
            except Timeout:
                raise StreamBusy(PRIS) from None
        with self._mutex:
            self._held[jeton] = lock
        self._sweep()
        return _DiskHold(self, jeton)

    def is_held(self, jeton: str) -> bool:
        """Whether a living process holds the token. Raises `StorageFailure`, `ValueError` for no token."""
        with self._mutex:
            if jeton in self._held:
                return True
        path = self._path(jeton)
        with writing_in(self._folder):
            return path.exists() and not self._bury(path, _PROBE_S)

    def release(self, jeton: str) -> None:
        """Give a token up; nothing happens when it is not ours."""
        with self._mutex:
            lock = self._held.pop(jeton, None)
        if lock is not None:
            self._remove(self._path(jeton), lock)

    def _sweep(self) -> None:
        """Remove, once in the life of this process, the files of tokens whose holders died."""
        if self._swept:
            return
        self._swept = True
        with suppress(OSError):
            for name in self._files.names(self._folder):
                jeton = name.removesuffix(".lock")
                if _JETON.fullmatch(jeton) and jeton not in self._held:
                    self._bury(self._folder / name, 0)

    def _bury(self, path: Path, wait_s: float) -> bool:
        """Remove the file of a token nobody holds; false when somebody does."""
        from filelock import Timeout

        lock = new_lock(path)
        try:
            lock.acquire(timeout=wait_s, poll_interval=POLL_S)
        except Timeout:
            return False
        self._remove(path, lock)
        return True

    def _remove(self, path: Path, lock: BaseFileLock) -> None:
        # Removed while still locked, so that nobody can lock a file that is about to go; Windows refuses that, and
        # then the file stays until the next sweep.
        discard(self._files, path)
        lock.release()

    def _path(self, jeton: str) -> Path:
        if not _JETON.fullmatch(jeton):
            raise ValueError(f"jeton refusé\u00a0: {jeton!r}")
        return self._folder / f"{jeton}.lock"


class _DiskHold:
    def __init__(self, holds: Holds, jeton: str) -> None:
        self._holds, self._jeton = holds, jeton

    def release(self) -> None:
        """Give the token up."""
        self._holds.release(self._jeton)
