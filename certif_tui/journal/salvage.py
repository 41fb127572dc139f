"""What is left to read in a stream's file that strict reading refuses: it is written one event a line for that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from certif_tui.domain.evenements.catalogue import EvenementInconnu, EvenementInvalide, parse_evenement
from certif_tui.domain.frozen import Frozen
from certif_tui.journal.chain import StoredEvent, examine
from certif_tui.journal.streams import Stream

_LINE = re.compile(r'"([1-9][0-9]{0,8})": (\{.*\}),?')
_MAX_LINE = 100_000


class Salvage(Frozen):
    """What can be read: the events 1 to `intact` for sure, their chain being whole, and `lisibles` events in all."""

    intact: int
    lisibles: int


def salvage(stream: Stream[Any], data: bytes) -> Salvage:
    """What can be read of the damaged file `data` of a stream."""
    documents = dict(_documents(stream, data))
    return Salvage(_intact(stream, documents), len(documents))


def _documents(stream: Stream[Any], data: bytes) -> Iterator[tuple[int, StoredEvent]]:
    for line in data.decode("utf-8", "replace").splitlines():
        found = _LINE.fullmatch(line.strip()) if len(line) <= _MAX_LINE else None
        document = _parsed(stream, found[2]) if found else None
        if found and document is not None:
            yield int(found[1]), document


def _parsed(stream: Stream[Any], text: str) -> StoredEvent | None:
    try:
        document = json.loads(text)
        parse_evenement({name: value for name, value in document.items() if name != "empreinte"}, stream.kind.types)
    except EvenementInconnu:
        return document  # type: ignore[no-any-return]
    except (EvenementInvalide, ValueError, RecursionError):
        return None
    return document  # type: ignore[no-any-return]


def _intact(stream: Stream[Any], documents: dict[int, StoredEvent]) -> int:
    """How many events follow each other from the first one without a fault."""
    count = 0
    while count + 1 in documents:
        count += 1
    head = {seq: documents[seq] for seq in range(1, count + 1)}
    faults = examine(stream, stream.path, head).content.faults if head else ()
    return min((fault.seq - 1 for fault in faults), default=count)
