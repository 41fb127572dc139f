"""What a document says, as JSON for scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, assert_never

import orjson

from certif_tui.documents.tree import Document, FreeText, Value
from certif_tui.wording.text import clean

LONGEST: Final = 10_000
OPTIONS: Final = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def json_of(document: Document) -> bytes:
    """The values of the document in UTF-8 JSON, null for what is not there; instants in ISO 8601 with their offset."""
    return values_json(document.values)


def values_json(values: Value) -> bytes:
    """Values that stand in no document, in the same JSON."""
    return orjson.dumps(_shape(values), option=OPTIONS)


def _shape(value: Value) -> object:
    match value:
        case str():
            return clean(value, limit=LONGEST)
        case FreeText(text):
            return clean(text, limit=LONGEST, multiline=True)
        case Mapping():
            return {key: _shape(inner) for key, inner in value.items()}
        case Sequence():
            return [_shape(inner) for inner in value]
        case None | int() | datetime() | date():
            return value
        case _:
            assert_never(value)
