"""The stamps of files. Nothing heavy is loaded here: what was last seen is compared before any event can be read.

Whoever must look at a data folder before a journal can be imported does it here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NewType

from certif_tui.journal.places import SESSION, Place, file_in

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


def stamp_in(root: Path, place: Place, session: str, *slugs: str) -> Stamp | None:
    """The stamp that the journal of the data folder `root` gives a stream; null too for what is no address."""
    try:
        return opaque(file_stamp(os.lstat(file_in(root, place.path(session, *slugs)))))
    except (OSError, ValueError):
        return None


def has_session(root: Path, session: str) -> bool:
    """Whether the journal of that data folder would list this session, with its file in it; it tells of links."""
    try:
        return stamp_in(root, SESSION, session) is not None and not (root / session).is_symlink()
    except (OSError, ValueError):
        return False


def has_any_session(root: Path) -> bool:
    """Whether that data folder holds a session; a folder that cannot be listed is taken to hold none."""
    try:
        return any(has_session(root, it.name) for it in root.iterdir())
    except OSError:
        return False
