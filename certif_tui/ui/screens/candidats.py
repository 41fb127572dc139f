"""The columns of a candidat list, the same on the session screen and on what stands in for it."""

from __future__ import annotations

from collections.abc import Sequence

NARROW, WIDE = 70, 110


def widths(width: int) -> Sequence[int]:
    """Rank, name, longer time, presence, progress, statut: fewer and narrower columns on a narrow terminal."""
    if width < NARROW:
        return (3, 0, 4, 11, 10)
    if width < WIDE:
        return (3, 0, 4, 17, 10, 15)
    return (4, 0, 11, 21, 10, 40)


def titles(width: int) -> Sequence[str]:
    """The columns' headings."""
    return ("N°", "Candidat", "Tps" if width < WIDE else "Temps", "Présence", "Avancement", "Statut du bloc")
