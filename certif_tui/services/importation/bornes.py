"""How large a list of candidats may be: beyond, it is another file, or one that would fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from certif_tui.domain.refus import Refus

SheetRow = tuple[int, list[str]]
SheetRows = list[SheetRow]


class FeuilleBrute(NamedTuple):
    """A sheet by name: its rows that hold something, the numbers of those it hides, of those a merged cell filled.

    `sans_resultat` are those with a formula that has no value.
    """

    nom: str
    rows: SheetRows
    masquees: Sequence[int] = ()
    fusionnees: Sequence[int] = ()
    cachee: bool = False
    sans_resultat: Sequence[int] = ()


class ContenuBrut(NamedTuple):
    """All that a file holds, and the encoding it was read in; null for a spreadsheet."""

    feuilles: list[FeuilleBrute]
    codage: str | None = None


MAX_OCTETS = 20_000_000
MAX_LIGNES, MAX_COLONNES = 20_000, 400
MAX_CELLULES, MAX_CARACTERES = 2_000_000, 20_000_000
"""Cells in the rows that hold something, and characters in them, over all the sheets."""
MAX_CELLULE = 32_767
"""Characters of a cell: no spreadsheet holds a longer one."""
LAST_LIGNE = 1_048_576
"""The last row of a spreadsheet, which an export of empty rows may reach."""


class Mesure:
    """Counts what a file holds while it is read."""

    def __init__(self, nom: str) -> None:
        self._nom = nom
        self._cellules = self._caracteres = 0

    def held(self, rows: Iterable[SheetRow]) -> SheetRows:
        """The rows of a sheet that hold something. Raises `Refus` where they are no list of people."""
        held: SheetRows = []
        for number, cells in rows:
            if number > LAST_LIGNE:
                raise too_large(self._nom)
            text = "".join(cells)
            if text and not text.isspace():
                held.append((number, cells))
                self._count(number, cells, text)
                if len(held) > MAX_LIGNES:
                    raise too_large(self._nom)
        return held

    def _count(self, number: int, cells: Sequence[str], text: str) -> None:
        if len(cells) > MAX_COLONNES:
            raise too_large(self._nom)
        if len(text) > MAX_CELLULE and max(map(len, cells)) > MAX_CELLULE:
            raise too_long(self._nom, number)
        self._cellules += len(cells)
        self._caracteres += len(text)
        if self._cellules > MAX_CELLULES:
            raise too_large(self._nom, f"{MAX_CELLULES // 1_000_000}\u00a0millions de cellules au plus")
        if self._caracteres > MAX_CARACTERES:
            raise too_large(self._nom, f"{MAX_CARACTERES // 1_000_000}\u00a0millions de caractères au plus")


def too_large(nom: str, most: str = f"{MAX_LIGNES} lignes et {MAX_COLONNES} colonnes au plus") -> Refus:
    """The refusal of a file that holds too much."""
    return Refus(f"{nom} est trop grand pour une liste ({most}). N'y gardez que la liste des candidats.")


def too_long(nom: str, number: int) -> Refus:
    """The refusal of a cell that no spreadsheet could hold."""
    where = f"{nom}, ligne {number}"
    return Refus(f"{where}\u00a0: une cellule dépasse {MAX_CELLULE} caractères. Raccourcissez-la, puis recommencez.")
