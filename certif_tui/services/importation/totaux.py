"""Rows that count people or end the list instead of naming somebody. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from certif_tui.domain.lettres import one_of
from certif_tui.services.importation.pieds import LETTRE, is_foot
from certif_tui.services.importation.titres import words_of

TOTAL = frozenset({"total", "totaux", "effectif", "effectifs", "soustotal", "cumul", "somme", "moyenne"})
GENS = one_of(
    """candidat candidats candidate candidates inscrit inscrits inscrite inscrites stagiaire stagiaires apprenant
    apprenants apprenante apprenantes participant participants participante participantes personne personnes eleve
    eleves etudiant etudiants etudiante etudiantes present presents presente presentes absent absents absente absentes
    convoque convoques convoquee convoquees dispense dispenses excuse excuses ajourne ajournes admis"""
)
AMENAGES = one_of("tiers temps tierstemps tt majore majores amenagement amenagements amenage amenages")
"""Whom a list also counts apart."""
MOTS = (
    TOTAL
    | GENS
    | AMENAGES
    | one_of("nombre nb nbre de des d du la le les l sous general generale fin liste soit au et dont avec sans")
)
ANNONCES = TOTAL | GENS | AMENAGES | {"nombre", "nb", "nbre", "fin"}
"""Without one of these, nothing is counted and no list ends."""
FINS = (["fin"], ["fin", "de", "liste"], ["fin", "de", "la", "liste"], ["fin", "du", "tableau"])


@lru_cache(maxsize=4096)
def is_nobody(cells: tuple[str, ...]) -> bool:
    """Whether a row names nobody, whatever its columns are: a count, or the foot of the list.

    Kept: a row is looked at for the columns, then for itself.
    """
    return is_total(cells) or is_foot(cells)


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row counts the people of the list, or says where it ends, wherever it does so.

    Somebody whose name is Total has a given name beside it, which is no word of a count.
    """
    if all(ANNONCES.isdisjoint(words_of(cell)) for cell in cells):  # most rows, which name somebody
        return False
    said = [cell for cell in cells if LETTRE.search(cell)]
    figures = any(letter.isdigit() for cell in cells for letter in cell)
    beside = any(words_of(cell) and all(map(str.isdigit, words_of(cell))) for cell in cells)
    return any(_counts(it, beside=beside) for it in said) and all(_is_of_a_count(it, figures=figures) for it in said)


def is_count_of_people(cell: str) -> bool:
    """Whether a cell alone counts people, figure included: « Total : 2 », « 12 inscrits », whatever stands beside."""
    words = words_of(cell)
    return any(map(str.isdigit, words)) and is_total([cell])


def _counts(cell: str, *, beside: bool) -> bool:
    """Whether a cell says that people are counted; `beside` tells that the figure may stand in another cell."""
    words = words_of(cell)
    figures = beside or any(map(str.isdigit, words))
    announced = bool(TOTAL & set(words)) or ({"nombre", "nb", "nbre"} & set(words[:1]) and bool(GENS & set(words)))
    return bool(announced) or (figures and not (GENS | AMENAGES).isdisjoint(words)) or words in FINS


def _is_of_a_count(cell: str, *, figures: bool) -> bool:
    words = words_of(cell)
    announced = figures and (
        words[:1] == ["soustotal"] or words[:2] == ["sous", "total"] or not TOTAL.isdisjoint(words[:1])
    )
    return announced or (bool(words) and all(map(_neutral, words)))


def _neutral(word: str) -> bool:
    return word.isdigit() or word in MOTS or word == "tableau"
