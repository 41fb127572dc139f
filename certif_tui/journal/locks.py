"""Who may write a stream, and who is alive: locks on files of their own, which the system frees when a process dies.

A frozen process keeps its lock. Where the system tells (Linux), the next writer then opens a new generation of the
lock: a file numbered one higher. From that moment the frozen one finds, whenever it wakes, that its lock is lost or its
temporary file swept: it can neither block nor overwrite.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from certif_tui.platform import rights

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_WAIT_S = 5.0
"""Seconds an append waits for a stream's lock, and a holder for a token."""
POLL_S = 0.005
LOOK_S = 0.2
"""Seconds of waiting after which the holder is looked at: alive, or frozen."""


class LockTimeout(Exception):
    """Somebody kept the lock for longer than we wait."""


class LockLost(Exception):
    """This process was frozen for so long that another one took the lock over."""


class GenerationLock:
    """An exclusive lock between processes, named `name` in `folder`; it waits `wait_s` seconds at most.

    Not meant for several threads at once.
    """

    def __init__(self, folder: Path, name: str, wait_s: float) -> None:
        self.folder, self._name, self._wait_s = folder, name, wait_s
        self._lock: BaseFileLock | None = None  # made late: its rights are those of a folder that need not be there yet
        self.generation = -1
        self._open_next()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock. Raises `LockTimeout`, `OSError`."""
        lock = self._acquire()
        try:
            yield
        finally:
            lock.release()

    def confirm(self) -> None:
        """Raise `LockLost` when another process has opened a newer generation."""
        if self._next.exists():
            raise LockLost

    def _acquire(self) -> BaseFileLock:
        from filelock import Timeout

        deadline = time.monotonic() + self._wait_s
        while True:
            lock = self._lock = self._lock or new_lock(self._current)
            try:
                lock.acquire(timeout=min(LOOK_S, self._wait_s), poll_interval=POLL_S)
            except Timeout:
                if is_holder_frozen(self._current):
                    self._make_next()
                elif time.monotonic() >= deadline:
                    raise LockTimeout from None
            else:
                if not self._next.exists():
                    return lock
                lock.release()
            while self._next.exists():
                self._open_next()

    def _make_next(self) -> None:
        with suppress(FileExistsError):
            fd = os.open(self._next, os.O_CREAT | os.O_EXCL, rights.OWN_FILE)
            try:
                rights.settle_file(fd, self.folder)
            finally:
                os.close(fd)

    def _open_next(self) -> None:
        self.generation += 1
        self._current, self._next = self._path(self.generation), self._path(self.generation + 1)
        self._lock = None

    def _path(self, generation: int) -> Path:
        return self.folder / (f"{self._name}+{generation}.lock" if generation else f"{self._name}.lock")


def new_lock(path: Path) -> BaseFileLock:
    """A lock file with the rights its folder gives, that any thread may release. Raises `OSError`."""
    from filelock import FileLock

    return FileLock(path, mode=rights.file_mode(path.parent), thread_local=False)


def is_holder_frozen(path: Path) -> bool:
    """Whether the process that locks this file is stopped; false where the system does not tell (all but Linux)."""
    try:
        inode = str(path.stat().st_ino)
        locks = Path("/proc/locks").read_text("ascii").splitlines()
        # «12: FLOCK  ADVISORY  WRITE 4321 fd:01:131090 0 EOF»; one who waits has an arrow in the second place.
        fields = [line.split() for line in locks]
        pids = [row[4] for row in fields if len(row) > 5 and row[1] == "FLOCK" and row[5].rsplit(":")[-1] == inode]
        return any(_is_stopped(pid) for pid in pids)
    except OSError:
        return False


def _is_stopped(pid: str) -> bool:
    status = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    return status.rpartition(")")[2].split()[0] in {"T", "t"}
