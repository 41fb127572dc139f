"""The quick reading of a file as the journal writes it: it reads what the strict one does, or leaves it to that one."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.journal.strict_json import InvalidJson, loads_strict
from certif_tui.journal.written import MOST_CONTAINERS, TABLE, written

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def file_of(*rows: bytes) -> bytes:
    lines = [b'"%d": %s' % (seq, row) for seq, row in enumerate(rows, 1)]
    return b'{"journal": {\n%s\n}}\n' % b",\n".join(lines)


@given(documents=st.lists(st.dictionaries(st.text(), VALUES, max_size=4), min_size=1, max_size=4))
def test_what_is_read_quickly_is_what_is_read_strictly(documents: list[dict[str, object]]) -> None:
    data = file_of(*map(orjson.dumps, documents))
    found = written(data)
    if found is not None:
        table = {str(seq): document for seq, document in enumerate(found, 1)}
        assert loads_strict(data, max_bytes=1 << 20, max_depth=32) == {TABLE: table}


def test_a_file_as_the_journal_writes_it_is_read_quickly() -> None:
    assert written(file_of(b'{"type":"avis","n":1}', b'{"type":"remise"}')) == [
        {"type": "avis", "n": 1},
        {"type": "remise"},
    ]


@pytest.mark.parametrize(
    "row",
    [
        b'{"a":1,"a":1}',
        b'{"a":18446744073709551616}',
        b'{"a":9223372036854775808}',
        b'{"a":NaN}',
        b'{"a":1e999}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b'{"a":' + b"[" * 40 + b"]" * 40 + b"}",
        b'{"a":1} {"a":1}',
    ],
)
def test_what_strict_reading_refuses_is_left_to_it(row: bytes) -> None:
    with pytest.raises(InvalidJson):
        loads_strict(file_of(row), max_bytes=1 << 20, max_depth=32)
    assert written(file_of(row)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        file_of(),
        file_of(b"[]"),
        file_of(b'{"a": 1}'),
        file_of(b'{"a":1}') + b" ",
        file_of(b'{"a":1}').replace(b'"1"', b'"2"'),
        b"\xef\xbb\xbf" + file_of(b'{"a":1}'),
        file_of(b'{"a":' + b"[" * MOST_CONTAINERS + b"]" * MOST_CONTAINERS + b"}"),
    ],
)
def test_what_is_not_as_written_is_left_to_strict_reading(data: bytes) -> None:
    assert written(data) is None
