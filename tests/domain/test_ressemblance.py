"""Which two names may be one person's, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.personnes.numeros import identifies_nobody, numero_key
from certif_tui.domain.personnes.ressemblance import is_near, ressemble, shares_a_word
from certif_tui.domain.slugs import slug_of

ALIKE = [
    ("D'ALMEIDA Rui", "DALMEIDA Rui"),
    ("D’ALMEIDA Rui", "ALMEIDA Rui"),
    ("DE LA TOUR Éléonore", "DELATOUR Eleonore"),
    ("DE LA TOUR Éléonore", "Éléonore de la Tour"),
    ("DE LA FONTAINE Jean", "FONTAINE Jean Marie"),
    ("MARTIN Léa Marie", "MARTIN Léa"),
    ("Léa MARTIN", "MARTIN Léa"),
    ("LŒUVRE Zoé", "LOEUVRE ZOE"),
    ("LE GALL Yann", "LEGALL yann"),
    ("N'DIAYE Awa", "NDIAYE Awa"),
    ("DUPONT-AIGNAN Marc", "Marc DUPONT AIGNAN"),
    ("ROUX Jean-Paul", "ROUX JEANPAUL"),
    ("LE GALL JEANPAUL", "Jean-Paul LEGALL"),
    ("李雷", "李雷"),
]
UNLIKE = [
    ("MARTIN Léa", "MARTIN Ale"),
    ("MARTIN Léa", "MARTIN Lou"),
    ("MARTIN Léa", "MARTEL Léa"),
    ("DUPONT", "DUPONT Claire"),
    ("LE Van", "LE GALL Anh"),
    ("DE LA TOUR Jean", "DU PONT Jean"),
    ("李雷", "韩梅"),
    ("DUPOND Claire", "DUPONT Claire"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_another_writing_of_a_name_is_known_again(one: str, other: str) -> None:
    assert ressemble(one, other) and ressemble(other, one)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_another_name_is_somebody_else(one: str, other: str) -> None:
    assert not ressemble(one, other) and not ressemble(other, one)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_name_is_like_itself_and_two_are_alike_both_ways(one: str, other: str) -> None:
    assert ressemble(one, one) and ressemble(one, other) == ressemble(other, one)


@pytest.mark.parametrize("typed", ["MARTIN Pual", "MARTIN Pau", "MARTN Paul", "MARTIN Paull", "Pual MARTIN"])
def test_a_slip_of_one_letter_is_near(typed: str) -> None:
    assert is_near(typed, "MARTIN Paul") and is_near("MARTIN Paul", typed)


@pytest.mark.parametrize("typed", ["MARTIN Paul", "MARTIN Luc", "LIU", "MARTIN Paola"])
def test_the_same_name_and_another_one_are_not_near(typed: str) -> None:
    assert not is_near(typed, "MARTIN Paul") and not is_near("LI", "LIU")


def test_a_word_in_common_is_no_particle() -> None:
    assert shares_a_word("DUPONT Claire", "MARTIN-ROUX claire")
    assert not shares_a_word("DE LA TOUR Jean", "DE LA RUE Luc")


@pytest.mark.parametrize(
    "numero",
    ["-", "—", "#N/A", "#REF!", "#NOM?", "#DIV/0!", "en cours", "En  cours…", "à venir", "n/a", "N.A.", "néant", "0",
     "00", "?", "0.0", "à compléter", "NC"],
)  # fmt: skip
def test_what_stands_in_the_place_of_a_number_identifies_nobody(numero: str) -> None:
    assert identifies_nobody(numero)


@pytest.mark.parametrize("numero", ["1", "A12", "2026-004", "#12", "X7", "0107", "N12", "100"])
def test_a_number_identifies_somebody(numero: str) -> None:
    assert not identifies_nobody(numero)


def test_the_zeros_a_spreadsheet_ate_do_not_count() -> None:
    assert numero_key("00007") == numero_key(" 7 ") and numero_key("b07") == numero_key("B07") != numero_key("B7")


@pytest.mark.parametrize(
    ("nom", "slug"),
    [("ØRSTED Æsa", "orsted-aesa"), ("ĐOKIĆ Iva", "dokic-iva"), ("WEIß Œdipe", "weiss-oedipe"), ("ŁUCZ Ян", "lucz")],
)
def test_a_slug_keeps_its_letters(nom: str, slug: str) -> None:
    assert slug_of(nom) == slug
