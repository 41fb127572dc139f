"""The stamps of files. Nothing heavy is loaded here: what was last seen is compared before any event can be read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NewType

Stamp = NewType("Stamp", str)
"""A sign of what a stream held, to be compared and kept, never read: equal stamps, equal content."""

FileStamp = tuple[int, int, int]
"""`(mtime_ns, size, inode)` of a file: what makes the stamp of a stream on disk."""


def file_stamp(status: os.stat_result) -> FileStamp:
    """The stamp of a file whose status that is."""
    return status.st_mtime_ns, status.st_size, status.st_ino


def opaque(stamp: FileStamp) -> Stamp:
    """The stamp of the stream in the file that bears `stamp`."""
    return Stamp("{:x}-{:x}-{:x}".format(*stamp))


def stamp_at(path: Path) -> Stamp | None:
    """The stamp of the stream in a file, null when there is none or it cannot be looked at."""
    try:
        return opaque(file_stamp(os.lstat(path)))
    except (OSError, ValueError):
        return None
