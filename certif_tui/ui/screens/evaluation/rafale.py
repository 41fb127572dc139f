"""Marks that come faster than a hand gives them: a key held down is one gesture, and one undo takes it back.

A slow line bunches true keys as well, so that none is ever left out: they are all marks, they are only undone together.
"""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.state import Geste

REPEAT_MS = 80
"""Milliseconds between two marks of a key held down, at most; a hand takes twice as long."""
DELAY_MS = 700
"""Milliseconds a keyboard waits, at most, before it repeats a key that is held."""
FEWEST = 4
"""Marks so fast that they are a gesture: fewer may be a quick hand."""


class Rafale:
    """The last marks that may be one gesture, by the ids of what they changed."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._avis: Avis | None = None
        self._at = 0
        self._is_fast = False
        self._gestures: list[frozenset[str]] = []

    def take(self, ident: str, avis: Avis | None, at: int) -> int:
        """How many marks the gesture has of which this is the last, given at so many milliseconds; 1 for a lone one."""
        elapsed, same = at - self._at, avis == self._avis
        self._is_fast, was_fast = same and elapsed <= REPEAT_MS, self._is_fast
        if not self._is_fast:
            self._ids = self._ids[-1:] if same and elapsed <= DELAY_MS and not was_fast else []
        self._ids, self._avis, self._at = [*self._ids, ident], avis, at
        if not self._is_fast or len(self._ids) < FEWEST:
            return 1
        self._gestures = [it for it in self._gestures if it.isdisjoint(self._ids)] + [frozenset(self._ids)]
        return len(self._ids)

    def length(self, changes: Sequence[Geste]) -> int:
        """How many of these changes, counted from the last, were one gesture; 1 where it was a lone one."""
        idents = [it.id for it in changes]
        return next((len(it) for it in self._gestures if it == frozenset(idents[-len(it) :])), 1)

    def end(self) -> None:
        """Another key was pressed in between: what follows is another gesture."""
        self._ids, self._is_fast, self._avis = [], False, None
