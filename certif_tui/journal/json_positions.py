"""Where things are in a JSON text, only to name the place of a fault: parsing is left to the standard library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+', re.DOTALL)

_STRING: Final = r'"(?:[^"\\]++|\\.)*+"'
_KEYS: Final = re.compile(rf"({_STRING})(\s*:)?|[{{}}]", re.DOTALL)
_NUMBERS: Final = re.compile(
    rf"{_STRING}|(NaN|-?Infinity|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)", re.DOTALL
)
_CONTAINERS: Final = re.compile(rf"{_STRING}|[{{}}\[\]]", re.DOTALL)


class Token(NamedTuple):
    """A key, or a value, met at `position` (characters from the start); `path` is its path from the root."""

    path: tuple[str | int, ...]
    position: int


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
            yield Token(tuple(path), found.start())
        elif token != ":":
            yield Token(tuple(path), found.start())
            if token in "{[":
                path.append("" if token == "{" else 0)
            awaits_key = token == "{"


def repeated_key(text: str) -> tuple[str, int] | None:
    """The first key that stands twice in one object, and where it does again; no paths, for a file may be long."""
    seen: list[set[str]] = []
    for found in _KEYS.finditer(text):
        if found[0] == "{":
            seen.append(set())
        elif found[0] == "}":
            seen.pop()
        elif found[2]:
            key = json.loads(found[1])
            if key in seen[-1]:
                return key, found.start()
            seen[-1].add(key)
    return None


def place_of_number(text: str, number: str) -> int:
    """Where a number first stands in the text, outside its strings; the text must be sound JSON up to there."""
    return next(found.start() for found in _NUMBERS.finditer(text) if found[1] == number)


def place_of_depth(text: str, most: int) -> int:
    """Where the first object or list opens that stands in `most` others."""
    depth = 0
    for found in _CONTAINERS.finditer(text):
        if found[0] in "{[":
            if depth >= most:
                return found.start()
            depth += 1
        elif found[0] in "}]":
            depth -= 1
    return 0


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
