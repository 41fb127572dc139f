"""A glance at a stream: its stored events as they are, when its file is exactly what the journal writes.

Listing hundreds of sheets takes no more. What is not as written here, whole and unbroken, is left to a full reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from certif_tui.journal.chain import StoredEvent, fingerprint
from certif_tui.journal.openings import Opening, is_foreign
from certif_tui.journal.storage import TABLE
from certif_tui.journal.streams import Stream
from certif_tui.journal.witness import Acknowledged

FIRST, LAST = b'{"%s": {' % TABLE.encode(), [b"}}", b""]


def glance(
    stream: Stream[Any], data: bytes, note: Acknowledged | None, opening: Opening
) -> tuple[StoredEvent, ...] | None:
    """The stored events of the stream whose file holds `data`; null when anything is out of the ordinary.

    `note` is what its witness told before the file was read, `opening` asks for its session's.
    """
    lines = data.split(b"\n")
    rows = lines[1:-2]
    if lines[0] != FIRST or lines[-2:] != LAST or not rows:
        return None
    documents: list[StoredEvent] = []
    previous = ""
    for seq, line in enumerate(rows, 1):
        document = _document(line if seq == len(rows) else line.removesuffix(b","), seq)
        if document is None or document.get("empreinte") != (previous := fingerprint(document, previous)):
            return None
        documents.append(document)
    own = is_own(stream, documents[0]) and not is_foreign(documents[0].get("session"), opening)
    return tuple(documents) if own and _agrees(note, documents) else None


def _document(line: bytes, seq: int) -> StoredEvent | None:
    prefix = b'"%d": ' % seq
    text = line[len(prefix) :]
    try:
        document = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    # Written anew it is the same, to the byte: no field stands twice, no number was out of reach.
    same = line.startswith(prefix) and type(document) is dict and orjson.dumps(document) == text
    return document if same else None


def is_own(stream: Stream[Any], first: Mapping[str, object]) -> bool:
    """Whether a first event opens that very stream."""
    return first.get("type") == "ouverture" and first.get("flux") == stream.path


def _agrees(note: Acknowledged | None, documents: Sequence[StoredEvent]) -> bool:
    return note is None or (note.seq <= len(documents) and documents[note.seq - 1]["empreinte"] == note.head)
