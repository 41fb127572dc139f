"""Who is there: the tokens that living programs hold, apart from any journal."""

from __future__ import annotations

import threading
from typing import Protocol

from certif_tui.journal.journal import StreamBusy

PRIS = "Cette feuille est déjà tenue par un autre écran."


class Hold(Protocol):
    """The sign that the holder of a token is alive; it goes when the process does, however it dies."""

    def release(self) -> None:
        """Give the token up."""


class Presences(Protocol):
    """The tokens held by all those who work in the same sessions."""

    def hold(self, jeton: str) -> Hold:
        """Show that the holder of `jeton` is alive, until released or dead.

        Raises `StreamBusy` when somebody has it, `StorageFailure` where nobody can be told.
        """

    def is_held(self, jeton: str) -> bool:
        """Whether a living process (even a frozen one) holds `jeton`. Raises `StorageFailure`."""


class MemoryPresences:
    """The tokens of one process, for tests: those who share it act as programs sharing a data folder."""

    def __init__(self) -> None:
        self._held: set[str] = set()
        self._mutex = threading.Lock()

    def hold(self, jeton: str) -> Hold:
        """Show that the holder of `jeton` is alive. Raises `StreamBusy`."""
        with self._mutex:
            if jeton in self._held:
                raise StreamBusy(PRIS)
            self._held.add(jeton)
        return _MemoryHold(self._held, jeton)

    def is_held(self, jeton: str) -> bool:
        """Whether somebody holds `jeton`."""
        return jeton in self._held


class _MemoryHold:
    def __init__(self, held: set[str], jeton: str) -> None:
        self._held, self._jeton = held, jeton

    def release(self) -> None:
        """Give the token up."""
        self._held.discard(self._jeton)
