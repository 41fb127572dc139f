from __future__ import annotations

import pytest

from certif_tui.services.importation.avertissements import warnings_of
from certif_tui.services.importation.candidats import Importation
from certif_tui.services.importation.roles import Role
from tests.services.importation.test_candidats import names, planned
from tests.services.importation.test_colonnes import lecture, roles


def told(importation: Importation) -> list[int]:
    return [it.ligne for it in importation.rejets]


@pytest.mark.parametrize(
    "row",
    [
        "Total : 2|tiers-temps : 1|",
        "Total|dont 1 tiers-temps|",
        "Total|Lyon : 12|",
        "Nombre d'inscrits|12 dont 3 absents|",
        "Inscrits|12|",
        "Absents|3|",
        "|Présents|11",
        "Lyon|12|",
        "Fait à Lyon|le 26/11/2026|",
        "Signature du président|M. DURAND|",
        "Page|1/2|",
        "Cachet|Visa|",
        "Total : 2|à vérifier|",
        "Lyon|12 inscrits|",
        "Page 1/2|Lyon|",
    ],
)
def test_a_count_or_a_foot_over_several_cells_is_nobody_and_is_told(row: str) -> None:
    importation = planned("Nom|Prénom|TT", "DUPONT|Claire|oui", row)
    assert (names(importation), told(importation)) == (["DUPONT Claire"], [3])


@pytest.mark.parametrize(
    "foot",
    [
        "Signature du jury",
        "Fait à Lyon, le 26/11/2026",
        "Cachet",
        "Visa de la direction",
        "Édité le 26/11/2026",
        "Page 1/2",
        "Page 1 sur 2",
        "Liste arrêtée à 12 candidats",
        "Lyon, le 26 novembre 2026",
        "Vendredi 26 novembre 2026",
        "Le président du jury",
        "Groupe B",
        "Tiers-temps : 1",
        "* Tiers-temps",
    ],
)
def test_a_foot_under_a_column_of_whole_names_is_nobody_and_is_told(foot: str) -> None:
    importation = planned("Nom Prénom", "DUPONT Claire", foot, "NOÉ Léa")
    assert (names(importation), told(importation)) == (["DUPONT Claire", "NOÉ Léa"], [3])


@pytest.mark.parametrize(
    "nom",
    [
        "TOTAL",
        "PERSONNE",
        "PRÉSENT",
        "PAGE",
        "CACHET",
        "VISA",
        "FAIT",
        "SIGNATURE",
        "LE JURY",
        "PRÉSIDENT",
        "CLOS LE BRIS",
    ],
)
def test_who_is_named_like_a_word_of_a_foot_comes_in(nom: str) -> None:
    assert names(planned("Nom|Prénom|N°", f"{nom}|Ana|A12")) == [f"{nom} Ana"]
    assert names(planned("Nom Prénom", f"{nom} Ana")) == [f"{nom} Ana"]


def test_nobody_is_refused_for_what_a_column_beside_their_name_says() -> None:
    rows = (
        "Effectif|Nom|Prénom|Convocation",
        "12 candidats|DUPONT|Claire|Éditée le 12/03",
        "Page 1|李雷|Ana|Fait le 3",
    )
    assert names(planned(*rows, "12 candidats|王|美|")) == ["DUPONT Claire", "李雷 Ana", "王 美"]


RANGS = ("N° |Nom |Prénom |Convoqué à |Matricule", "1|DUPONT|Claire|9h00|00451", "2|NOÉ|Léa|9h30|00452")


def test_columns_are_judged_without_the_lines_that_name_nobody() -> None:
    importation = planned(*RANGS, "Sous-total groupe||2||", "||||TOTAL", "Fait à Lyon|le 26/11/2026|||")
    assert [it.inscription.precisions.numero for it in importation.ajouts] == ["00451", "00452"]
    assert told(importation) == [4, 5, 6]
    bare = lecture("1|DUPONT|Claire|00451", "2|NOÉ|Léa|00452", "||Total|2", "Page 1/2|||")
    assert roles(bare) == [Role.IGNOREE, Role.NOM, Role.PRENOM, Role.NUMERO]


def test_unusual_headings_stand_over_figures_with_a_total_below() -> None:
    assert lecture("Qui|Dossard", "DUPONT Claire|A1", "NOÉ Léa|A2", "Total|2 candidats").titres == 1


def warned(*rows: str) -> list[int | None]:
    return [it.colonne for it in warnings_of(lecture(*rows))]


def test_a_column_of_numbers_or_hours_that_is_ignored_is_told_even_with_a_total_below() -> None:
    assert warned(*RANGS, "||||TOTAL") == [], "a count beside the number that is read is no number"
    assert warned("N°|Matricule|Nom|Prénom", "1|451|DUPONT|Claire", "3|452|NOÉ|Léa", "4|452|ROUX|Ana") == [1]
    assert warned("Nom|Prénom|Heure de passage|Heure", "DUPONT|Claire|9h|8h", "NOÉ|Léa|10h|vers 7") == [3]
    assert warned("Nom|Prénom|Heure de passage|Heure", "DUPONT|Claire|9h|vers 8", "NOÉ|Léa|10h|vers 7") == [3]
    assert warned("Nom|Prénom|Dossard", "DUPONT|Claire|A1", "NOÉ|Léa|A2", "Total||2 candidats") == [2]
    assert warned("Nom|Prénom|TT|Aménagement", "DUPONT|Claire||", "NOÉ|Léa|x|oui") == [3]


@pytest.mark.parametrize("titre", ["N°", "Numéro", "Matricule", "Place"])
@pytest.mark.parametrize("rangs", [("1", "2"), ("1.", "2.")])
def test_numbers_taken_for_a_rank_are_told(titre: str, rangs: tuple[str, str]) -> None:
    rows = (f"Nom|Prénom|{titre}", f"DUPONT|Claire|{rangs[0]}", f"NOÉ|Léa|{rangs[1]}")
    (warning,) = warnings_of(lecture(*rows))
    assert warning.colonne == 2 and "rang" in warning.texte


def test_a_lone_candidat_numbered_one_is_told() -> None:
    (warning,) = warnings_of(lecture("Nom|Prénom|N°", "DUPONT|Claire|1"))
    assert "rang" in warning.texte
