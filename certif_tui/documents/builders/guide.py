"""The juror's guide as a document: a blank line between what stands apart in it."""

from __future__ import annotations

from collections.abc import Iterator

from certif_tui.documents.guide import Bout, Guide, Partie
from certif_tui.documents.tree import Document, Inset, Node, Paragraph, Section, Tone


def guide_document(guide: Guide) -> Document:
    """The guide, or those of its parts that were looked for."""
    sections = tuple(node for partie in guide.parties for node in _nodes(partie))
    return Document(title=(Paragraph(guide.titre, Tone.TITLE),), sections=sections)


def _nodes(partie: Partie) -> Iterator[Node]:
    """The first passages stand close to the title, the others as far in as they do."""
    first, *others = partie.passages or ((),)
    yield Section(partie.titre, _paragraphs(first))
    for passages in others:
        content = _paragraphs(passages)
        yield Section("", (Inset(content),) if partie.titre else content)


def _paragraphs(passages: Bout) -> tuple[Node, ...]:
    return tuple(Paragraph(text) for text in passages)
