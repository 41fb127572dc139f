"""The least that keeps 8 KB for sure: write, flush, rename, flush the folder."""

from __future__ import annotations

import os
from pathlib import Path

DATA = os.urandom(8192)


def keep(folder: Path) -> None:
    """Replace one file of the folder by 8 KB, and return once both are on the disk."""
    temporary, target = folder / "bare.tmp", folder / "bare"
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(fd, DATA)
        os.fsync(fd)
    finally:
        os.close(fd)
    temporary.replace(target)
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
