"""Disks that fail, stop or kill at a chosen call: real files underneath, only the chosen call is spoilt."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

from certif_tui.journal.files import Files

OPERATIONS = tuple(name for name, member in vars(Files).items() if callable(member) and not name.startswith("_"))
CHANGES = ("open_new", "write", "fsync", "replace", "rename_folder", "sync_folder", "mkdir")
"""The operations that a full or read-only disk refuses."""


class SpoiltFiles(Files):
    """A disk that tells of every call, by number (1 first) and name, before it is made; telling may raise or kill."""

    def __init__(self, tell: Callable[[int, str], None]) -> None:
        self.made: list[str] = []
        for name in OPERATIONS:
            setattr(self, name, self._told(name, getattr(super(), name), tell))

    def _told(self, name: str, operation: Callable[..., Any], tell: Callable[[int, str], None]) -> Callable[..., Any]:
        def told(*arguments: Any) -> Any:
            self.made.append(name)
            tell(len(self.made), name)
            return operation(*arguments)

        return told


def counting() -> SpoiltFiles:
    """A disk that only keeps the list of the calls made."""
    return SpoiltFiles(lambda _number, _name: None)


def failing_once(at: int, code: int) -> SpoiltFiles:
    """A disk whose call number `at` fails with `code`."""

    def tell(number: int, _name: str) -> None:
        if number == at:
            raise OSError(code, os.strerror(code))

    return SpoiltFiles(tell)


def failing_first(operation: str, code: int = errno.EIO, times: int = 1) -> SpoiltFiles:
    """A disk whose first `times` calls of `operation` fail with `code`."""
    left = [times]

    def tell(_number: int, name: str) -> None:
        if name == operation and left[0]:
            left[0] -= 1
            raise OSError(code, os.strerror(code))

    return SpoiltFiles(tell)


class Illness:
    """A disk that refuses every change from call number `at` on, until it is `cured`."""

    def __init__(self, at: int, code: int) -> None:
        self.cured = False
        self.files = SpoiltFiles(self._tell)
        self._at, self._code = at, code

    def _tell(self, number: int, name: str) -> None:
        if number >= self._at and name in CHANGES and not self.cured:
            raise OSError(self._code, os.strerror(self._code))


class SparingFiles(Files):
    """A disk that takes few bytes at a time and is full after so many writes."""

    def __init__(self, writes: int) -> None:
        self._left = writes

    def write(self, fd: int, data: memoryview) -> int:
        """Write 100 bytes at most."""
        self._left -= 1
        if self._left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(fd, data[:100])
