from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import LYON, Certif, plain


def test_creating_prints_the_slug_and_nothing_else(certif: Certif) -> None:
    assert certif.create() == LYON


def test_the_list_in_json_holds_what_the_other_commands_are_called_with(lyon: Certif) -> None:
    [shape] = json.loads(lyon("session", "liste", "--json").stdout)
    assert (shape["session"], shape["bloc"], shape["date"], shape["lieu"]) == (LYON, "BLOC 3", "2026-06-12", "Lyon")
    assert shape["jures"] == [
        {"jure": "martin-paul", "nom": "MARTIN Paul"},
        {"jure": "petit-sophie", "nom": "PETIT Sophie"},
    ]
    assert [candidat["candidat"] for candidat in shape["candidats"]] == ["dupont-claire", "lefevre-ines"]
    a_passer = {"verdict": "a_passer", "grilles_remises": 0, "grilles_attendues": 2}
    assert [candidat["resultat"] for candidat in shape["candidats"]] == [a_passer, a_passer]


def test_a_session_whose_referentiel_was_changed_gives_no_result(lyon: Certif) -> None:
    frozen = lyon.sessions / LYON / "referentiel.json"
    frozen.write_text(frozen.read_text("utf-8").replace("pertinent", "parfait", 1), "utf-8")
    result = lyon("session", "liste", "--json")
    [shape] = json.loads(result.stdout)
    assert (result.exit_code, "référentiel" in result.stderr, bool(shape["defaut"])) == (3, True, True)
    assert {candidat["resultat"]["verdict"] for candidat in shape["candidats"]} == {"sans_preuve"}


def test_the_list_shows_the_most_recent_session_first(lyon: Certif) -> None:
    lyon("session", "creer", "--bloc", "BLOC 1", "--date", "13/06/2026", "--lieu", "Tours")
    first, second = plain(lyon("session", "liste").stdout).splitlines()
    assert first.split() == [
        "2026-06-13-bloc-1-tours",
        "BLOC",
        "1",
        "13/06/2026",
        "Tours",
        "0",
        "candidat",
        "0",
        "juré",
    ]
    assert second.startswith(LYON) and "2 candidats" in second


def test_an_empty_folder_says_how_to_begin_and_is_not_made(certif: Certif) -> None:
    done = certif("session", "liste")
    assert (done.exit_code, "certif-tui demo" in done.stdout) == (0, True)
    assert certif("session", "liste", "--json").stdout.strip() == "[]"
    assert not certif.sessions.exists()


def test_a_damaged_session_is_named_and_the_others_are_listed(lyon: Certif) -> None:
    lyon("session", "creer", "--bloc", "BLOC 1", "--date", "2026-06-13", "--lieu", "Tours")
    (lyon.sessions / LYON / "session.json").write_bytes(b"")
    done = lyon("session", "liste")
    assert done.exit_code == 3
    assert "2026-06-13-bloc-1-tours" in done.stdout
    assert f"{LYON}/session.json" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_candidats_are_read_from_a_file_whatever_wrote_it(certif: Certif, tmp_path: Path, encoding: str) -> None:
    names = tmp_path / "noms.txt"
    names.write_bytes("# promotion 2026\r\nLEFÈVRE Inès\r\n\r\n  GARCIA Lucas \r\n".encode(encoding))
    where = ("--bloc", "BLOC 3", "--date", "2026-06-12", "--lieu", "Lyon")
    certif("session", "creer", *where, "--candidats", str(names))
    [shape] = json.loads(certif("session", "liste", "--json").stdout)
    assert [candidat["nom"] for candidat in shape["candidats"]] == ["LEFÈVRE Inès", "GARCIA Lucas"]


def test_candidats_are_read_from_standard_input(certif: Certif) -> None:
    where = ("--bloc", "bloc 3", "--date", "2026-06-12", "--lieu", "Lyon")
    done = certif("session", "creer", *where, "--candidats", "-", "--tiers-temps", "ines", input="LEFÈVRE Inès\n")
    assert done.exit_code == 0
    bilan = json.loads(certif("bilan", LYON, "ines", "--json").stdout)
    assert [temps["prevu_s"] for temps in bilan["temps"]] == [1600, 1600]


