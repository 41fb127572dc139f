"""What is told of saving, to the banner and to the title line alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from certif_tui.services.gate.live import Live


@dataclass(frozen=True, slots=True)
class Enregistrement:
    """How many changes are on their way to the disk, and what stands in their way, in French; null when nothing does.

    `trouble` is why the disk refused the last attempt, `refused` why the stream can be written no longer,
    `lecture_seule` why nothing can be changed on this screen although it could be written. `defaut` is why what is on
    the disk is no proof, however well it is saved.
    """

    pending: int = 0
    trouble: str | None = None
    refused: str | None = None
    lecture_seule: str | None = None
    defaut: str | None = None

    @classmethod
    def of(cls, live: Live[Any], lecture_seule: Exception | None = None, defauts: Sequence[str] = ()) -> Enregistrement:
        """What there is to tell of the stream a screen writes, and of what was left behind on others."""
        writer = live.writer
        refused, closed = (str(why) if why else None for why in (live.refused, lecture_seule))
        return cls(writer.pending, writer.trouble, refused, closed, next(iter(defauts), None))
