"""What the values of a column look like, whatever its heading says. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from certif_tui.services.importation.titres import CIVILITE, words_of
from certif_tui.services.preparation.amenagements import is_amenagement, is_yes_or_no

EMAIL = re.compile(r"\S+@\S+")
NAME = re.compile(r"[^\W\d_][^\d@<>{}=;:/\\\"\[\]]{0,59}")
"""What a name looks like where no heading says that it is one: any text file could be dropped here."""
HEURE = re.compile(r"(?:[01]?\d|2[0-3])\s*(?:h|H|:)\s*(?:[0-5]\d)?(?:\s*[-–à]\s*\d{1,2}\s*[hH:]\s*\d{0,2})?")
NUMERO = re.compile(r"(?=.*\d)[A-Za-z]{0,8}[-_ /.]?\d[\w/.-]{0,20}")
DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?: .*)?|0\d(?:[ .-]?\d\d){4}|\d+(?:,\d+)?\s*(?:%|€)")
"""A date, a telephone's number, an amount: figures that identify nobody."""
HALF, MOST = 0.5, 0.8


class Apparence(StrEnum):
    """What a column looks like, in the words a juror is told."""

    EMAILS = "des adresses"
    AMENAGEMENTS = "des tiers-temps"
    HEURES = "des heures"
    NUMEROS = "des numéros"
    NOMS = "des noms"
    COCHES = "des cases cochées"
    RANGS = "un rang (1, 2, 3…)"


def look_of(values: Sequence[str]) -> Apparence | None:
    """What the values of a column look like, null where they look like nothing that is looked for."""

    def share(true: Callable[[str], object]) -> float:
        return sum(1 for value in values if true(value)) / len(values)

    if not values or share(lambda it: CIVILITE.fullmatch("".join(words_of(it)))) > HALF:
        return None
    if share(EMAIL.fullmatch) > HALF:
        return Apparence.EMAILS
    if share(is_amenagement) > HALF:
        return Apparence.AMENAGEMENTS
    if share(HEURE.fullmatch) > HALF:
        return Apparence.HEURES
    if len(values) > 1 and is_count(values):
        return Apparence.RANGS
    if share(is_yes_or_no) > MOST:
        return Apparence.COCHES
    if _are_numbers(values):
        return Apparence.NUMEROS
    return Apparence.NOMS if share(NAME.fullmatch) > MOST else None


def is_count(values: Sequence[str]) -> bool:
    """Whether a column only counts the rows: 1, 2, 3… or « 1. », « 2. »…"""
    return bool(values) and [it.rstrip(".)") for it in values] == [str(it) for it in range(1, len(values) + 1)]


def _are_numbers(values: Sequence[str]) -> bool:
    """Whether they may be people's numbers: each its own, none a date, a telephone's number or a mere count."""
    codes = [it for it in values if NUMERO.fullmatch(it) and not DATE.fullmatch(it)]
    return len(codes) > MOST * len(values) and len(set(codes)) == len(codes) > 1 and not is_count(values)