def test_the_duration_of_a_phase_is_set_for_the_session(certif: Certif) -> None:
    certif.create("--duree", "expose=15", "--duree", "dialogue=25")
    bilan = json.loads(certif("bilan", LYON, "dupont-claire", "--json").stdout)
    assert [temps["prevu_s"] for temps in bilan["temps"]] == [900, 1500]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--bloc", "BLOC 9"], "BLOC 1, BLOC 2, BLOC 3"),
        (["--bloc", "9"], "« 9 » n'est pas l'un des blocs : BLOC 1, BLOC 2, BLOC 3"),
        (["--bloc", ""], "BLOC 1, BLOC 2, BLOC 3"),
        (["--date", "12 juin"], "« 12 juin » n'est pas une date. Écrivez AAAA-MM-JJ"),
        (["--date", "2026-02-30"], "par exemple 2026-06-12"),
        (["--lieu", " "], "lieu manque"),
        (["--lieu", "x" * 301], "300 au plus"),
        (["--lieu", "Lyon\udcff"], "UTF-8"),
        (["--fuseau", "Europe/Lyon"], "Europe/Lyon"),
        (["--jure", " "], "nom est vide"),
        (["--duree", "expose"], "PHASE=MINUTES"),
        (["--duree", "pause=3"], "expose, dialogue"),
        (["--duree", "expose=0"], "de 1 à"),
        (["--tiers-temps", "Zoé"], "n'est pas parmi les candidats"),
        (["--candidats", "/nulle/part"], "Fichier « /nulle/part » introuvable"),
    ],
)
def test_what_cannot_be_a_session_is_a_usage_error_and_leaves_nothing(
    certif: Certif, wrong: list[str], said: str
) -> None:
    where = ["--bloc", "BLOC 3", "--date", "2026-06-12", "--lieu", "Lyon", "--candidat", "DUPONT Claire"]
    done = certif("session", "creer", *where, *wrong)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in plain(done.stderr)
    assert not certif.sessions.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"DUPONT Claire\n" + b"x" * 301, "ligne 2"),
        (b"DUPONT\x81Claire", "ligne 1"),
        ("DUPONT Claire".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_file_of_names_that_cannot_be_read_is_bad_data_and_names_the_line(
    certif: Certif, tmp_path: Path, content: bytes, said: str
) -> None:
    names = tmp_path / "noms.txt"
    names.write_bytes(content)
    where = ("--bloc", "BLOC 3", "--date", "2026-06-12", "--lieu", "Lyon")
    done = certif("session", "creer", *where, "--candidats", str(names))
    assert (done.exit_code, said in done.stderr) == (3, True)
    assert not certif.sessions.exists()


def test_a_tiers_temps_that_may_be_of_two_candidats_is_refused(certif: Certif) -> None:
    people = ("--candidat", "DUPONT Claire", "--candidat", "DUPONT Jean", "--tiers-temps", "dupont")
    done = certif("session", "creer", "--bloc", "3", "--date", "2026-06-12", "--lieu", "Lyon", *people)
    assert (done.exit_code, "plusieurs candidats" in done.stderr) == (2, True)


def test_a_candidat_named_twice_comes_once_as_in_the_form_and_it_is_said(certif: Certif, tmp_path: Path) -> None:
    names = tmp_path / "noms.txt"
    names.write_text("dupont  claire\n李雷\n韩梅梅\nLEFÈVRE Inès ; tiers-temps\n", "utf-8")
    where = ("--bloc", "BLOC 3", "--date", "2026-06-12", "--lieu", "Lyon")
    people = ("--candidat", "DUPONT Claire", "--candidat", "LEFEVRE Ines", "--candidats", str(names))
    done = certif("session", "creer", *where, *people)
    assert (done.exit_code, done.stdout.strip()) == (0, LYON)
    assert "2 doublons ignorés : dupont claire, LEFÈVRE Inès." in plain(done.stderr)
    [shape] = json.loads(certif("session", "liste", "--json").stdout)
    assert [candidat["nom"] for candidat in shape["candidats"]] == ["DUPONT Claire", "LEFEVRE Ines", "李雷", "韩梅梅"]


@pytest.mark.parametrize("bloc", ["BLOC 3", "bloc3", " Bloc  3 ", "bloc-3", "3", "03"])
def test_a_bloc_is_understood_however_it_is_written(certif: Certif, bloc: str) -> None:
    done = certif("session", "creer", "--bloc", bloc, "--date", "2026-06-12", "--lieu", "Lyon")
    assert (done.exit_code, done.stdout.strip()) == (0, LYON)


def test_a_data_folder_that_is_a_file_is_refused_with_the_remedy(certif: Certif) -> None:
    certif.sessions.write_text("")
    done = certif("session", "liste")
    assert done.exit_code == 1
    assert "ce n'est pas un dossier" in done.stderr


def test_a_file_of_candidats_is_read_as_the_form_reads_it(certif: Certif, tmp_path: Path) -> None:
    liste = tmp_path / "candidats.txt"
    liste.write_text("NOM;Prénom\nDURAND Ana;tiers-temps\nPETIT;Luc\n", encoding="utf-8")
    certif.create("--candidats", str(liste))
    [shape] = json.loads(certif("session", "liste", "--json").stdout)
    assert [candidat["candidat"] for candidat in shape["candidats"]][2:] == ["durand-ana", "petit-luc"]
    stored = (certif.sessions / LYON / "session.json").read_text(encoding="utf-8")
    [ana] = [line for line in stored.splitlines() if "DURAND Ana" in line]
    assert '"numerateur":4' in ana


@pytest.mark.parametrize(
    ("jour", "fuseau", "said"),
    [
        ("2026-07-14", "Europe/Paris", "le 14/07/2026 est férié : la fête nationale"),
        ("2026-12-20", "Indian/Reunion", "férié : l'abolition de l'esclavage"),
        ("2026-12-20", "Europe/Paris", ""),
    ],
)
def test_a_session_on_a_holiday_of_its_territory_is_created_and_told(
    certif: Certif, jour: str, fuseau: str, said: str
) -> None:
    done = certif("session", "creer", "--bloc", "1", "--date", jour, "--lieu", "Lyon", "--fuseau", fuseau)
    assert done.exit_code == 0
    assert (said.casefold() in plain(done.stderr).casefold()) if said else done.stderr == ""


def test_people_who_may_be_one_and_cells_left_aside_are_told(certif: Certif, tmp_path: Path) -> None:
    names = tmp_path / "noms.txt"
    names.write_text("DUPONT;Claire;Lyon\nClaire Dupont\n", encoding="utf-8")
    where = ("--bloc", "3", "--date", "2026-06-12", "--lieu", "Lyon", "--jure", "MARTIN Paul", "--jure", "MARTIN Pual")
    done = certif("session", "creer", *where, "--candidats", str(names))
    alerts = plain(done.stderr)
    assert done.exit_code == 0 and "« Lyon » n'est pas pris" in alerts
    assert "« DUPONT Claire » et « Claire Dupont » sont peut-être une même personne" in alerts
    assert "« MARTIN Paul » et « MARTIN Pual » sont peut-être une même personne" in alerts
