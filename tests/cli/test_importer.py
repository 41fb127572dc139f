from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import LYON, Certif, plain
from tests.conftest import DATA
from tests.services.importation.fichiers import Rows, make_csv, make_xlsx
from tests.services.importation.hostiles import announcing_strings

ROWS = ("N°;NOM USUEL;Prénom;Aménagement", "A1;NOÉ;Léa;", "A2;DE LA TOUR;Anne;tiers-temps", "A3;;Jean;", "A4;123;45;")


def names(certif: Certif) -> list[str]:
    [shape] = json.loads(certif("session", "liste", "--json").stdout)
    return [it["nom"] for it in shape["candidats"] if not it["retire"]]


@pytest.fixture
def liste(tmp_path: Path) -> Path:
    return make_csv(tmp_path / "liste.csv", *ROWS, encoding="cp1252")


def test_what_is_understood_added_and_refused_is_told(lyon: Certif, liste: Path) -> None:
    done = lyon("session", "importer", LYON, str(liste), "--trier")
    told = plain(done.stdout)
    assert done.exit_code == 3
    assert "B  NOM USUEL  →  Nom" in told and "2 candidats ajoutés :" in told
    assert "DE LA TOUR Anne (tiers-temps)" in told and "2 lignes refusées :" in told
    assert "ligne 4 : le nom manque." in told and "ligne 5 : ce n'est pas un nom" in told
    assert names(lyon) == ["DUPONT Claire", "DE LA TOUR Anne", "LEFÈVRE Inès", "NOÉ Léa"]


def test_the_registre_names_the_file_candidats_came_from(lyon: Certif, liste: Path) -> None:
    lyon("session", "importer", LYON, str(liste))
    told = " ".join(plain(lyon("session", "registre", LYON).stdout).split())
    assert f"ajouté par l'import de {liste.name}" in told


def test_importing_twice_adds_nothing(lyon: Certif, liste: Path) -> None:
    lyon("session", "importer", LYON, str(liste))
    stored = (lyon.sessions / LYON / "session.json").read_bytes()
    done = lyon("session", "importer", LYON, str(liste))
    assert "2 candidats déjà dans la session, sans changement." in plain(done.stdout)
    assert (lyon.sessions / LYON / "session.json").read_bytes() == stored


def test_a_trial_changes_nothing_and_says_so(lyon: Certif, liste: Path) -> None:
    stored = (lyon.sessions / LYON / "session.json").read_bytes()
    done = lyon("session", "importer", LYON, str(liste), "--essai", "--trier")
    assert "2 candidats à ajouter :" in plain(done.stdout) and "rien n'a été changé" in done.stdout
    assert (lyon.sessions / LYON / "session.json").read_bytes() == stored


def test_columns_and_sheet_are_chosen_by_hand(lyon: Certif, tmp_path: Path) -> None:
    rows: Rows = [["Qui", "Prénom", "Né le"], ["ROUX", "Jean", "12/03/1999"], ["ROUX", "Jean", "13/04/2000"]]
    path = make_xlsx(tmp_path / "l.xlsx", {"Notes": [["x"]], "Liste": rows})
    done = lyon("session", "importer", LYON, str(path), "--feuille", "liste")
    assert (done.exit_code, "Aucune colonne ne porte le nom" in done.stderr) == (3, True)
    wishes = ("--colonne", "Nom=Qui", "--colonne", "Prénom=B", "--colonne", "Naissance=né le")
    done = lyon("session", "importer", LYON, str(path), "--feuille", "Liste", *wishes)
    assert done.exit_code == 0 and names(lyon)[2:] == ["ROUX Jean", "ROUX Jean"]


def test_doublons_are_settled_all_alike_when_asked(lyon: Certif, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "l.csv", "Nom;Prénom;Groupe", "DUPONT;Claire;B")
    done = lyon("session", "importer", LYON, str(path), "--doublons", "ajouter")
    assert "déjà dans la session, ajoute : groupe → ajouté à part" in plain(done.stdout)
    assert names(lyon).count("DUPONT Claire") == 2


def test_a_list_gives_nobody_a_number_that_somebody_bears(lyon: Certif, tmp_path: Path) -> None:
    lyon("candidat", "ajouter", LYON, "ROUX Jean", "--numero", "A1")
    stored = (lyon.sessions / LYON / "session.json").read_bytes()
    form = lyon("candidat", "ajouter", LYON, "NOÉ Léa", "--numero", "A1")
    path = make_csv(tmp_path / "l.csv", "N°;Nom;Prénom", "A2;ZOLA;Émile", "A1;NOÉ;Léa")
    done = lyon("session", "importer", LYON, str(path), "--doublons", "ajouter")
    assert (form.exit_code, done.exit_code) == (3, 3)
    assert plain(form.stderr).strip() in plain(done.stderr) and "ligne 3 du fichier" in plain(done.stderr)
    assert (lyon.sessions / LYON / "session.json").read_bytes() == stored and "ajouté" not in done.stdout


