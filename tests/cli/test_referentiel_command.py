from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Certif, plain


def test_the_official_text_has_a_contradiction_and_no_error(certif: Certif) -> None:
    done = certif("referentiel", "verifier")
    assert done.exit_code == 0
    assert "Avertissement : " in plain(done.stdout) and "BLOC 3" in plain(done.stdout)
    assert plain(done.stdout).rstrip().endswith("0 erreur, 1 avertissement.")


@pytest.mark.parametrize("content", ["", "{", "{}", '{"blocs": NaN}', "[" * 5000])
def test_an_unusable_file_is_bad_data(certif: Certif, tmp_path: Path, content: str) -> None:
    path = tmp_path / "autre.json"
    path.write_text(content)
    done = certif("referentiel", "verifier", str(path))
    assert done.exit_code == 3
    assert "Erreur : " in plain(done.stdout) and str(path) in done.stdout


def test_a_file_that_is_not_there_is_told(certif: Certif) -> None:
    done = certif("referentiel", "verifier", "/nulle/part.json")
    assert (done.exit_code, "n'existe pas" in done.stdout) == (3, True)


def test_the_file_of_the_global_option_is_the_one_checked(certif: Certif, sommellerie_path: Path) -> None:
    done = certif("--referentiel", str(sommellerie_path), "referentiel", "verifier")
    assert str(sommellerie_path) in done.stdout


def test_the_schema_is_json(certif: Certif) -> None:
    schema = json.loads(certif("referentiel", "schema").stdout)
    assert "blocs" in schema["properties"]


def test_a_made_up_certification_is_graded_from_end_to_end(certif: Certif, sommellerie_path: Path) -> None:
    bloc = json.loads(sommellerie_path.read_text("utf-8"))["blocs"][0]
    people = ("--jure", "A Juré", "--candidat", "B Candidat")
    create = ("session", "creer", "--bloc", bloc["code"], "--date", "2026-06-12", "--lieu", "Beaune", *people)
    slug = certif("--referentiel", str(sommellerie_path), *create).stdout.strip()
    codes = [critere["code"] for competence in bloc["competences"] for critere in competence["criteres"]]
    lines = "".join(f"{code} valide\n" for code in codes)
    done = certif("evaluer", slug, "b", "--jure", "a", input=lines)
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line.split()[2] for line in done.stdout.splitlines()] == codes
    shape = json.loads(certif("bilan", slug, "b", "--json").stdout)
    assert (shape["bloc"], shape["statut"]) == (bloc["code"], "valide")
    assert [it["phase"] for it in shape["temps"]] == [phase["code"] for phase in bloc["epreuve"]["oral"]["phases"]]
    assert certif("verifier", slug).exit_code == 0
