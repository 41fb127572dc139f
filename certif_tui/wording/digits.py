"""Digits drawn large with blocks: a clock read from the other end of a room. Pure; no Textual here."""

from __future__ import annotations

from collections.abc import Sequence

FONT = {
    "0": ("###", "#.#", "#.#", "#.#", "###"),
    "1": (".#.", "##.", ".#.", ".#.", "###"),
    "2": ("###", "..#", "###", "#..", "###"),
    "3": ("###", "..#", "###", "..#", "###"),
    "4": ("#.#", "#.#", "###", "..#", "..#"),
    "5": ("###", "#..", "###", "..#", "###"),
    "6": ("###", "#..", "###", "#.#", "###"),
    "7": ("###", "#.#", "..#", "..#", "..#"),
    "8": ("###", "#.#", "###", "#.#", "###"),
    "9": ("###", "#.#", "###", "..#", "###"),
    ":": (".", "#", ".", "#", "."),
    "+": ("...", ".#.", "###", ".#.", "..."),
    "-": ("...", "...", "###", "...", "..."),
    "≈": ("...", "##.", ".##", "##.", ".##"),
    "~": ("...", "##.", ".##", "...", "..."),
}
"""Each sign in five rows of points, as square as a half block is.

Of the shapes people know, those that change least from one second to the next (the 7 has its hook).
"""
ROWS = 5
BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""Two points one above the other in a cell, in blocks of WGL4."""
LARGEST = 12
"""Beyond this no digit is made larger: a frame of it would take a slow line a second."""


def big(text: str, *, ascii_only: bool = False, scale: int = 1) -> tuple[str, ...]:
    """The text in large digits, `scale` points a side: three rows of blocks, or five of `#`, at the smallest scale.

    A sign that is no part of a clock leaves a blank. All the rows are as wide.
    """
    rows = [_row(text, rank, gap(scale, ascii_only=ascii_only)) for rank in range(ROWS)]
    points = [row for row in rows for _ in range(scale)]
    if ascii_only:
        return tuple("".join("#" if it else " " for it in row) for row in points)
    if len(points) % 2:
        points.append([False] * len(points[0]))
    pairs = zip(points[::2], points[1::2], strict=True)
    return tuple("".join(BLOCKS[it] for it in zip(upper, lower, strict=True)) for upper, lower in pairs)


def fitting(text: str, width: int, height: int, *, ascii_only: bool = False) -> int:
    """The largest scale at which the text fits in so many cells, with a gap behind it; zero when none does."""
    for scale in range(LARGEST, 0, -1):
        columns = len(_row(text, 0, gap(scale, ascii_only=ascii_only))) + gap(scale, ascii_only=ascii_only)
        rows = height_of(scale, ascii_only=ascii_only)
        if columns <= width and rows <= height:
            return scale
    return 0


def height_of(scale: int, *, ascii_only: bool = False) -> int:
    """The rows that digits of that scale take."""
    return ROWS * scale if ascii_only else (ROWS * scale + 1) // 2


def gap(scale: int, *, ascii_only: bool = False) -> int:
    """Cells between two signs, which are those of one point: a cell is twice as high as wide."""
    return scale * 2 if ascii_only and scale > 1 else scale


def last_changed(before: str, after: str) -> int | None:
    """The last cell in which two rows as wide differ, null when none does."""
    pairs = zip(reversed(before), reversed(after), strict=True)
    return next((len(after) - 1 - back for back, (was, now) in enumerate(pairs) if was != now), None)


def _row(text: str, rank: int, width: int) -> Sequence[bool]:
    """The points of one row, each `width` times, a point between two signs."""
    points = ".".join(FONT.get(sign, ("...",) * ROWS)[rank] for sign in text)
    return [it == "#" for it in points for _ in range(width)]
