"""Under which name a program is at work, told to the other terminals as long as it lives.

The disk is asked in a thread that nobody waits for: one that hangs keeps no screen from answering.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

from certif_tui.journal.journal import JournalError, StreamBusy
from certif_tui.journal.presences import Hold, Presences


class Siege:
    """The one juré of one session that this program is at work as."""

    def __init__(self, presences: Presences) -> None:
        self._presences = presences
        self._jeton = ""
        self._hold: Hold | None = None
        self._mutex = threading.Lock()

    def take_later(self, session: str, jure: str, taken: Callable[[], object]) -> None:
        """As `take`, without waiting; `taken` is called, in another thread, when another terminal has that name."""

        def ask() -> None:
            if not self.take(session, jure):
                taken()

        threading.Thread(target=ask, name="siege", daemon=True).start()

    def leave_soon(self, patience_s: float = 0) -> None:
        """As `leave`, waiting for so many seconds at most."""
        leaving = threading.Thread(target=self.leave, name="siege", daemon=True)
        leaving.start()
        leaving.join(patience_s)

    def take(self, session: str, jure: str) -> bool:
        """Be at work as that juré, and no longer as any other; false when another terminal is, under the same name.

        Where the disk lets nobody be told, nobody is, and all goes on.
        """
        jeton = hashlib.sha256(f"siege {session} {jure}".encode()).hexdigest()[:32]
        with self._mutex:
            return jeton == self._jeton or self._take(jeton)

    def _take(self, jeton: str) -> bool:
        self._leave()
        try:
            if self._presences.is_held(jeton):
                return False
            self._hold = self._presences.hold(jeton)
        except StreamBusy:
            return False
        except JournalError:
            return True
        self._jeton = jeton
        return True

    def leave(self) -> None:
        """Be at work as nobody."""
        with self._mutex:
            self._leave()

    def _leave(self) -> None:
        if self._hold is not None:
            self._hold.release()
        self._jeton, self._hold = "", None
