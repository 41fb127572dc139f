"""A glance at a stream: its stored events as they are, when its file is exactly what the journal writes.

Listing hundreds of sheets takes no more. What is not as written here, whole and unbroken, is left to a full reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from certif_tui.journal.chain import StoredEvent, fingerprint
from certif_tui.journal.openings import Opening, is_foreign
from certif_tui.journal.streams import Stream
from certif_tui.journal.witness import Acknowledged
from certif_tui.journal.written import written


def glance(
    stream: Stream[Any], data: bytes, note: Acknowledged | None, opening: Opening
) -> tuple[StoredEvent, ...] | None:
    """The stored events of the stream whose file holds `data`; null when anything is out of the ordinary.

    `note` is what its witness told before the file was read, `opening` asks for its session's.
    """
    documents = written(data)
    if documents is None:
        return None
    previous = ""
    for document in documents:
        if document.get("empreinte") != (previous := fingerprint(document, previous)):
            return None
    own = is_own(stream, documents[0]) and not is_foreign(documents[0].get("session"), opening)
    return tuple(documents) if own and _agrees(note, documents) else None


def is_own(stream: Stream[Any], first: Mapping[str, object]) -> bool:
    """Whether a first event opens that very stream."""
    return first.get("type") == "ouverture" and first.get("flux") == stream.path


def _agrees(note: Acknowledged | None, documents: Sequence[StoredEvent]) -> bool:
    return note is None or (note.seq <= len(documents) and documents[note.seq - 1]["empreinte"] == note.head)
