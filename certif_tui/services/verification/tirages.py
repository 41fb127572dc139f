"""Checking the draws by lot: each one recorded, undone and replaced ones too, is drawn again from its seed."""

from __future__ import annotations

from collections.abc import Iterator

from certif_tui.domain.ecrit.evenements import GroupeTire, TirageEffectue
from certif_tui.domain.ecrit.tirage import AlgorithmeInconnu, replay
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Content
from certif_tui.services.verification.grilles import Faute


def tirage_faults(content: Content[Session]) -> Iterator[Faute]:
    """The draws of a session's own stream that do not give the groups and cases that were recorded."""
    for record in content.records:
        if isinstance(record.evenement, TirageEffectue):
            wrong = _wrong(record.evenement)
            if wrong:
                yield record.seq, wrong


def _wrong(tirage: TirageEffectue) -> str:
    try:
        again = replay(tirage)
    except AlgorithmeInconnu:
        return (
            f"le tirage suit une règle inconnue de ce programme ({tirage.algorithme})\u00a0: il n'a pas pu être rejoué"
        )
    except ValueError:
        return "le tirage ne peut pas être rejoué\u00a0: ses candidats et ses tailles de groupe ne s'accordent pas"
    if again == tirage.groupes:
        return ""
    where = ", ".join(_different(tirage.groupes, again))
    return f"le tirage rejoué (graine {tirage.graine}) diffère de ce qui est enregistré\u00a0: {where}"


def _different(recorded: tuple[GroupeTire, ...], again: tuple[GroupeTire, ...]) -> Iterator[str]:
    """Which groups are not the same, and by what."""
    drawn = {groupe.code: groupe for groupe in again}
    for groupe in recorded:
        other = drawn.pop(groupe.code, None)
        if other is None:
            yield f"{groupe.code} n'a pas été tiré"
        elif other.membres != groupe.membres:
            yield f"composition de {groupe.code}"
        elif other.cas != groupe.cas:
            yield f"cas de {groupe.code}"
    yield from (f"{code} manque" for code in drawn)
    if sorted(recorded, key=_code) == sorted(again, key=_code):
        yield "ordre des groupes"


def _code(groupe: GroupeTire) -> str:
    return groupe.code
