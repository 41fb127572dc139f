"""What is told of saving, to the banner and to the title line alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from certif_tui.domain.frozen import Frozen, replace
from certif_tui.services.gate.unsaved import Unsaved
from certif_tui.wording.text import counted

if TYPE_CHECKING:
    from certif_tui.services.gate.live import Live, Writer


class Enregistrement(Frozen):
    """How many events are on their way to the disk, how many changes, and what stands in their way, in French.

    `trouble` is why the disk refused the last attempt, `refused` why the stream can be written no longer,
    `lecture_seule` why nothing can be changed on this screen although it could be written. `defaut` is why what is on
    the disk is no proof, however well it is saved.
    """

    pending: int = 0
    changes: int = 0
    trouble: str | None = None
    refused: str | None = None
    lecture_seule: str | None = None
    defaut: str | None = None

    @classmethod
    def of(cls, live: Live[Any], lecture_seule: Exception | None = None, defauts: Sequence[str] = ()) -> Enregistrement:
        """What there is to tell of the stream a screen writes, and of what was left behind on others."""
        refused, closed = (str(why) if why else None for why in (live.refused, lecture_seule))
        told = cls.of_all(live.writer)
        return replace(told, refused=refused, lecture_seule=closed, defaut=next(iter(defauts), None))

    @classmethod
    def of_all(cls, writer: Writer) -> Enregistrement:
        """What there is to tell of all that was left behind, on a screen that writes nothing itself."""
        return cls(writer.pending, writer.unsaved.total, writer.trouble)


def unsaved_words(unsaved: Unsaved) -> str:
    """What would be lost, such as « 3 avis et 1 autre changement »."""
    avis = counted(unsaved.avis, "avis", "avis") if unsaved.avis else ""
    one, several = ("autre changement", "autres changements") if avis else ("changement", "changements")
    autres = counted(unsaved.autres, one, several) if unsaved.autres else ""
    return " et ".join(filter(None, (avis, autres)))
