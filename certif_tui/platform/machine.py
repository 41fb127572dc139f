"""What this machine is good for: the kind of disk under a folder, whether it keeps what it says it has kept."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

RESEAU = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "sshfs", "fuse.sshfs", "afs", "ceph", "glusterfs", "davfs")
MEMOIRE = ("tmpfs", "ramfs")

MOST_ABOVE = 64
"""Programs looked at, each started by the next."""


def nearest_folder(path: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    while not path.is_dir() and path != path.parent:
        path = path.parent
    return path


def disk_kind(path: Path) -> str | None:
    """The kind of file system under an existing folder (`ext4`, `nfs4`…); null where the system does not tell."""
    if sys.platform != "linux":
        return None
    with suppress(OSError, ValueError):
        device = path.stat().st_dev
        wanted = f"{os.major(device)}:{os.minor(device)}"
        for line in Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines():
            place, _, kind = line.partition(" - ")
            if place.split()[2] == wanted:
                return kind.split()[0]
    return None


def flush_ms(folder: Path) -> float:
    """Milliseconds this folder takes to write 8 KB, flush it and flush its name. Raises `OSError` when it cannot."""
    handle, name = tempfile.mkstemp(prefix=".diagnostic-", dir=folder)
    try:
        try:
            start = time.perf_counter()
            os.write(handle, b"\0" * 8192)
            os.fsync(handle)
        finally:
            os.close(handle)
        _flush_folder(folder)
        return (time.perf_counter() - start) * 1000
    finally:
        Path(name).unlink()


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def programs_above(pid: int | None = None) -> list[str]:
    """The programs that this one (or `pid`) was started under, the nearest first; none where Linux does not tell.

    mosh sets no variable: only its server's name is there to be seen.
    """
    found: list[str] = []
    parent = os.getppid() if pid is None else pid
    with suppress(OSError, ValueError, IndexError):
        while parent > 1 and len(found) < MOST_ABOVE:
            told = Path(f"/proc/{parent}/stat").read_text("utf-8", "replace")
            name, _, rest = told.rpartition(")")
            found.append(name.partition("(")[2])
            parent = int(rest.split()[1])
    return found
