"""Keeping the list as it is seen, for the next start to show at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.projections.apercu_session import ApercuSession, VueSession
from certif_tui.ui.ecran import Ecran

KEEP_S = 0.5
"""Seconds after a change at which the list is kept: changes come together."""


class Keeping:
    """Keeps the list once it was shown and whenever it changes."""

    def __init__(self, screen: Ecran[Any], apercu: ApercuSession, seen: Callable[[], VueSession | None]) -> None:
        """`seen` gives the list as it is seen, null while it is not to be kept."""
        self._screen, self._apercu, self._seen = screen, apercu, seen
        self._kept: VueSession | None = None
        self._begun = self._waiting = False

    def begin(self) -> None:
        """Keep the list for the first time: it was shown."""
        self._begun = True
        self._keep()

    def soon(self) -> None:
        """Keep the list, with the changes that come at once."""
        if self._begun and not self._waiting:
            self._waiting = True
            self._screen.set_timer(KEEP_S, self._keep)

    def _keep(self) -> None:
        self._waiting = False
        vue = self._seen()
        if vue is not None and vue != self._kept:
            self._kept = vue
            self._apercu.keep(vue)
