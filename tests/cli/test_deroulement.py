from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import LYON, Certif, plain

CLAIRE = "dupont-claire"


def presence_of(lyon: Certif, candidat: str = "claire") -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(lyon("bilan", LYON, candidat, "--json").stdout)
    return dict(shape["presence"])


def incidents(lyon: Certif, candidat: str = "claire") -> list[dict[str, Any]]:
    return list(json.loads(lyon("bilan", LYON, candidat, "--json").stdout)["incidents"])


def test_a_delay_is_noted_and_the_oral_that_is_left_is_said(lyon: Certif) -> None:
    done = lyon("session", "presence", LYON, "claire", "retard", "--minutes", "12", "--mode", "meme-fin")
    assert done.exit_code == 0, done.stderr
    first, second = plain(done.stdout).splitlines()
    assert first == "DUPONT Claire : en retard de 12 min, même heure de fin"
    assert second == "Oral : Exposé 20:00, Dialogue – questions/réponses 08:00"
    assert presence_of(lyon) == {
        "presence": "retard",
        "retard_min": 12,
        "mode_retard": "meme_fin",
        "evalue": True,
    }


def test_a_delay_keeps_the_full_length_unless_told_otherwise(lyon: Certif) -> None:
    lyon("session", "presence", LYON, "claire", "retard", "--minutes", "12")
    assert presence_of(lyon)["mode_retard"] == "duree_entiere"


def test_several_are_noted_at_once_all_or_none_when_one_is_unknown(lyon: Certif) -> None:
    refused = lyon("session", "presence", LYON, "claire", "personne", "present")
    assert (refused.exit_code, presence_of(lyon)["presence"]) == (2, "attendu")
    done = lyon("session", "presence", LYON, "claire", "inès", "present")
    assert plain(done.stdout) == "DUPONT Claire : présent\nLEFÈVRE Inès : présent\n"
    assert presence_of(lyon)["presence"] == presence_of(lyon, "ines")["presence"] == "present"
    refused = lyon("session", "presence", LYON, "inès", "absent-justifie")
    assert refused.exit_code == 3 and plain(refused.stderr).startswith("Erreur : LEFÈVRE Inès : ")


@pytest.mark.parametrize("presence", ["absent-justifie", "absent-non-justifie", "abandon"])
def test_somebody_who_is_not_there_is_not_evaluated_and_not_failed(lyon: Certif, presence: str) -> None:
    assert lyon("session", "presence", LYON, "claire", presence).exit_code == 0
    assert presence_of(lyon) == {
        "presence": presence.replace("-", "_"),
        "retard_min": None,
        "mode_retard": None,
        "evalue": False,
    }
    text = plain(lyon("bilan", LYON, "claire").stdout)
    assert ": non évalué" in text and "possible" not in text and "NON VALIDÉ" not in text and "il en manque" not in text


def test_a_correction_asks_for_a_motif_and_a_fraude_for_its_facts(lyon: Certif) -> None:
    assert lyon("session", "presence", LYON, "claire", "present").exit_code == 0
    refused = lyon("session", "presence", LYON, "claire", "absent-justifie")
    assert refused.exit_code == 3 and "--motif" in refused.stderr
    assert presence_of(lyon)["presence"] == "present"
    assert lyon("session", "presence", LYON, "claire", "absent-justifie", "--motif", "confusion").exit_code == 0
    assert lyon("session", "presence", LYON, "ines", "fraude").exit_code == 3
    assert lyon("session", "presence", LYON, "ines", "fraude", "--motif", "oreillette").exit_code == 0
    assert "Fraude signalée : résultat réservé" in plain(lyon("bilan", LYON, "ines").stdout)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("claire", "retard", "--mode", "meme-fin"), 2),
        (("claire", "present", "--minutes", "5"), 3),
        (("claire", "retard", "--minutes", "40", "--mode", "meme-fin"), 3),
        (("claire", "retard", "--minutes", "0"), 3),
        (("claire", "malade"), 2),
        (("personne", "present"), 2),
    ],
)
def test_a_presence_that_means_nothing_is_refused(lyon: Certif, args: tuple[str, ...], code: int) -> None:
    done = lyon("session", "presence", LYON, *args)
    assert (done.exit_code, done.stdout) == (code, "")
    assert presence_of(lyon)["presence"] == "attendu"


