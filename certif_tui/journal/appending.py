"""What an append comes to, before anything is written: the same rules for every kind of journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certif_tui.domain.evenements.base import Evenement, Ouverture
from certif_tui.domain.frozen import Frozen
from certif_tui.journal.chain import Chain, StoredEvent, extend
from certif_tui.journal.journal import Conflict, Receipt, StreamReadOnly
from certif_tui.journal.streams import Stream


class Appending(Frozen):
    """The documents to store by sequence number (none when all were there), the chain after that, the receipt."""

    documents: dict[int, StoredEvent]
    chain: Chain
    receipt: Receipt


def prepare(stream: Stream[Any], chain: Chain, evenements: Sequence[Evenement], after: int) -> Appending:
    """How to bring events behind number `after` of a chain; those stored by a former attempt are known by their id.

    Raises `Conflict`, `StreamReadOnly`, and `ValueError` for no event, one of another kind of stream, or a stream that
    would not begin by its opening.
    """
    _check(stream, evenements, after)
    content = chain.content
    missing = [evenement for evenement in evenements if evenement.id not in chain.places]
    last_stored = max(
        (chain.places[evenement.id] for evenement in evenements if evenement.id in chain.places), default=0
    )
    if not missing:
        return Appending({}, chain, Receipt(last_stored, _head_at(chain, last_stored)))
    if content.seq != max(after, last_stored):
        raise Conflict(stream, after, content.seq)
    if content.read_only:
        raise StreamReadOnly(content.read_only)
    documents, longer = extend(chain, missing)
    return Appending(documents, longer, Receipt(longer.content.seq, longer.content.head))


def _check(stream: Stream[Any], evenements: Sequence[Evenement], after: int) -> None:
    if not evenements:
        raise ValueError("aucun événement à ajouter")
    first = evenements[0]
    if after == 0 and not (isinstance(first, Ouverture) and first.flux == stream.path):
        raise ValueError(f"le flux {stream.path} doit commencer par son ouverture")
    for evenement in evenements:
        if type(evenement) not in stream.kind.evenements:
            raise ValueError(f"{type(evenement).__name__} n'a pas sa place dans le flux {stream.path}")


def _head_at(chain: Chain, seq: int) -> str:
    return next(record.empreinte for record in chain.content.records if record.seq == seq)
