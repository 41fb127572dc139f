"""What would be lost if the program stopped now, counted as the person counts it: in marks, not in events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

HANG_S = 8.0
"""Seconds a disk may keep silent before it is told that it does."""


class Unsaved(NamedTuple):
    """How many marks, and how many other things done, the disk has not acknowledged."""

    avis: int = 0
    autres: int = 0

    @property
    def total(self) -> int:
        """How many in all."""
        return self.avis + self.autres

    def __bool__(self) -> bool:
        return self.total > 0


def together(counts: Iterable[Unsaved]) -> Unsaved:
    """All of them, as one count."""
    every = tuple(counts)
    return Unsaved(sum(it.avis for it in every), sum(it.autres for it in every))
