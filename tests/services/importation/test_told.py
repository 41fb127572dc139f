"""Nobody of a sheet is dropped, doubled or invented in silence."""

from __future__ import annotations

import pytest

from certif_tui.domain.personnes.numeros import numero_key
from certif_tui.services.importation.avertissements import warnings_of
from certif_tui.services.importation.candidats import plan
from certif_tui.services.importation.feuilles import choose
from certif_tui.services.importation.lecture import Classeur, Feuille, LigneLue
from tests.services.importation.test_colonnes import lecture
from tests.services.importation.test_who_is_who import planned


def feuille(nom: str, *rows: str, cachee: bool = False) -> Feuille:
    cells = (tuple(it.split("|")) for it in rows)
    return Feuille(nom, tuple(LigneLue(n, it) for n, it in enumerate(cells, 1)), cachee=cachee)


LISTE = feuille("Lyon", "Nom|Prénom", "DUPONT|Claire")
AUTRE = feuille("Paris", "Nom|Prénom", "ROUX|Anne")
NOTICE = feuille("Notice", "Comment remplir ce fichier", "Une ligne par candidat", "Ne changez pas les colonnes")


def test_sheets_that_hold_people_and_are_not_read_are_named() -> None:
    chosen = choose(Classeur("l.xlsx", (LISTE, NOTICE, AUTRE)), None)
    (told,) = chosen.alertes("--feuille en lit une")
    assert chosen.feuille is LISTE and "Paris" in told and "Notice" not in told and "--feuille" in told


def test_the_first_sheet_that_looks_like_a_list_is_read_and_it_is_said() -> None:
    chosen = choose(Classeur("l.xlsx", (NOTICE, LISTE)), None)
    (told,) = chosen.alertes("")
    assert chosen.feuille is LISTE and "Notice" in told and "Lyon" in told


def test_a_list_without_headings_comes_before_one_with_them() -> None:
    bare = feuille("Feuil1", "DUPONT Claire", "ROUX Anne")
    assert choose(Classeur("l.xlsx", (bare, AUTRE)), None).feuille is bare


def test_a_sheet_somebody_chose_is_read_without_a_word_and_a_hidden_one_is_told_elsewhere() -> None:
    hidden = feuille("Vieux", "Nom|Prénom", "GIL|Eve", cachee=True)
    assert choose(Classeur("l.xlsx", (LISTE, AUTRE)), "Paris") == choose(Classeur("l.xlsx", (AUTRE, hidden)), None)
    assert choose(Classeur("l.xlsx", (NOTICE,)), None).feuille is NOTICE


@pytest.mark.parametrize("titre", ["Noms", "Stagiaires", "Candidats", "Participants"])
def test_a_heading_that_says_people_does_not_say_that_names_are_whole(titre: str) -> None:
    (told,) = warnings_of(lecture(titre, "LE GOFF", "DE LA TOUR"))
    assert "le prénom" in told.texte
    assert warnings_of(lecture(titre, "Claire DUPONT", "Jean MARTIN")) == ()


@pytest.mark.parametrize(
    "row",
    [
        *("M. ROUX|Jeanne", "M ROUX|Jeanne", "Mme ROUX|Jeanne (née PETIT)", "ROUX née PETIT|Jeanne"),
        *("ROUX (née PETIT)|Jeanne", "Monsieur ROUX|Jeanne"),
    ],
)
def test_courtesy_and_names_at_birth_are_off_and_told(row: str) -> None:
    importation = planned("Nom|Prénom", row)
    assert [it.inscription.nom for it in importation.ajouts] == ["ROUX Jeanne"]
    (told,) = warnings_of(lecture("Nom|Prénom", row))
    assert "ôtés du nom (lignes 2)" in told.texte


@pytest.mark.parametrize("row", ["DUPONT|(Claire)", "NÉE|Claire", "DUPONT|M"])
def test_a_name_like_a_courtesy_stays(row: str) -> None:
    assert planned("Nom|Prénom", row).ajouts[0].inscription.nom == row.replace("|", " ")


def horaires(*cells: str) -> list[tuple[str | None, bool]]:
    noms = ("DUPONT", "ROUX", "LEROY")
    rows = (f"{nom}|Claire|{cell}" for nom, cell in zip(noms, cells, strict=False))
    importation = planned("Nom|Prénom|Heure", *rows)
    doubted = {it.ligne for it in importation.doutes}
    return [(it.inscription.precisions.horaire, it.ligne in doubted) for it in importation.ajouts]


def test_the_date_of_an_hour_goes_where_it_is_the_only_one_and_is_told_otherwise() -> None:
    assert horaires("26/11/2026 10:30", "26/11/2026 11:00:00", "9h") == [
        ("10:30", False),
        ("11:00", False),
        ("9h", False),
    ]
    assert horaires("26/11/2026 10:30", "27/11/2026 11:00") == [("26/11/2026 10:30", True), ("27/11/2026 11:00", True)]


def test_an_hour_with_one_figure_of_minutes_is_doubtful() -> None:
    assert horaires("10h5", "10h", "10h05") == [("10h5", True), ("10h", False), ("10h05", False)]


@pytest.mark.parametrize("numero", ["2,024E+08", "2.024E+08", "2E+08"])
def test_a_number_eaten_by_the_spreadsheet_is_left_out_and_told(numero: str) -> None:
    importation = planned("Nom|Prénom|N°", f"DUPONT|Claire|{numero}", "ROUX|Anne|A1E5")
    assert [it.inscription.precisions.numero for it in importation.ajouts] == [None, "A1E5"]
    assert [it.ligne for it in importation.doutes] == [2]


def test_a_number_is_the_same_with_the_decimals_a_spreadsheet_adds() -> None:
    assert numero_key("7.0") == numero_key("7") == numero_key("07,00") == "7" and numero_key("7.5") != "7"


def test_one_address_for_two_people_is_told_and_both_keep_it() -> None:
    importation = planned("Nom|Prénom|E-mail", "DUPONT|Claire|a@ex.fr", "ROUX|Anne|A@ex.fr", "GIL|Eve|", "NOÉ|Léa|")
    assert [it.inscription.precisions.email for it in importation.ajouts] == ["a@ex.fr", "A@ex.fr", None, None]
    assert [it.ligne for it in importation.doutes] == [3]
    assert plan(lecture("Nom|Prénom|E-mail", "DUPONT|Claire|a@ex.fr"), ()).doutes == ()
