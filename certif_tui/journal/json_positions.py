"""Where things are in a JSON text, only to name the place of a fault: parsing is left to the standard library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+', re.DOTALL)


class Token(NamedTuple):
    """A key, or a value, met at `position` (characters from the start); `path` is its path from the root."""

    path: tuple[str | int, ...]
    position: int
    text: str
    is_key: bool


def tokens(text: str) -> Iterator[Token]:
    """Every key and value in the order of the text, which must be sound JSON up to the last token taken.

    Nothing recurses, so a text of absurd depth can be walked up to where it becomes absurd.
    """
    path: list[str | int] = []
    awaits_key = False
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token in "}]":
            path.pop()
        elif token == ",":
            index = path[-1]
            awaits_key = isinstance(index, str)
            path[-1] = index if isinstance(index, str) else index + 1
        elif awaits_key:
            path[-1] = json.loads(token)
            awaits_key = False
            yield Token(tuple(path), found.start(), token, is_key=True)
        elif token != ":":
            yield Token(tuple(path), found.start(), token, is_key=False)
            if token in "{[":
                path.append("" if token == "{" else 0)
            awaits_key = token == "{"


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """The line and column, both from 1, of a position in characters."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def lines_by_path(text: str) -> dict[tuple[str | int, ...], int]:
    """The line where each key and list element of a sound JSON text begins, by its path."""
    lines: dict[tuple[str | int, ...], int] = {}
    line, seen = 1, 0
    for token in tokens(text):
        line += text.count("\n", seen, token.position)
        seen = token.position
        lines.setdefault(token.path, line)
    return lines