def test_a_list_changes_an_amenagement_only_with_a_motif(lyon: Certif, tmp_path: Path) -> None:
    lyon("candidat", "modifier", LYON, "DUPONT Claire", "--amenagement", "tiers-temps")
    stored = (lyon.sessions / LYON / "session.json").read_bytes()
    form = lyon("candidat", "modifier", LYON, "DUPONT Claire", "--amenagement", "3/2")
    path = make_csv(tmp_path / "l.csv", "Nom;Prénom;Aménagement", "DUPONT;Claire;3/2")
    fusion = ("session", "importer", LYON, str(path), "--doublons", "fusionner")
    done = lyon(*fusion)
    tried = lyon(*fusion, "--essai")
    assert (form.exit_code, done.exit_code, tried.exit_code) == (3, 3, 3)
    assert plain(done.stderr) == plain(tried.stderr) and "Essai" in tried.stdout
    for said in ("Corriger ce qui était déjà dit demande un motif.", "Ajoutez --motif"):
        assert said in plain(form.stderr) and said in plain(done.stderr)
    assert (lyon.sessions / LYON / "session.json").read_bytes() == stored
    assert lyon(*fusion, "--motif", "décision du 3 juin", "--essai").exit_code == 0
    assert (lyon.sessions / LYON / "session.json").read_bytes() == stored
    assert lyon(*fusion, "--motif", "décision du 3 juin").exit_code == 0
    told = lyon("session", "registre", LYON).stdout
    assert "décision du 3 juin" in told


def test_an_importation_is_taken_back_with_a_motif_and_put_back(lyon: Certif) -> None:
    path = str(DATA / "candidats.xls")
    assert lyon("session", "importer", LYON, path).exit_code == 0
    assert "1 candidat retiré." in plain(lyon("session", "defaire-import", LYON, "--motif", "erreur").stdout)
    assert len(names(lyon)) == 2
    assert "--retablir" in lyon("session", "importer", LYON, path).stdout
    assert len(names(lyon)) == 2
    lyon("session", "importer", LYON, path, "--retablir")
    assert names(lyon)[2:] == ["NOÉ Léa"]


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (["/nulle/part.csv"], 3, "Fichier introuvable"),
        (["{liste}", "--colonne", "Nom"], 2, "QUOI=TITRE"),
        (["{liste}", "--colonne", "Couleur=B"], 3, "Choisissez parmi"),
        (["{liste}", "--colonne", "Nom=Z"], 3, "Colonnes du fichier"),
        (["{liste}", "--feuille", "2"], 3, "Pas de feuille"),
    ],
)
def test_what_cannot_be_imported_changes_nothing(
    lyon: Certif, liste: Path, wrong: list[str], code: int, said: str
) -> None:
    done = lyon("session", "importer", LYON, *(word.format(liste=liste) for word in wrong))
    assert (done.exit_code, said in plain(done.stderr)) == (code, True), done.stderr
    assert len(names(lyon)) == 2


def test_sorting_says_whether_anything_moved(lyon: Certif) -> None:
    lyon("session", "importer", LYON, str(DATA / "candidats.xls"))
    assert lyon("session", "trier", LYON).stdout == "Les candidats étaient déjà rangés par nom.\n"


def test_a_file_that_brings_its_reader_down_is_refused_in_one_line(
    lyon: Certif, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = announcing_strings(tmp_path / "liste.xlsx")
    done = lyon("session", "importer", LYON, str(path))
    said = plain(done.stderr)
    assert (done.exit_code, done.stdout, said.count("\n")) == (3, "", 1)
    assert "liste.xlsx ne peut pas être lu" in said and "enregistrez-le à nouveau" in said
    assert capfd.readouterr() == ("", "")
    assert len(names(lyon)) == 2


def test_who_is_only_perhaps_there_is_left_out_and_told(lyon: Certif, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("N°;Nom;Prénom\n-;DUPONT;Claire Marie\n-;ROUX;Ana\n", encoding="utf-8")
    path = str(tmp_path / "l.csv")
    done = lyon("session", "importer", LYON, path)
    assert done.exit_code == 3 and "peut-être déjà dans la session" in done.stdout and "--doublons" in done.stdout
    assert "lignes 2, 3" in done.stderr and "n'est le numéro de personne" in done.stderr
    assert names(lyon)[2:] == ["ROUX Ana"]
    assert lyon("session", "importer", LYON, path, "--doublons", "ajouter").exit_code == 3
    assert "DUPONT Claire Marie" in names(lyon)


def test_a_rank_and_lines_that_name_nobody_are_told_with_exit_3(lyon: Certif, tmp_path: Path) -> None:
    path = make_csv(tmp_path / "rang.csv", "Nom;Prénom;Numéro", "ROUX;Ana;1", "NOÉ;Léa;2")
    done = lyon("session", "importer", LYON, str(path))
    assert (done.exit_code, "« Numéro » prise pour un rang" in plain(done.stderr)) == (3, True)
    path = make_csv(tmp_path / "pied.csv", "Nom Prénom", "ZOLA Émile", "Fait à Lyon, le 26/11/2026")
    done = lyon("session", "importer", LYON, str(path))
    assert (done.exit_code, "ligne 3 : c'est un titre ou le pied" in plain(done.stdout)) == (3, True)
    assert names(lyon)[2:] == ["ROUX Ana", "NOÉ Léa", "ZOLA Émile"]
