"""Lists as offices keep them: everybody comes in, and whatever could not be used is told with exit 3."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import LYON, Certif, plain
from tests.conftest import DATA
from tests.services.importation.fichiers import make_csv, make_xlsx

CASES = DATA / "cases"
TIERS, PLEIN = {"numerateur": 4, "denominateur": 3}, {"numerateur": 1, "denominateur": 1}


def people(certif: Certif) -> dict[str, dict[str, object]]:
    journal = json.loads((certif.sessions / LYON / "session.json").read_text())["journal"].values()
    return {it["nom"]: it for it in journal if it["type"] == "candidat_ajoute" and it["importation"]}


def importing(certif: Certif, path: Path, *options: str) -> tuple[int, str, str]:
    done = certif("session", "importer", LYON, str(path), *options)
    return done.exit_code, plain(done.stdout), plain(done.stderr)


def test_who_has_no_name_of_usage_goes_by_the_one_of_birth(lyon: Certif) -> None:
    assert importing(lyon, CASES / "01-nom-usage-vide.csv")[0] == 0
    assert list(people(lyon)) == ["SORBIER Maya", "TILLEUL Omar", "FRENE Ida"]


def test_a_merged_cell_counts_for_all_its_rows_and_it_is_said(lyon: Certif) -> None:
    code, told, _ = importing(lyon, CASES / "07-groupes-fusionnes.xlsx")
    assert code == 0 and "leur valeur est aussi lue aux lignes 3, 4, 6, 7" in told
    assert [(it["groupe"], it["horaire"]) for it in people(lyon).values()] == [("G1", "09:00")] * 3 + [
        ("G2", "10:30")
    ] * 3


def test_a_hidden_row_is_told_and_taken_only_when_that_is_said(lyon: Certif) -> None:
    path = CASES / "09-lignes-masquees.xlsx"
    code, _, alerts = importing(lyon, path, "--essai")
    assert code == 3 and "masquées ou filtrées dans le tableur (3)" in alerts and "ligne 5" in alerts
    assert "BERGER" not in importing(lyon, path, "--lignes-masquees", "ignorer", "--essai")[1]
    code, told, alerts = importing(lyon, path, "--lignes-masquees", "prendre")
    assert "BERGER Malo" in told and "masquées" not in alerts and "« Statut » dit « désisté »" in alerts


def test_thirty_three_percents_are_a_third(lyon: Certif) -> None:
    assert importing(lyon, CASES / "13-pourcent.xlsx")[0] == 0
    assert [it["facteur"] for it in people(lyon).values()] == [TIERS, PLEIN]


def test_a_tick_is_a_third_and_an_empty_box_none(lyon: Certif) -> None:
    assert importing(lyon, CASES / "14-coche.csv")[0] == 0
    assert [it["facteur"] for it in people(lyon).values()] == [TIERS, TIERS, TIERS, PLEIN, TIERS]


def test_headings_of_administrations_are_read_by_their_words(lyon: Certif) -> None:
    assert importing(lyon, CASES / "16-titres-administratifs.csv")[0] == 0
    assert [(nom, it["numero"], it["facteur"]) for nom, it in people(lyon).items()] == [
        ("MARTIN Léa", "2601", TIERS),
        ("MARTIN Paul", "2602", PLEIN),
        ("ROUX Hugo", "2603", PLEIN),
    ]


def test_nobody_is_refused_for_one_cell_which_can_be_said_otherwise(lyon: Certif, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "l.csv", "Nom;Prénom;Tiers-temps;E-mail", "ROUX;Anne;dyslexie;anne", "NOÉ;Léa;1,33;")
    code, told, alerts = importing(lyon, path, "--essai")
    assert code == 3 and "2 candidats à ajouter" in told and "dyslexie" not in told + alerts
    assert "ligne 2 : Aménagement laissé de côté" in alerts and "ligne 2 : E-mail laissé de côté" in alerts
    assert "Un tiers est-il voulu ?" in alerts and "26:40" in alerts
    said = ("--cellule", "C2=oui", "--cellule", "C3=4/3", "--cellule", "D2=a@ex.fr")
    assert importing(lyon, path, *said)[0] == 0
    assert [it["facteur"] for it in people(lyon).values()] == [TIERS, TIERS]
    assert importing(lyon, path, "--cellule", "C9=oui")[0] == 3


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("Nom;Entreprise", "ROUX;ACME", "NOÉ;ACME"), "Aucune colonne ne porte le prénom"),
        (("Nom;Prénom;Mesures", "ROUX;Anne;1/3", "NOÉ;Léa;"), "Colonne C « Mesures » ignorée"),
        (("Nom;Prénom;RQTH", "ROUX;Anne;oui", "NOÉ;Léa;non"), "contient des cases cochées"),
        (("Nom;Prénom;Tour", "ROUX;Anne;9h30", "NOÉ;Léa;10h"), "contient des heures"),
        (("Nom;Prénom;Badge", "ROUX;Anne;B-12", "NOÉ;Léa;B-45"), "contient des numéros"),
        (("Nom;Prénom;Alias", "ROUX;Anne;DUPONT", "NOÉ;Léa;DURAND"), "contient des noms"),
    ],
)
def test_what_is_missing_or_ignored_is_told_first(
    lyon: Certif, tmp_path: Path, rows: tuple[str, ...], said: str
) -> None:
    code, _, alerts = importing(lyon, make_csv(tmp_path / "l.csv", *rows))
    assert code == 3 and said in alerts


def test_columns_a_list_also_keeps_are_no_warning(lyon: Certif, tmp_path: Path) -> None:
    rows = ("Civilité;Nom;Prénom;Ville;Téléphone;Né le", "Mme;ROUX;Anne;LYON;0611223344;12/03/1999")
    assert importing(lyon, make_csv(tmp_path / "l.csv", *rows))[0] == 0


@pytest.mark.parametrize("codage", ["cp1252", "mac_roman", "cp850", "utf-16", "utf-16-le", "iso8859_15"])
def test_a_text_is_read_in_the_encoding_that_makes_it_french(lyon: Certif, tmp_path: Path, codage: str) -> None:
    rows = ("Nom;Prénom", "LEFÈVRE;Zoé", "NOËL;Françoise", "NOÉ;Léa" if codage == "cp850" else "CŒUR;Léo")
    path = make_csv(tmp_path / "l.csv", *rows, encoding=codage)
    code, told, _ = importing(lyon, path)
    assert (code, "texte " in told) == (0, True)
    assert list(people(lyon))[:2] == ["LEFÈVRE Zoé", "NOËL Françoise"]


def test_another_encoding_is_chosen(lyon: Certif, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "l.csv", "Nom;Prenom", "ROUX;Zo\u00e9", encoding="cp1252")
    assert "Zo\u00c8" in importing(lyon, path, "--codage", "mac_roman", "--essai")[1]
    assert importing(lyon, path, "--codage", "klingon")[0] == 3
    assert importing(lyon, path, "--codage", "utf-8")[0] == 3


def test_utf_8_taken_for_windows_is_read_again(lyon: Certif, tmp_path: Path) -> None:
    text = "Nom;Prénom\nLEFÈVRE;Zoé\nNOËL;Françoise\nÀLA;Jérôme\n".encode()
    path = tmp_path / "l.csv"
    path.write_text(text.decode("latin-1"), encoding="utf-8")
    assert importing(lyon, path)[0] == 0
    assert list(people(lyon)) == ["LEFÈVRE Zoé", "NOËL Françoise", "ÀLA Jérôme"]


def test_one_name_twice_with_nothing_else_is_asked_about(lyon: Certif, tmp_path: Path) -> None:
    code, told, _ = importing(lyon, make_csv(tmp_path / "l.csv", "Nom;Prénom", "ROUX;Anne", "ROUX;Anne"))
    assert code == 3 and "rien d'autre ne dit si c'est la même personne" in told and "1 candidat ajouté" in told
    assert importing(lyon, make_csv(tmp_path / "m.csv", "Nom;Prénom;N°", "NOÉ;Léa;A1", "NOÉ;Léa;A1"))[0] == 0


def test_hidden_sheets_and_compared_dates_are_told(lyon: Certif, tmp_path: Path) -> None:
    liste: list[list[str | int | float | None]] = [["Nom", "Prénom", "Né le"], ["ROUX", "Anne", "12/03/1999"]]
    path = make_xlsx(tmp_path / "l.xlsx", {"2025": [["Nom"], ["VIEUX"]], "Liste": liste}, hidden="2025")
    code, told, _ = importing(lyon, path)
    assert code == 0 and "Feuilles cachées dans le tableur, non lues : « 2025 »" in told
    assert "Né le  →  comparée" in told and "VIEUX" not in told
