"""The juror's guide taken out of its Markdown: its parts, and those that speak of some words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from certif_tui.domain.frozen import Frozen, replace
from certif_tui.wording.text import NBSP, sort_key

Bout = tuple[str, ...]
"""What stands together: a paragraph, the points of a list, the lines of a table."""

_TAKEN_OUT: Final = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\*\*|`"), ""),
    (re.compile(r" (?=[:;!?»])|(?<=«) "), NBSP),
)
"""Pictures, links, bold and code, and the blanks that French signs may not be parted by."""
_TITLE, _PART, _POINT, _RULE = "# ", "## ", "- ", "|--"


class Partie(Frozen):
    """A part of the guide; the first one, which introduces the others, has no title."""

    titre: str
    passages: tuple[Bout, ...]

    def speaks_of(self, words: str) -> bool:
        """Whether its title or a passage holds the words, accents and capitals aside."""
        return any(holds(text, words) for text in (self.titre, *(text for them in self.passages for text in them)))


class Guide(Frozen):
    """The guide: its title and its parts, in order."""

    titre: str
    parties: tuple[Partie, ...]

    def about(self, words: str) -> Guide:
        """The parts that hold these words; all of them where there are no words."""
        return replace(self, parties=tuple(it for it in self.parties if it.speaks_of(words)))


def holds(text: str, words: str) -> bool:
    """Whether a text holds the words, accents, capitals and the kind of blank aside."""
    return _searched(words) in _searched(text)


def parse_guide(markdown: str) -> Guide:
    """The guide of a Markdown text made of titles, paragraphs, lists and tables of two columns."""
    titre, titles, parties = "", [""], [list[Bout]()]
    for block in _blocks(markdown):
        if block[0].startswith(_TITLE):
            titre = _read(block[0].removeprefix(_TITLE))
        elif block[0].startswith(_PART):
            titles.append(_read(block[0].removeprefix(_PART)))
            parties.append([])
        elif passages := tuple(filter(None, map(_read, _passages(block)))):
            parties[-1].append(passages)
    parts = (Partie(title, tuple(them)) for title, them in zip(titles, parties, strict=True) if title or them)
    return Guide(titre, tuple(parts))


def _blocks(markdown: str) -> Iterator[list[str]]:
    """The lines that no blank one parts."""
    for filled, lines in groupby(markdown.splitlines(), key=lambda line: bool(line.strip())):
        if filled:
            yield list(lines)


def _passages(block: Sequence[str]) -> Iterator[str]:
    """The points of a list, the lines of a table, or the paragraph they all are."""
    if block[0].startswith("|"):
        rows = [_cells(line) for line in block if not line.startswith(_RULE)]
        yield from (f"{first}{NBSP}: {second}" for first, second in rows[1:])
        return
    point: list[str] = []
    for line in block:
        if line.startswith(_POINT) and point:
            yield " ".join(point)
            point = []
        point.append(line.strip())
    yield " ".join(point)


def _cells(line: str) -> tuple[str, str]:
    first, second = line.strip().strip("|").split(" | ")
    return first.strip(), second.strip()


def _read(text: str) -> str:
    for pattern, instead in _TAKEN_OUT:
        text = pattern.sub(instead, text)
    return text.strip()


def _searched(text: str) -> str:
    return " ".join(sort_key(text).replace(NBSP, " ").split())
