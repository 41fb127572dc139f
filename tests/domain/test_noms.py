from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.personnes.noms import cle_de_tri


@pytest.mark.parametrize(
    "names",
    [
        ["cote", "côte", "coté", "côté"],
        ["DU PONT Zoé", "DUBOIS Ana", "Dupond", "dupont-aignan Marc", "DUPONT Claire"],
        ["d'Artagnan", "ARTAUD", "D’AVIGNON"],
        ["LA FAYETTE Anne", "DE LA FONTAINE Jean", "LE GALL Yann", "LEBLANC Anne"],
        ["ÉTIENNE Ana", "Etienne Bob", "ÉTIENNE Cyd"],
        ["OBERON", "O'BRIEN", "ŒUVRARD", "OFFENBACH"],
        ["DENIS", "DESCARTES", "DU BELLAY Joachim", "DUPONT"],
        ["MARTIN Jean-Paul", "MARTIN Jean Pierre", "MARTIN-PETIT Anne"],
    ],
)
def test_names_stand_where_a_french_list_has_them(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=cle_de_tri) == names


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_different_names_have_an_order(one: str, other: str) -> None:
    assert (cle_de_tri(one) == cle_de_tri(other)) == (one == other)
