"""What can be recovered of a sheet that strict reading refuses, counted event by event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from certif_tui.journal.journal import StreamDamaged
from certif_tui.journal.salvage import Salvage
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, mark, opening

MAX_LINE = 100_000
"""The longest line, in characters, that is looked at."""

Rows = list[bytes]


@pytest.fixture
def sheet(root: Path) -> Path:
    """The file of a sheet of five events."""
    TinyDBJournal(root).append(GRILLE, [opening(), *map(mark, range(1, 5))], after=0)
    return root / f"{GRILLE.path}.json"


def left_of(root: Path, sheet: Path, change: Callable[[Rows], Rows]) -> Salvage:
    """What can be recovered once the lines of the events are changed, and the end of the file is gone."""
    first, *rows, _last = sheet.read_bytes().splitlines()
    sheet.write_bytes(b"\n".join([first, *change(rows)]))
    with pytest.raises(StreamDamaged):
        TinyDBJournal(root).read(GRILLE)
    return TinyDBJournal(root).salvage(GRILLE)


def altered(rank: int, change: Callable[[bytes], bytes]) -> Callable[[Rows], Rows]:
    """The line of one event changed, the others left."""
    return lambda rows: [*rows[: rank - 1], change(rows[rank - 1]), *rows[rank:]]


def padded(to: int) -> Callable[[bytes], bytes]:
    """A line made that long with blanks."""
    return lambda row: row.ljust(to)


@pytest.mark.parametrize(
    ("change", "intact", "lisibles"),
    [
        (lambda rows: rows, 5, 5),
        (lambda _rows: [], 0, 0),
        (lambda rows: rows[1:], 0, 4),
        (altered(3, lambda row: row.replace(b'"type":', b'"type"')), 2, 4),
        (altered(3, lambda row: row.replace(b'"valide"', b'"admirable"')), 2, 4),
        (altered(3, lambda row: row[: len(row) // 2]), 2, 4),
        (altered(3, lambda row: row.replace(b'"valide"', b'"non_valide"')), 2, 5),
        (altered(4, lambda row: row.replace(b'"valide"', b'"non_valide"')), 3, 5),
        (altered(5, lambda row: row.replace(b'"valide"', b'"non_valide"')), 4, 5),
        (altered(3, padded(MAX_LINE)), 5, 5),
        (altered(3, padded(MAX_LINE + 1)), 2, 4),
    ],
    ids=[
        "nothing but the end",
        "everything",
        "the first event gone",
        "a slip of syntax",
        "an event that is none",
        "a line cut short",
        "the third mark changed",
        "the fourth mark changed",
        "the last mark changed",
        "a line as long as one may be",
        "a line too long",
    ],
)
def test_what_is_intact_and_what_is_only_readable(
    root: Path, sheet: Path, change: Callable[[Rows], Rows], intact: int, lisibles: int
) -> None:
    assert left_of(root, sheet, change) == Salvage(intact, lisibles)
