"""What a list holds and that is not read is told, whatever the office called it."""

from __future__ import annotations

import pytest

from certif_tui.services.importation.avertissements import warnings_of
from certif_tui.services.importation.roles import Role
from certif_tui.services.importation.titres import read_titre
from tests.services.importation.test_colonnes import lecture


def told(*rows: str) -> str:
    return "\n".join(it.texte for it in warnings_of(lecture(*rows)))


@pytest.mark.parametrize("titre", ["Convoqué à", "Convoquée à", "Convoqué(e) à", "Passe à", "Arrivée", "Attendu à"])
def test_the_hour_somebody_comes_at_is_read_however_it_is_called(titre: str) -> None:
    assert read_titre(titre).role is Role.HORAIRE


@pytest.mark.parametrize("titre", ["Convoqué", "Présent", "Passé", "Arrivé en 2024"])
def test_a_tick_is_no_hour(titre: str) -> None:
    assert read_titre(titre).role is Role.IGNOREE


@pytest.mark.parametrize("titre", ["Début", "RDV", "Présence", "Observations"])
def test_hours_that_are_ignored_are_told(titre: str) -> None:
    assert "des heures" in told(f"Nom|Prénom|{titre}", "DUPONT|Claire|9h00", "MARTIN|Jean|9h45")


def test_the_hour_at_which_nobody_is_called_is_not() -> None:
    assert told("Nom|Prénom|Heure|Fin", "DUPONT|Claire|9h00|9h45", "MARTIN|Jean|9h45|10h30") == ""


@pytest.mark.parametrize("titre", ["Tps +", "Temps +", "Tps sup.", "temps additionnel", "+ 1/3", "T+", "+ de temps"])
def test_more_time_is_a_longer_time_however_it_is_called(titre: str) -> None:
    assert read_titre(titre).role is Role.AMENAGEMENT


def test_one_longer_time_among_other_figures_is_told() -> None:
    rows = ("ROUX|Anne|1h20", "NOÉ|Léa|33", "ZOLA|Émile|0,33", "DUPONT|Eva|+33 %")
    assert "aménagement qui n'est pas lu (ligne 5)" in told("Nom|Prénom|Machin", *rows)


@pytest.mark.parametrize(
    ("titres", "rows"),
    [
        ("Tiers-temps|Tiers-temps écrit", ("oui|", "|oui")),
        ("N° candidat|N° dossier", ("A1|77", "A2|x")),
        ("Heure de passage|Heure de convocation", ("9h|8h30", "10h|")),
        ("E-mail|E-mail personnel", ("a@b.fr|c@d.fr", "e@f.fr|")),
        ("Groupe|Équipe", ("A|1", "B|2")),
    ],
)
def test_a_second_column_of_a_kind_is_told(titres: str, rows: tuple[str, str]) -> None:
    said = told(f"Nom|Prénom|{titres}", f"DUPONT|Claire|{rows[0]}", f"MARTIN|Jean|{rows[1]}")
    assert said.count("ignorée") == 1 and "est lu en colonne" in said


def test_a_second_column_that_says_the_same_is_not() -> None:
    rows = ("DUPONT|Claire|a@b.fr|a@b.fr", "MARTIN|Jean|c@d.fr|")
    assert told("Nom|Prénom|E-mail|Courriel", *rows) == ""


def test_a_second_given_name_is_told() -> None:
    assert "des prénoms" in told("Nom|Prénom 1|Prénom 2", "DUPONT|Claire|Anne", "MARTIN|Jean|")


@pytest.mark.parametrize(
    "remark",
    [
        *("bénéficie d'un tiers-temps", "tiers temps accordé", "1/3 temps", "MDPH", "aménagement", "à voir (TT)"),
        *("temps majoré", "dossier M.D.P.H. en cours", "salle aménagée"),
    ],
)
@pytest.mark.parametrize("titre", ["Remarque", "Observations", "Commentaire", "Divers", "Groupe"])
def test_a_longer_time_said_in_a_remark_is_told_with_its_row(titre: str, remark: str) -> None:
    rows = ("DUPONT|Claire|B", f"MARTIN|Jean|{remark}", "ROUX|Anne|sans tiers-temps")
    said = told(f"Nom|Prénom|{titre}", *rows)
    assert said.count("Colonne C") == 1 and "(ligne 3)" in said


def test_a_remark_on_a_longer_time_that_is_read_is_not() -> None:
    rows = ("DUPONT|Claire|oui|bénéficie d'un tiers-temps", "MARTIN|Jean||à l'heure")
    assert told("Nom|Prénom|TT|Remarque", *rows) == ""
