"""The trace of a crash, kept where only this user can read it: it may quote a candidat's name."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

MAX_BYTES = 1_000_000
"""Past that size the log starts anew."""


def keep_trace(path: Path, error: BaseException) -> bool:
    """Add the trace of `error` to the log `path`, readable by its owner only; false when the disk refuses."""
    text = f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n{''.join(traceback.format_exception(error))}\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _start_anew(path)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(text)
    except OSError:
        return False
    return True


def _start_anew(path: Path) -> None:
    """Put an oversized log aside, and one that others could read."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    if status.st_size > MAX_BYTES or (os.name == "posix" and status.st_mode & 0o077):
        path.unlink()
