"""A table as lines of characters: each column as wide as what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from certif_tui.documents.tree import Align, Column, Line, Table
from certif_tui.domain.frozen import Frozen
from certif_tui.wording.text import clean

GAP: Final = "  "


class Laid(Frozen):
    """A line of a table: its last cell, and all that stands before it; `line` is null for the titles."""

    head: str
    last: str
    line: Line | None

    @property
    def text(self) -> str:
        """The whole line."""
        return (self.head + self.last).rstrip()


def laid_out(table: Table) -> Iterator[Laid]:
    """The lines in columns, below their titles where there are any."""
    if not table.lines:
        return
    cells = [tuple(map(_cut, table.columns, line.cells)) for line in table.lines]
    held = zip(*cells, strict=True)
    columns = [(it, said) for it, said in zip(table.columns, held, strict=True) if any(said) or not it.optional]
    titled = any(column.title for column, _said in columns)
    texts = [_padded(column, (column.title, *said) if titled else said) for column, said in columns]
    lines = (None, *table.lines) if titled else table.lines
    for line, (*first, last) in zip(lines, zip(*texts, strict=True), strict=True):
        yield Laid("".join(f"{cell}{GAP}" for cell in first), last.rstrip(), line)


def _cut(column: Column, cell: str) -> str:
    return clean(cell, limit=column.most)


def _padded(column: Column, cells: tuple[str, ...]) -> list[str]:
    width = max(column.least, *map(len, cells))
    return [cell.rjust(width) if column.align is Align.RIGHT else cell.ljust(width) for cell in cells]
