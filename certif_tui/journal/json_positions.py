"""Where things are in a JSON text, only to name the place of a fault: parsing is left to the standard library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_JETON: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+', re.DOTALL)


class Jeton(NamedTuple):
    """A key, or a value, met at `position` (characters from the start); `chemin` is its path from the root."""

    chemin: tuple[str | int, ...]
    position: int
    texte: str
    is_cle: bool


def tokens(texte: str) -> Iterator[Jeton]:
    """Every key and value in the order of the text, which must be sound JSON up to the last token taken.

    Nothing recurses, so a text of absurd depth can be walked up to where it becomes absurd.
    """
    chemin: list[str | int] = []
    attend_cle = False
    for trouve in _JETON.finditer(texte):
        jeton = trouve[0]
        if jeton in "}]":
            chemin.pop()
        elif jeton == ",":
            indice = chemin[-1]
            attend_cle = isinstance(indice, str)
            chemin[-1] = indice if isinstance(indice, str) else indice + 1
        elif attend_cle:
            chemin[-1] = json.loads(jeton)
            attend_cle = False
            yield Jeton(tuple(chemin), trouve.start(), jeton, is_cle=True)
        elif jeton != ":":
            yield Jeton(tuple(chemin), trouve.start(), jeton, is_cle=False)
            if jeton in "{[":
                chemin.append("" if jeton == "{" else 0)
            attend_cle = jeton == "{"


def line_and_column(texte: str, position: int) -> tuple[int, int]:
    """The line and column, both from 1, of a position in characters."""
    return texte.count("\n", 0, position) + 1, position - texte.rfind("\n", 0, position)


def lines_by_path(texte: str) -> dict[tuple[str | int, ...], int]:
    """The line where each key and list element of a sound JSON text begins, by its path."""
    lignes: dict[tuple[str | int, ...], int] = {}
    ligne, vu = 1, 0
    for jeton in tokens(texte):
        ligne += texte.count("\n", vu, jeton.position)
        vu = jeton.position
        lignes.setdefault(jeton.chemin, ligne)
    return lignes
