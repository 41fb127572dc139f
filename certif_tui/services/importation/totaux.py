"""Rows that count people or end the list instead of naming somebody. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from certif_tui.domain.lettres import one_of
from certif_tui.services.importation.titres import words_of

TOTAL = frozenset({"total", "totaux", "effectif", "effectifs", "soustotal", "cumul", "somme", "moyenne"})
GENS = one_of(
    """candidat candidats candidate candidates inscrit inscrits inscrite inscrites stagiaire stagiaires apprenant
    apprenants participant participants personne personnes eleve eleves etudiant etudiants present presents
    absent absents convoque convoques"""
)
MOTS = TOTAL | GENS | one_of("nombre nb nbre de des d du la le les l sous general generale fin liste soit au et")
FINS = (["fin"], ["fin", "de", "liste"], ["fin", "de", "la", "liste"], ["fin", "du", "tableau"])


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row counts the people of the list, or says where it ends, wherever it does so.

    Somebody whose name is Total has a given name beside it, which is no word of a count.
    """
    said = [cell for cell in cells if re.search(r"[^\W\d_]", cell)]
    figures = any(letter.isdigit() for cell in cells for letter in cell)
    return any(map(_counts, said)) and all(_is_of_a_count(it, figures=figures) for it in said)


def _counts(cell: str) -> bool:
    words = words_of(cell)
    figures = any(word.isdigit() for word in words)
    announced = bool(TOTAL & set(words)) or ({"nombre", "nb", "nbre"} & set(words[:1]) and bool(GENS & set(words)))
    return bool(announced) or (figures and bool(GENS & set(words))) or words in FINS


def _is_of_a_count(cell: str, *, figures: bool) -> bool:
    words = words_of(cell)
    announced = figures and (words[0] in TOTAL or words[:2] == ["sous", "total"])
    return announced or all(_neutral(it) for it in words)


def _neutral(word: str) -> bool:
    return word.isdigit() or word in MOTS or word == "tableau"
