"""The jury corrected from the command line: its sheets follow, and nothing of them is lost."""

from __future__ import annotations

import json

from click.testing import Result

from tests.cli.conftest import LYON, Certif, plain

WHY = ("--motif", "faute de frappe")


def run(lyon: Certif, verb: str, *args: str) -> Result:
    return lyon("jure", verb, LYON, *args)


def done(lyon: Certif, verb: str, *args: str) -> str:
    result = run(lyon, verb, *args)
    assert result.exit_code == 0, result.stderr
    return plain(result.stdout).strip()


def refused(lyon: Certif, verb: str, *args: str) -> str:
    result = run(lyon, verb, *args)
    assert result.exit_code == 3, result.output
    return plain(result.stderr)


def jures(lyon: Certif) -> list[str]:
    [session] = json.loads(lyon("session", "liste", "--json").stdout)
    return [it["jure"] for it in session["jures"]]


def verified(lyon: Certif) -> bool:
    return lyon("verifier").exit_code == 0


def graded(lyon: Certif, jure: str, candidat: str = "dupont-claire") -> None:
    assert lyon.evaluer("CR3.1.1 valide", candidat=candidat, jure=jure).exit_code == 0


def marks(lyon: Certif, candidat: str, jure: str) -> str:
    return lyon("bilan", LYON, candidat, "--jure", jure).stdout


def test_a_name_one_letter_away_asks_before_it_is_added(lyon: Certif) -> None:
    assert "MARTIN Pual : est-ce MARTIN Paul" in refused(lyon, "ajouter", "MARTIN Pual")
    assert done(lyon, "ajouter", "MARTIN Pual", "--homonyme") == "martin-pual"
    assert jures(lyon) == ["martin-paul", "petit-sophie", "martin-pual"]


def test_a_jure_renamed_keeps_their_sheets(lyon: Certif) -> None:
    graded(lyon, "martin-paul")
    before = marks(lyon, "dupont-claire", "martin-paul")
    assert "MARTIN Paule" in done(lyon, "renommer", "martin-paul", "MARTIN Paule", *WHY)
    assert marks(lyon, "dupont-claire", "MARTIN Paule") == before.replace("MARTIN Paul", "MARTIN Paule")
    assert "fusionnez" in refused(lyon, "renommer", "petit-sophie", "MARTIN Paule", *WHY)
    assert "MARTIN Paul devient MARTIN Paule" in plain(lyon("session", "registre", LYON).stdout)
    assert verified(lyon)


def test_a_jure_added_twice_is_one_again_with_all_their_sheets(lyon: Certif) -> None:
    done(lyon, "ajouter", "MARTIN Pual", "--homonyme")
    graded(lyon, "martin-paul")
    graded(lyon, "martin-pual", "lefevre-ines")
    seen = marks(lyon, "lefevre-ines", "martin-pual")
    done(lyon, "fusionner", "martin-pual", "martin-paul", *WHY)
    assert jures(lyon) == ["martin-paul", "petit-sophie"]
    assert marks(lyon, "lefevre-ines", "martin-paul") == seen.replace("MARTIN Pual", "MARTIN Paul")
    assert marks(lyon, "lefevre-ines", "martin-pual") == marks(lyon, "lefevre-ines", "martin-paul")
    assert lyon.evaluer("CR3.1.2 valide", candidat="lefevre-ines", jure="martin-pual").exit_code == 0
    kept = {it.parent.name: it.name for it in (lyon.sessions / LYON / "grilles").glob("*/*.json")}
    assert kept == {"dupont-claire": "martin-paul.json", "lefevre-ines": "martin-pual.json"}
    assert verified(lyon)
    assert lyon("session", "annuler", LYON, "--motif", "deux personnes").exit_code == 0
    assert jures(lyon) == ["martin-paul", "petit-sophie", "martin-pual"] and verified(lyon)


def test_two_jures_who_graded_one_candidat_stay_two(lyon: Certif) -> None:
    graded(lyon, "martin-paul")
    graded(lyon, "petit-sophie")
    assert "DUPONT Claire" in refused(lyon, "fusionner", "petit-sophie", "martin-paul", *WHY)
    assert jures(lyon) == ["martin-paul", "petit-sophie"]


def test_who_graded_somebody_is_not_removed(lyon: Certif) -> None:
    graded(lyon, "martin-paul")
    assert "DUPONT Claire" in refused(lyon, "retirer", "martin-paul", *WHY)
    assert "retiré du jury" in done(lyon, "retirer", "petit-sophie", *WHY)
    assert jures(lyon) == ["martin-paul"]
    assert done(lyon, "ajouter", "PETIT Sophie") == "petit-sophie-2" and verified(lyon)
