"""The rights of what is made on the disk: its owner's alone or, in a folder prepared for a group, that group's too.

A folder is prepared for a group by its setgid bit and its group bits, whatever the umask of whoever writes there.
Nobody else is ever given anything. Windows has other rights, which what is made there takes from its folder by itself.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

OWN_FILE = 0o600
OWN_FOLDER = 0o700


def file_mode(folder: Path) -> int:
    """The mode of a new file in a folder. Raises `OSError`."""
    return OWN_FILE | (_shared(folder) & 0o060)


def settle_file(fd: int, folder: Path, replaces: Path | None = None) -> None:
    """Give an open file, new in a folder, the rights of the one it is to replace, else those its folder gives.

    Raises `OSError`.
    """
    if not hasattr(os, "fchmod"):
        return
    before = _status(replaces) if replaces else None
    os.fchmod(fd, file_mode(folder) if before is None else _mode_kept(fd, before))


def settle_folder(folder: Path) -> None:
    """Prepare a new folder for the group that the one above it is prepared for. Raises `OSError`."""
    shared = _shared(folder.parent)
    if shared:
        folder.chmod(OWN_FOLDER | shared | stat.S_ISGID)


def _mode_kept(fd: int, before: os.stat_result) -> int:
    """The mode of a file replaced, without its group's part where the new one cannot be given to that group."""
    mode = stat.S_IMODE(before.st_mode) & 0o777
    if before.st_gid == os.fstat(fd).st_gid:
        return mode
    with suppress(PermissionError):
        os.fchown(fd, -1, before.st_gid)
        return mode
    return mode & ~0o070


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


def _shared(folder: Path) -> int:
    """What the group may do in a folder that is prepared for one, nothing in any other."""
    mode = folder.stat().st_mode
    return mode & 0o070 if os.name == "posix" and mode & stat.S_ISGID else 0
