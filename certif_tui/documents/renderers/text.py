"""A document as plain text: one fact a line, no drawing, so that it prints, pipes and reads aloud well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final, assert_never

from certif_tui.documents.renderers.columns import laid_out
from certif_tui.documents.tree import Document, Entries, Entry, Fact, Inset, Node, Note, Paragraph, Section, Table
from certif_tui.wording.text import clean

WIDTH: Final = 80
UNFOLDED: Final = 100_000
"""The width for lines that programs look through: each fact stays on one."""
STEP: Final = 2
"""Columns by which each level is indented."""
LONGEST: Final = 20_000
"""Characters of one node beyond which it is nobody's text."""


def text_of(document: Document, width: int = WIDTH) -> str:
    """The document in lines of at most `width` columns, a blank one between sections, ending with a line break."""
    lines: list[str] = []
    for section in ((*document.title, *document.warnings), *((it,) for it in document.sections)):
        block = list(_lines(section, 0, width))
        if block:
            lines += ["", *block] if lines else block
    return "\n".join(lines) + "\n"


def _lines(nodes: Iterable[Node], level: int, width: int) -> Iterator[str]:
    for node in nodes:
        yield from _of_node(node, level, width)


def _of_node(node: Node, level: int, width: int) -> Iterator[str]:
    match node:
        case Section(title, content) | Entries(title, content):
            yield from _wrapped(title, level, width)
            yield from _lines(content, level + 1 if title else level, width)
        case Fact():
            yield from _wrapped(node.sentence, level, width)
            yield from _lines(node.details, level + 1, width)
        case Paragraph():
            yield from _wrapped(node.text, level, width)
            yield from _lines(node.details, level + 1, width)
        case Note():
            yield from _wrapped(node.sentence, level, width)
        case Entry():
            yield from _wrapped(node.sentence, level, width)
            yield from _wrapped(node.verdict, level + 1, width)
            yield from _lines(node.notes, level + 1, width)
        case Inset(content):
            yield from _lines(content, level + 1, width)
        case Table():
            yield from _table(node, level, width)
        case _:
            assert_never(node)


def _table(node: Table, level: int, width: int) -> Iterator[str]:
    margin = " " * (STEP * level)
    for laid in laid_out(node):
        if node.flows:
            head, behind = margin + laid.head, margin + " " * len(laid.head)
            yield from wrap(laid.last, width, initial_indent=head, subsequent_indent=behind, break_on_hyphens=False)
        else:
            yield margin + laid.text


def _wrapped(text: str, level: int, width: int) -> Iterator[str]:
    margin = " " * (STEP * level)
    for line in clean(text, limit=LONGEST, multiline=True).splitlines():
        yield from wrap(line, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
