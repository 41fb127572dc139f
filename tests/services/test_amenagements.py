"""A longer time is exact, whatever an office writes for it; what may mean something else is asked."""

from __future__ import annotations

import pytest

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.refus import Refus
from certif_tui.services.preparation.amenagements import (
    TiersDouteux,
    is_amenagement,
    read_amenagement,
    read_facteur,
    split_amenagement,
)

TIERS = ["✓", "☑", "☒", "+", "x", "X", "O", "1", "oui", "1/3", "33 %", "33,33%", "0,33", "0,3333333333333333", "33"]
TIERS += ["1.3333333333333333", "Oui - 1/3", "oui (1/3)", "T.T.", "1/3 de temps", "Tiers-temps accordé", "33 % oral"]
TIERS += ["tiers temps (MDPH)", "1 tiers temps", "⅓", "✗", "☒ Oui ☐ Non", "☑ tiers temps ☐ autre", "[x] oui [ ] non"]


@pytest.mark.parametrize("text", TIERS)
def test_a_third_is_a_third(text: str) -> None:
    assert read_amenagement(text) == TIERS_TEMPS


@pytest.mark.parametrize(
    "text",
    [
        "☐",
        "0",
        "N",
        "-",
        "—",
        "",
        "non",
        "tiers-temps : non",
        "pas de tiers-temps",
        "1/1",
        "sans objet",
        "0 %",
        "Ø",
        "☐ Oui ☒ Non",
        "N.A.",
    ],
)
def test_none_is_none(text: str) -> None:
    assert read_amenagement(text) == PLEIN_TEMPS


@pytest.mark.parametrize(("text", "over", "under"), [("20 %", 6, 5), ("30%", 13, 10), ("50 %", 3, 2), ("0,2", 6, 5)])
def test_other_percents_are_exact(text: str, over: int, under: int) -> None:
    assert read_amenagement(text) == Facteur(numerateur=over, denominateur=under)


@pytest.mark.parametrize(
    "text",
    [
        "tiers-temps refusé",
        "tiers-temps demandé",
        "oui ?",
        "20",
        "1/2",
        "dyspraxie",
        "oui non",
        "100 %",
        "1-1",
        "☐ oui ☐ non",
        "1h20",
        "½",
    ],
)
def test_what_may_mean_something_else_is_asked(text: str) -> None:
    with pytest.raises(Refus):
        read_amenagement(text)


@pytest.mark.parametrize("text", ["1,33", "1.333", "133 %", "× 1,33"])
def test_one_and_a_third_cut_short_asks_whether_a_third_is_meant(text: str) -> None:
    with pytest.raises(TiersDouteux, match="26:40"):
        read_amenagement(text)


def test_a_third_cut_short_is_asked_where_it_is_typed_too() -> None:
    with pytest.raises(TiersDouteux):
        read_facteur("1,33")
    assert read_facteur("133/100") == Facteur(numerateur=133, denominateur=100)


@pytest.mark.parametrize("nom", ["LE TIERS Jean", "NON Jean", "X Jean", "DUPONT Claire"])
def test_a_name_is_never_taken_for_a_longer_time(nom: str) -> None:
    assert split_amenagement(nom) == (nom, None) and not is_amenagement(nom)
