"""Files written whole: under its name stands the file before, or the new one, never a part of it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from certif_tui.platform import rights

# Windows has not the first, POSIX has not the second.
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

MOST_OCTETS = 16_000_000
"""Bytes that what is read whole at a start may hold."""


class NotAFile(ValueError):
    """What stands under a name is no file, or none that we wrote."""

    def __init__(self) -> None:
        super().__init__("ce n'est pas un fichier ordinaire, ou il est trop gros")


def open_new(path: Path, replaces: Path | None = None) -> int:
    """Create a file that nothing and nobody had put there, and open it for writing. Raises `OSError`.

    It has from now on the rights of the file it is to replace, else those that its folder gives.
    """
    fd = os.open(path, _FLAGS, rights.OWN_FILE)
    try:
        rights.settle_file(fd, path.parent, replaces)
    except BaseException:
        os.close(fd)
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise
    return fd


def write_whole(target: Path, data: bytes, *, replace: bool) -> None:
    """Write a file and wait until it is on the disk. Raises `OSError`, `FileExistsError` unless it may `replace`."""
    draft = _draft_of(target)
    fd = open_new(draft, target if replace else None)
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            draft.replace(target)
        else:
            _link(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def keep(path: Path, text: str) -> None:
    """Write what may be lost, for this user alone, its folder made if need be; a disk that refuses is no trouble."""
    draft = _draft_of(path)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=rights.OWN_FOLDER)
        try:
            with os.fdopen(os.open(draft, _FLAGS, rights.OWN_FILE), "wb") as file:
                file.write(text.encode())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def read_small(path: Path) -> bytes:
    """What is in a file of ours. Raises `OSError`, and `ValueError` for what no such file is or holds as much as.

    A pipe or a device put in its place would never end.
    """
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(fd, "rb") as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise NotAFile
        data = file.read(MOST_OCTETS + 1)
    if len(data) > MOST_OCTETS:
        raise NotAFile
    return data


def _draft_of(target: Path) -> Path:
    return target.with_name(f".{os.urandom(8).hex()}.tmp")


def _link(draft: Path, target: Path) -> None:
    """Give the draft its name, unless somebody took it meanwhile; disks without links are trusted to be quiet."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        draft.rename(target)
