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


def handed_in(lyon: Certif, jure: str, candidat: str = "dupont-claire") -> None:
    lines = lyon("bilan", LYON, candidat, "--json").stdout
    codes = [it["code"] for it in json.loads(lines)["criteres"]]
    marked = "\n".join(f"{code} valide" for code in codes)
    given = ("--jure", jure, "--remettre", "--malgre", "essai")
    assert lyon("evaluer", LYON, candidat, *given, input=marked).exit_code == 0


def verdict(lyon: Certif, candidat: str = "dupont-claire") -> dict[str, object]:
    found: dict[str, object] = json.loads(lyon("bilan", LYON, candidat, "--jure", "martin-paul", "--json").stdout)[
        "resultat"
    ]
    return found


def test_an_excused_jure_is_not_waited_for_and_their_sheet_is_closed(lyon: Certif) -> None:
    handed_in(lyon, "martin-paul")
    graded(lyon, "petit-sophie")
    assert verdict(lyon)["verdict"] == "en_attente_de_grilles"
    done(lyon, "excuser", "petit-sophie", "DUPONT Claire", "--motif", "l'a formée")
    assert verdict(lyon) == {
        "verdict": "valide_a_proclamer",
        "grilles_remises": 1,
        "grilles_attendues": 1,
    }
    excluded = json.loads(lyon("bilan", LYON, "dupont-claire", "--jure", "petit-sophie", "--json").stdout)
    assert excluded["resultat"] == {**verdict(lyon), "grille_comptee": False}
    told = " ".join(plain(marks(lyon, "dupont-claire", "petit-sophie")).split())
    assert "PETIT Sophie est excusé pour ce candidat (motif : l'a formée) : cette grille ne compte pas" in told
    shut = lyon.evaluer("CR3.1.2 valide", jure="petit-sophie")
    assert shut.exit_code != 0 and "est excusé pour ce candidat" in plain(shut.stderr)
    registre = " ".join(plain(lyon("session", "registre", LYON).stdout).split())
    assert "juré excusé : PETIT Sophie, pour DUPONT Claire. Motif : l'a formée" in registre
    assert "DUPONT Claire : validé, à proclamer" in registre and verified(lyon)
    assert lyon("session", "annuler", LYON, "--motif", "erreur").exit_code == 0
    assert verdict(lyon)["verdict"] == "en_attente_de_grilles"


def test_a_jure_who_leaves_is_excused_for_those_whose_sheet_they_have_not_handed_in(lyon: Certif) -> None:
    handed_in(lyon, "petit-sophie")
    assert (
        done(lyon, "excuser", "petit-sophie", "--reste", "--motif", "malade")
        == "PETIT Sophie : excusé pour LEFÈVRE Inès."
    )
    assert verdict(lyon)["grilles_attendues"] == 2 and verdict(lyon, "lefevre-ines")["grilles_attendues"] == 1
    assert "LEFÈVRE Inès" in refused(lyon, "excuser", "martin-paul", "lefevre-ines", "--motif", "malade")
    assert run(lyon, "excuser", "martin-paul", "--motif", "malade").exit_code == 2
