"""The ranks of a pasted list that only its other lines tell from a name or a number: a. b. c., n°1, n°2. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from certif_tui.services.preparation.formes import is_prose

LETTER = re.compile(r"^\s*[(\[]?([A-Za-z])\s?(?:[.)\]:/°]|[-–—](?=\s))[.:)]?\s*(?=[^\W\d_])")
SIGNED = re.compile(r"^\s*(?:[nN]\s?[°ºo.]\.?\s?|#\s?)(\d{1,3})(?!\d)\s*[.:)/–—-]?\s*(?=[^\W\d_])")
"""« n°4 »: somebody's number, unless the lines count so."""


class _Rang(NamedTuple):
    line: int
    value: int
    end: int


def without_ranks(lines: Sequence[str]) -> list[str]:
    """The lines without the letters and numbers that follow each other from the first; any other stays.

    « A. MARTIN » alone is somebody's initial, and « n°4 » alone somebody's number.
    """
    kept = [*lines]
    for rank_of in (_lettered, _signed):
        for run in _runs(lines, rank_of):
            for rang in run if len(run) > 1 else ():
                kept[rang.line] = lines[rang.line][rang.end :]
    return kept


def _runs(lines: Sequence[str], rank_of: Callable[[str], tuple[int, int] | None]) -> Iterator[list[_Rang]]:
    """The lines in a row that count from the first; blank ones and titles between them do not count."""
    run: list[_Rang] = []
    for number, line in enumerate(lines):
        if not line.strip() or is_prose(line):
            continue
        found = rank_of(line)
        if run and (found is None or found[0] != len(run) + 1):
            yield run
            run = []
        if found is not None and found[0] == len(run) + 1:
            run.append(_Rang(number, *found))
    yield run


def _lettered(line: str) -> tuple[int, int] | None:
    """A letter's rank in the alphabet and where it ends; null where it may be the initial of a given name."""
    found = LETTER.match(line)
    if found is None:
        return None
    words = re.findall(r"[^\W\d_]{2,}", line[found.end() :])
    initial = found[1].isupper() and "." in found[0] and all(it.isupper() for it in words)
    return None if initial or not words else (ord(found[1].lower()) - ord("a") + 1, found.end())


def _signed(line: str) -> tuple[int, int] | None:
    found = SIGNED.match(line)
    return (int(found[1]), found.end()) if found is not None else None
