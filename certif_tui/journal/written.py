"""The file of a stream as the journal writes it, one event a line: told apart, and read several times faster for it.

What is not as written here, to the byte, is left to the strict reading, which says what is wrong with it.
"""

from __future__ import annotations

import orjson

from certif_tui.journal.chain import StoredEvent

TABLE = "journal"
FIRST, LAST = b'{"%s": {' % TABLE.encode(), [b"}}", b""]
MOST_CONTAINERS = 24
"""Objects and lists that an event may hold to be read here: they cannot be nested deeper than that."""


def written(data: bytes) -> list[StoredEvent] | None:
    """The stored events, numbered from 1, of a file that holds them as the journal writes them; else null."""
    lines = data.split(b"\n")
    rows = lines[1:-2]
    if lines[0] != FIRST or lines[-2:] != LAST or not rows:
        return None
    documents: list[StoredEvent] = []
    for seq, line in enumerate(rows, 1):
        document = _document(line if seq == len(rows) else line.removesuffix(b","), seq)
        if document is None:
            return None
        documents.append(document)
    return documents


def _document(line: bytes, seq: int) -> StoredEvent | None:
    prefix = b'"%d": ' % seq
    text = line[len(prefix) :]
    if not line.startswith(prefix) or text.count(b"{") + text.count(b"[") > MOST_CONTAINERS:
        return None
    try:
        document = orjson.loads(text)
        # Written anew it is the same, to the byte: no field stands twice, no number was out of reach.
        same = type(document) is dict and orjson.dumps(document, option=orjson.OPT_STRICT_INTEGER) == text
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None
    return document if same else None
