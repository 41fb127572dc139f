"""`certif-tui chrono SESSION`: the oral that runs, said once."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import LYON, Certif, plain


def test_the_oral_that_runs_is_said_once_without_a_name(lyon: Certif) -> None:
    assert plain(lyon("chrono", LYON).stdout) == "Aucun oral en cours.\n"
    lyon("chrono", LYON, "claire", "demarrer")
    said = plain(lyon("chrono", LYON).stdout)
    assert said.startswith(("EXPOSÉ 20:00, puis Dialogue", "EXPOSÉ 19:5")) and "DUPONT" not in said
    assert plain(lyon("chrono", LYON, "--ecoule").stdout).startswith("EXPOSÉ 00:0")


def test_another_program_reads_it(lyon: Certif) -> None:
    lyon("chrono", LYON, "claire", "demarrer")
    given = json.loads(lyon("chrono", LYON, "--json").stdout)
    assert given["titre"] == "EXPOSÉ" and given["prevu_ms"] == 1_200_000 and given["en_marche"] is True
    assert 1_190_000 <= given["reste_ms"] <= 1_200_000
    lyon("chrono", LYON, "claire", "terminer")
    assert json.loads(lyon("chrono", LYON, "--json").stdout)["titre"] == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("claire", "--json"), "sans CANDIDAT"),
        (("claire", "--affichage"), "sans CANDIDAT"),
        (("--affichage", "--json"), "ne vont pas ensemble"),
        (("--jury", "Salle Z"), "le plan n'a pas de jury"),
        (("--affichage",), "a besoin d'un terminal"),
    ],
)
def test_what_means_nothing_is_refused(lyon: Certif, words: tuple[str, ...], why: str) -> None:
    done = lyon("chrono", LYON, *words)
    assert done.exit_code == 2 and why in plain(done.stderr)


def test_the_plan_tells_which_jury_to_follow(lyon: Certif) -> None:
    refused = plain(lyon("chrono", LYON, "--jury", "Salle Z").stderr)
    assert "Jurys du plan : aucun." in refused
