"""CSV as French offices have it: `;`, `,` or tabs."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from certif_tui.domain.refus import Refus
from certif_tui.services.importation.bornes import SheetRow, too_long

SEPARATEURS = (";", "\t", ",")
SONDEES = 50
"""Rows looked at to tell the separator."""
MOST_LINES_IN_A_CELL = 20
"""Beyond, a quotation mark was opened and never closed."""
WEB = re.compile(r"\s*(<!doctype|<html|<table|<\?xml|<svg)", re.IGNORECASE)


def read_csv(nom: str, text: str) -> Iterator[SheetRow]:
    """The records of a text, each with the number of its first line. Raises `Refus` for what is no such text."""
    if WEB.match(text):
        problem = f"{nom} est une page web, quel que soit son nom"
        raise Refus(f"{problem}. Ouvrez-la dans le tableur et enregistrez-la en .xlsx.")
    said, first = re.match(r"sep=(.)\r?\n", text), 1
    if said:
        text, first = text[said.end() :], 2
    return _parsed(nom, text, said[1] if said else _separateur(nom, text), first)


def _separateur(nom: str, text: str) -> str:
    """The separator that cuts the most rows into the same number of cells."""

    def regularity(separateur: str) -> tuple[int, int]:
        rows = [cells for _number, cells in _first_records(nom, text, separateur)]
        widths = Counter(len(cells) for cells in rows if len(cells) > 1)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return count, width

    return max(SEPARATEURS, key=regularity)


def _first_records(nom: str, text: str, separateur: str) -> Iterator[SheetRow]:
    try:
        for row, _rank in zip(_parsed(nom, text, separateur, 1), range(SONDEES), strict=False):
            yield row
    except Refus:
        return


def _parsed(nom: str, text: str, separateur: str, first: int) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separateur)
    before = 0
    try:
        for cells in reader:
            if reader.line_num - before > MOST_LINES_IN_A_CELL:
                raise _unclosed(before + first)
            yield before + first, cells
            before = reader.line_num
    except csv.Error as error:
        alone = reader.line_num - before <= 1  # on a line of its own, it is the cell that never ends
        raise too_long(nom, before + first) if alone else _unclosed(before + first) from error


def _unclosed(number: int) -> Refus:
    return Refus(f"Ligne {number}\u00a0: un guillemet ouvert n'est pas refermé. Corrigez le fichier, puis recommencez.")