def test_an_incident_is_noted_corrected_and_cancelled_by_its_number(lyon: Certif) -> None:
    done = lyon("session", "incident", LYON, "Alarme incendie", "--duree", "5")
    assert plain(done.stdout) == "Incident n° 1 noté.\n"
    lyon("session", "incident", LYON, "Micro en panne", "--candidat", "claire")
    assert [(it["numero"], it["candidat"], it["minutes"]) for it in incidents(lyon)] == [
        (2, CLAIRE, None),
        (1, None, 5),
    ]
    assert [it["numero"] for it in incidents(lyon, "ines")] == [1]
    refused = lyon("session", "incident", LYON, "Exercice", "--corriger", "1")
    assert refused.exit_code == 3 and "motif" in refused.stderr
    assert lyon("session", "incident", LYON, "Exercice", "--corriger", "1", "--motif", "on l'a su").exit_code == 0
    [changed] = incidents(lyon, "ines")
    assert (changed["texte"], changed["minutes"]) == ("Exercice", 5)
    assert lyon("session", "incident", LYON, "--annuler", "1", "--motif", "erreur").exit_code == 0
    assert incidents(lyon, "ines") == []


def test_an_incident_of_an_oral_that_has_not_begun_is_noted_and_says_why_no_time_is_given_back(lyon: Certif) -> None:
    done = lyon("session", "incident", LYON, "Alarme", "--candidat", "claire", "--duree", "5", "--rendre")
    assert done.exit_code == 3
    assert plain(done.stdout).startswith("Incident n° 1 noté. Temps non rendu : l'oral n'a pas commencé")
    assert [(it["texte"], it["minutes"]) for it in incidents(lyon)] == [("Alarme", 5)]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((), 2),
        (("x", "--motif", "y"), 2),
        (("--annuler", "1", "--corriger", "1"), 2),
        (("x", "--annuler", "1", "--motif", "y"), 2),
        (("x", "--corriger", "1", "--rendre", "--motif", "y"), 2),
        (("--annuler", "1", "--motif", "y"), 3),
        (("x", "--a", "25:00"), 3),
        (("x", "--duree", "0"), 3),
        (("x", "--duree", "5", "--rendre"), 3),
        (("x", "--candidat", "personne"), 2),
    ],
)
def test_an_incident_that_means_nothing_is_refused(lyon: Certif, args: tuple[str, ...], code: int) -> None:
    done = lyon("session", "incident", LYON, *args)
    assert (done.exit_code, done.stdout) == (code, "")


def test_the_registre_tells_what_was_noted_and_by_whom(lyon: Certif) -> None:
    lyon("session", "presence", LYON, "claire", "present")
    lyon("session", "incident", LYON, "Alarme", "--candidat", "claire")
    text = plain(lyon("session", "registre", LYON).stdout)
    assert "DUPONT Claire : présent" in text and "DUPONT Claire : incident n° 1 : Alarme" in text
    shape = json.loads(lyon("session", "registre", LYON, "--json").stdout)
    noted = [(it["nature"], it["candidat"]) for it in shape["lignes"] if it["nature"] != "preparation"]
    assert noted == [("presence", CLAIRE), ("incident", CLAIRE)]


def test_a_damaged_sheet_is_named_and_the_rest_of_the_registre_is_told(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide")
    lyon("session", "presence", LYON, "claire", "present")
    (lyon.sessions / LYON / "grilles" / CLAIRE / "martin-paul.json").write_bytes(b"")
    done = lyon("session", "registre", LYON)
    text = plain(done.stdout)
    assert done.exit_code == 3
    assert "Illisible" in text and "martin-paul" in text and "DUPONT Claire : présent" in text
