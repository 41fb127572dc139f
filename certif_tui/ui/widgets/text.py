"""Cutting and folding text to terminal cells."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """The text in at most `width` cells, with an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - cell_len(ellipsis))).rstrip() + ellipsis


def padded(text: str, width: int, ellipsis: str = "…") -> str:
    """The text in exactly `width` cells."""
    return set_cell_size(cut(text, width, ellipsis), max(0, width))


def folded(text: str, width: int) -> list[str]:
    """The text folded at spaces into lines of at most `width` cells; a longer word is broken."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_folded_paragraph(paragraph, max(1, width)))
    return lines


@lru_cache(512)
def _folded_paragraph(text: str, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if cell_len(joined) <= width:
            current = joined
            continue
        if current:
            lines.append(current)
        while cell_len(word) > width:
            head = set_cell_size(word, width).rstrip()
            lines.append(head)
            word = word[len(head) :] if head else ""
        current = word
    return (*lines, current)
