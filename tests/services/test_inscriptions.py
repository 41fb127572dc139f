from __future__ import annotations

import pytest

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS
from certif_tui.services.preparation.inscriptions import alike, near, read_list
from tests.conftest import DATA


def names(text: str) -> list[str]:
    return [it.nom for it in read_list(text).inscriptions]


@pytest.mark.parametrize(
    "line",
    [
        "DUPONT Claire",
        "  DUPONT   Claire ",
        "DUPONT;Claire",
        "DUPONT\tClaire",
        '"DUPONT";"Claire"',
        "1;DUPONT;Claire",
        "DUPONT\tClaire\tclaire.dupont@exemple.fr\t12/03/1999",
    ],
)
def test_a_name_is_read_however_it_was_typed_or_exported(line: str) -> None:
    assert names(line) == ["DUPONT Claire"]


@pytest.mark.parametrize("cell", ["tiers-temps", "Tiers temps", "TIERSTEMPS", "1/3", "4/3"])
def test_a_longer_time_is_recognised_in_a_further_column(cell: str) -> None:
    claire, lea = read_list(f"DUPONT;Claire;{cell}\nNOÉ;Léa").inscriptions
    assert (claire.nom, claire.facteur) == ("DUPONT Claire", TIERS_TEMPS)
    assert (lea.nom, lea.facteur) == ("NOÉ Léa", PLEIN_TEMPS)


@pytest.mark.parametrize(
    "line", ["NOÉ Léa tiers-temps", "NOÉ Léa, tiers temps", "NOÉ Léa (tiers-temps)", "NOÉ Léa - 1/3"]
)
def test_a_longer_time_is_recognised_at_the_end_of_a_name_without_its_semicolon(line: str) -> None:
    (lea,) = read_list(line).inscriptions
    assert (lea.nom, lea.facteur) == ("NOÉ Léa", TIERS_TEMPS)


def test_blank_lines_and_titles_name_nobody() -> None:
    assert names("N°;NOM;Prénom\n\n;;\nDUPONT;Claire\n   \n") == ["DUPONT Claire"]


def test_a_name_met_twice_counts_once_whatever_its_accents_and_case() -> None:
    releve = read_list("NOÉ Léa\nnoe lea\nROUX Jean")
    assert [it.nom for it in releve.inscriptions] == ["NOÉ Léa", "ROUX Jean"]
    assert releve.doublons == ("noe lea",) and len(releve.lues) == 3


def test_a_line_that_cannot_be_a_name_is_told_by_its_number() -> None:
    releve = read_list("DUPONT Claire\n06 12 34 56 78\n" + "É" * 301)
    assert [it.nom for it in releve.inscriptions] == ["DUPONT Claire"]
    assert releve.refus[0].startswith("Ligne 2\u00a0:") and releve.refus[1].startswith("Ligne 3\u00a0:")


def test_a_list_pasted_from_an_e_mail_names_everybody_and_nobody_else() -> None:
    releve = read_list((DATA / "cases" / "18-collage.txt").read_text(encoding="utf-8"))
    assert releve.refus == () and [
        (it.nom, *filter(None, dict(it.precisions).values())) for it in releve.inscriptions
    ] == [
        ("DUPONT Claire",),
        ("MARTIN Jean", "C-101"),
        ("ROUX Anne", "09h30"),
        ("LE GOFF Inès", "ines@ex.test"),
        ("PETIT Luc", "luc@ex.test"),
        ("FAURE Noé",),
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("1) DUPONT Claire", "2 - DUPONT Claire", "01. DUPONT Claire", "n° 12 DUPONT Claire", "- DUPONT Claire"),
        *("☐ DUPONT Claire", "DUPONT, Claire", "Mme DUPONT Claire", "Monsieur;DUPONT;Claire", "2601 DUPONT Claire"),
        *("9h30 : DUPONT Claire", "DUPONT Claire à 9h30", "09:30 - DUPONT Claire", '"DUPONT, Claire" <c@ex.fr>'),
        *("DUPONT Claire;oui", "DUPONT\tClaire\t✓", "DUPONT Claire (33 %)", "DUPONT Claire - non", "DUPONT Claire x"),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(line: str) -> None:
    assert names(line) == ["DUPONT Claire"]


@pytest.mark.parametrize("separateur", ["; ", ", ", ";", "\t"])
def test_several_people_may_stand_on_a_line(separateur: str) -> None:
    line = separateur.join(["DUPONT Claire", "MARTIN Paul tiers-temps", "LE GOFF Inès"])
    read = read_list(line).inscriptions
    assert [(it.nom, it.facteur) for it in read] == [
        ("DUPONT Claire", PLEIN_TEMPS),
        ("MARTIN Paul", TIERS_TEMPS),
        ("LE GOFF Inès", PLEIN_TEMPS),
    ]


@pytest.mark.parametrize("line", ["Total : 5", "12 candidats", "Effectif : 8", "Fin de liste", "Nombre d'inscrits : 4"])
def test_a_count_is_nobody(line: str) -> None:
    assert read_list(line).inscriptions == () and names("TOTAL Jean") == ["TOTAL Jean"]


def test_those_who_may_be_one_person_are_found_in_a_list() -> None:
    assert alike(["DUPONT Claire", "ROUX Anne", "Claire Dupont"]) == (("DUPONT Claire", "Claire Dupont"),)
    assert alike(["DUPONT Claire", "DUPOND Claire"]) == ()
    assert near(["MARTIN Paul", "MARTIN Pual"]) == (("MARTIN Paul", "MARTIN Pual"),)
