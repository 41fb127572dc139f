"""The chain of a stream: each event stored with a fingerprint of itself and of all before it.

It catches accidents and naive edits. It is no defence against somebody who recomputes it, and says nothing of the last
events when they are cut off: for that there is the stream's witness, and the heads printed and kept elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.evenements.catalogue import EvenementInconnu, EvenementInvalide, parse_evenement
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.referentiel.places import cite
from certif_tui.journal.failures import restore
from certif_tui.journal.journal import Content, Fault, Record, StreamDamaged, Unknown
from certif_tui.journal.streams import Stream

StoredEvent = dict[str, Any]
"""An event as it is stored: its fields and its `empreinte`."""


class Chain(Frozen):
    """A stream's content, and the place of each of its events by id."""

    content: Content[Any]
    places: Mapping[str, int]


def empty(stream: Stream[Any], label: str) -> Chain:
    """The chain of a stream that does not exist yet."""
    return Chain(Content(stream, label), {})


def seal(evenement: Evenement, previous: str) -> StoredEvent:
    """The document that stores an event behind the one whose fingerprint is `previous` (empty for the first)."""
    document: StoredEvent = evenement.model_dump(mode="json")
    document["empreinte"] = fingerprint(document, previous)
    return document


def extend(chain: Chain, evenements: Iterable[Evenement]) -> tuple[dict[int, StoredEvent], Chain]:
    """The documents, by sequence number, that put events at the end of a chain, and the chain they make of it."""
    content = chain.content
    seq, head = content.seq, content.head
    documents: dict[int, StoredEvent] = {}
    records: list[Record] = []
    for evenement in evenements:
        seq += 1
        documents[seq] = seal(evenement, head)
        head = documents[seq]["empreinte"]
        records.append(Record(seq, evenement, head))
    longer = replace(content, records=(*content.records, *records))
    return documents, Chain(longer, {**chain.places, **{record.evenement.id: record.seq for record in records}})


def examine(stream: Stream[Any], label: str, documents: Mapping[int, StoredEvent]) -> Chain:
    """Read stored documents in the order of their numbers and check the chain; `label` names them to a person.

    A broken chain becomes `faults`, an event of a newer program `unknown`. Raises `StreamDamaged` for an invalid event.
    """
    records: list[Record] = []
    unknown: list[Unknown] = []
    refusals: list[str] = []
    for seq in sorted(documents):
        document = documents[seq]
        empreinte = _stored_fingerprint(document)
        try:
            records.append(Record(seq, _parse(stream, label, seq, document), empreinte))
        except EvenementInconnu as error:
            unknown.append(Unknown(seq, empreinte))
            refusals.append(f"événement {seq}, {error}")
    faults, read_only = tuple(_faults(stream, documents)), _read_only(label, refusals)
    content = Content(stream, label, tuple(records), faults, read_only, tuple(unknown))
    return Chain(content, {document["id"]: seq for seq, document in documents.items() if _has_id(document)})


def _has_id(document: StoredEvent) -> bool:
    # Events of a newer program are not checked: theirs may be anything.
    return isinstance(document.get("id"), str)


def _parse(stream: Stream[Any], label: str, seq: int, document: StoredEvent) -> Evenement:
    try:
        fields = {name: value for name, value in document.items() if name != "empreinte"}
        return parse_evenement(fields, stream.kind.types)
    except EvenementInvalide as error:
        raise StreamDamaged(label, f"l'événement {seq} est invalide ({error}).", restore(label)) from error


def _read_only(label: str, refusals: list[str]) -> str | None:
    if not refusals:
        return None
    return (
        f"{label} vient d'une version plus récente de certif-tui ({refusals[0]})\u00a0: on peut lire ce qui "
        "est connu, pas écrire. Mettez le programme à jour."
    )


def _faults(stream: Stream[Any], documents: Mapping[int, StoredEvent]) -> Iterator[Fault]:
    if not documents:
        yield Fault(1, "tous les événements ont été retirés")
    elif 1 in documents:
        yield from _opening_faults(stream, documents[1])
    previous, expected = "", 1
    for seq in sorted(documents):
        document = documents[seq]
        if seq > expected:
            yield Fault(expected, _missing(expected, seq - 1))
        elif _stored_fingerprint(document) != fingerprint(document, previous):
            yield Fault(
                seq, f"l'événement {seq} a été modifié, déplacé ou remplacé, ou un autre a été retiré avant lui"
            )
        previous, expected = _stored_fingerprint(document), seq + 1


def _opening_faults(stream: Stream[Any], first: StoredEvent) -> Iterator[Fault]:
    if first.get("type") != "ouverture":
        yield Fault(1, "l'événement 1 n'est pas l'ouverture du flux")
    elif first.get("flux") != stream.path:
        yield Fault(1, f"ce contenu est celui de {cite(first.get('flux'))}, non de {cite(stream.path)}")


def _missing(first: int, last: int) -> str:
    if first == last:
        return f"l'événement {first} a été retiré"
    return f"les événements {first} à {last} ont été retirés"


def _stored_fingerprint(document: StoredEvent) -> str:
    empreinte = document.get("empreinte")
    return empreinte if isinstance(empreinte, str) else ""


def fingerprint(document: StoredEvent, previous: str) -> str:
    """The fingerprint of a stored event behind the one whose fingerprint is `previous`."""
    body = {name: value for name, value in document.items() if name != "empreinte"}
    return hashlib.sha256(previous.encode() + orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()
