from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import LYON, Certif, plain


def lignes(lyon: Certif) -> list[dict[str, Any]]:
    return list(json.loads(lyon("session", "registre", LYON, "--json").stdout)["lignes"])


def numero(lyon: Certif, texte: str) -> str:
    """The number the registre gives to the last event told with these words."""
    return str([it["numero"] for it in lignes(lyon) if texte in it["texte"]][-1])


def added(lyon: Certif) -> str:
    """The number of the addition of DUPONT Claire."""
    return next(str(it["numero"]) for it in lignes(lyon) if it["candidat"] == "dupont-claire")


def annuler(lyon: Certif, *args: str, motif: str = "erreur") -> Any:
    return lyon("session", "annuler", LYON, *args, "--motif", motif)


def test_the_last_event_is_taken_back_and_said_then_put_back_by_its_number(lyon: Certif) -> None:
    lyon("session", "presence", LYON, "claire", "present")
    number = numero(lyon, "présent")
    done = annuler(lyon)
    assert done.exit_code == 0, done.stderr
    first, second = plain(done.stdout).splitlines()
    assert first == f"Annulé : n° {number}, DUPONT Claire : présent. Motif : erreur"
    back = str(int(number) + 1)
    assert second == f"Pour le rétablir : certif-tui session annuler {LYON} {back} --motif …"
    taken = next(it for it in lignes(lyon) if str(it["numero"]) == number)
    assert taken["annule"]["motif"] == "erreur"
    assert annuler(lyon, back).exit_code == 0
    assert next(it for it in lignes(lyon) if str(it["numero"]) == number)["annule"] is None


def test_a_sort_is_taken_back(lyon: Certif) -> None:
    people = ("--candidat", "NOVAK Eva", "--candidat", "ADAM Ana")
    made = lyon("session", "creer", "--bloc", "3", "--date", "2026-06-13", "--lieu", "Metz", *people).stdout.strip()
    before = lyon("session", "liste", "--json").stdout
    lyon("session", "trier", made)
    assert lyon("session", "liste", "--json").stdout != before
    lyon("session", "annuler", made, "--motif", "ordre convenu")
    assert lyon("session", "liste", "--json").stdout == before


def test_the_event_in_the_way_is_named_by_its_number_and_in_words(lyon: Certif) -> None:
    lyon("session", "presence", LYON, "claire", "present")
    done = annuler(lyon, added(lyon))
    assert done.exit_code == 3
    assert f"Annulez d'abord le n° {numero(lyon, 'présent')}, DUPONT Claire : présent" in plain(done.stderr)


def test_an_incident_is_taken_back_with_its_minutes(lyon: Certif) -> None:
    lyon("session", "incident", LYON, "Alarme", "--candidat", "claire")
    done = annuler(lyon, motif="mauvais candidat")
    assert "DUPONT Claire : incident : Alarme" in plain(done.stdout)
    assert any("annulé depuis" in it["texte"] for it in lignes(lyon))


@pytest.mark.parametrize(("args", "code"), [(("1",), 3), (("2",), 3), (("999",), 3), (("-1",), 2), (("x",), 2)])
def test_what_cannot_be_taken_back_is_refused_and_changes_nothing(
    lyon: Certif, args: tuple[str, ...], code: int
) -> None:
    before = lignes(lyon)
    done = annuler(lyon, *args)
    assert (done.exit_code, done.stdout) == (code, "")
    assert lignes(lyon) == before


def test_a_motif_must_be_given(lyon: Certif) -> None:
    assert lyon("session", "annuler", LYON).exit_code == 2
    assert annuler(lyon, motif=" ").exit_code == 3


def test_a_candidat_with_a_sheet_stays(lyon: Certif) -> None:
    lyon.evaluer("CR3.1.1 valide")
    done = annuler(lyon, added(lyon))
    assert (done.exit_code, "a déjà une grille ou un chrono" in done.stderr) == (3, True)
