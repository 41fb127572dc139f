"""A document as rows of a screen: what each says, how it is toned, and what choosing it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, assert_never

from certif_tui.documents.renderers.columns import laid_out
from certif_tui.documents.renderers.text import LONGEST
from certif_tui.documents.tree import Entries, Entry, Fact, Inset, Node, Note, Paragraph, Section, Table, Tone
from certif_tui.domain.frozen import Frozen
from certif_tui.wording.text import clean


class Row(Frozen):
    """A row: its words, its tone, how deep it stands, the key of its node."""

    text: str = ""
    tone: Tone = Tone.NORMAL
    level: int = 0
    key: str | None = None


BLANK: Final = Row()


class Marks(Frozen):
    """What a screen adds to the rows of some keys: a sign before an entry, behind a sentence what can be done there."""

    signs: Mapping[str, str]
    hints: Mapping[str, str]


UNMARKED: Final = Marks({}, {})


def rows_of(sections: Iterable[Node], marks: Marks = UNMARKED) -> tuple[Row, ...]:
    """The rows of these sections, a blank one between two; entries that follow each other stand close."""
    rows: list[Row] = []
    above: Node | None = None
    for section in sections:
        block = list(_of_node(section, 0, marks))
        close = isinstance(section, Entry) and isinstance(above, Entry)
        rows += [BLANK, *block] if rows and block and not close else block
        above = section
    return tuple(rows)


def _rows(nodes: Iterable[Node], level: int, marks: Marks) -> Iterator[Row]:
    for node in nodes:
        yield from _of_node(node, level, marks)


def _of_node(node: Node, level: int, marks: Marks) -> Iterator[Row]:
    match node:
        case Section(title, content, tone):
            yield from _row(title, tone, level)
            yield from _rows(content, level + 1 if title else level, marks)
        case Fact():
            yield from _row(_hinted(node.sentence, node.key, marks), node.tone, level, node.key)
            yield from _rows(node.details, level + 1, marks)
        case Paragraph():
            yield from _row(_hinted(node.text, node.key, marks), node.tone, level, node.key)
            yield from _rows(node.details, level + 1, marks)
        case Note():
            yield from _row(node.sentence, node.tone, level, node.key)
        case Entry():
            yield from _entry(node, level, marks)
        case Entries(title, entries):
            yield from _row(f"{title} ({len(entries)})", Tone.TITLE, level)
            yield from _rows(entries, level, marks)
        case Inset(content):
            yield from _rows(content, level + 1, marks)
        case Table():
            yield from _table(node, level)
        case _:
            assert_never(node)


def _entry(node: Entry, level: int, marks: Marks) -> Iterator[Row]:
    """The verdict stands on the row of the code: it is what is looked for at a glance."""
    if node.verdict:
        yield from _row(f"{node.code}  {node.verdict}", node.tone, level, node.code)
        yield from _row(node.wording, Tone.QUIET, level + 1, node.code)
    else:
        sign = marks.signs.get(node.code)
        yield from _row(f"{sign} {node.sentence}" if sign else node.sentence, node.tone, level, node.code)
    yield from _rows(node.notes, level + 2, marks)


def _table(node: Table, level: int) -> Iterator[Row]:
    for laid in laid_out(node):
        line = laid.line
        yield Row(laid.text, line.tone, level, line.key) if line else Row(laid.text, Tone.TITLE, level)


def _hinted(text: str, key: str | None, marks: Marks) -> str:
    hint = marks.hints.get(key) if key else None
    return f"{text}. {hint}" if hint else text


def _row(text: str, tone: Tone, level: int, key: str | None = None) -> Iterator[Row]:
    if text:
        yield Row(clean(text, limit=LONGEST, multiline=True), tone, level, key)
