"""What the XML of an .xlsx says of cells and calamine does not: shown as percents, or formulas nobody computed yet.

Read in the process apart, within its bounds.
"""

from __future__ import annotations

import re

PERCENTS = {b"9", b"10"}
"""The formats of percents that a spreadsheet need not describe."""
FORMAT = re.compile(rb'<(?:\w+:)?numFmt\s(?=[^>]*\bnumFmtId="(\d+)")(?=[^>]*\bformatCode="[^"]*%)')
STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
STYLE_FORMAT = re.compile(rb'\bnumFmtId="(\d+)"')
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
NOT_COMPUTED = re.compile(
    rb'<(?:\w+:)?c\s(?![^>]*\bt="str")[^>]*?\br="[A-Z]{1,3}([0-9]{1,7})"[^>/]*>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A formula without its value, as programs write it; a spreadsheet that computed an empty text says `t="str"`."""


def percent_styles(styles: bytes) -> set[bytes]:
    """The styles, by their rank, that show a number as a percentage."""
    formats = PERCENTS | {it[1] for it in FORMAT.finditer(styles)}
    block = STYLES.search(styles)
    ids = [STYLE_FORMAT.search(it[1]) for it in STYLE.finditer(block[0])] if block else []
    return {b"%d" % rank for rank, it in enumerate(ids) if it is not None and it[1] in formats}


def percent_cells(sheet: bytes, styles: set[bytes]) -> set[tuple[int, int]]:
    """The row, from 1, and the column, from 0, of each cell shown as a percentage."""
    if not styles:
        return set()
    wanted = rb'(?=[^>]*\bs="(?:' + b"|".join(sorted(styles)) + rb')")'
    shape = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\br="([A-Z]{1,3})([0-9]{1,7})")' + wanted)
    return {(int(it[2]), column_of(it[1])) for it in shape.finditer(sheet)}


def column_of(letters: bytes) -> int:
    """The rank of a column, A being 0."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1


def not_computed(sheet: bytes) -> set[int]:
    """The numbers of the rows with a formula that has no value."""
    if FORMULA.search(sheet) is None:
        return set()
    return {int(it[1]) for it in NOT_COMPUTED.finditer(sheet)}
