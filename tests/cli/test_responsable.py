"""Who is at the keyboard of the command line: the option, the variable, the memory, or the login alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from certif_tui.platform.preferences import MemoryFile
from tests.cli.conftest import LYON, Certif, plain

ANNE, LUC = "DURAND Anne", "MOREL Luc"
RETIRER = ("candidat", "retirer", LYON, "dupont-claire", "--motif", "malade")


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CERTIF_TUI_RESPONSABLE", raising=False)


def last(lyon: Certif) -> dict[str, Any]:
    done = lyon("session", "registre", LYON, "--json")
    assert done.exit_code == 0, done.stderr
    line: dict[str, Any] = json.loads(done.stdout)["lignes"][-1]
    return line


def remember(nom: str, private_home: Path) -> None:
    from certif_tui.cli.paths import memory_file
    from certif_tui.platform.terminals import this_terminal

    assert memory_file().is_relative_to(private_home)
    MemoryFile(memory_file(), this_terminal()).remember_responsable(nom)


@pytest.mark.parametrize("where", ["before", "after"])
def test_the_option_is_given_before_the_command_or_after_it(lyon: Certif, where: str) -> None:
    said = ("--responsable", ANNE)
    done = lyon(*said, *RETIRER) if where == "before" else lyon(*RETIRER, *said)
    assert done.exit_code == 0, done.stderr
    assert last(lyon)["personne"] == ANNE
    shown = " ".join(plain(lyon("session", "registre", LYON).stdout).split())
    assert f"responsable : {ANNE} (compte" in shown
    assert f"({ANNE}, responsable)" in shown


def test_nobody_is_asked_and_the_login_alone_signs(lyon: Certif) -> None:
    assert lyon(*RETIRER).exit_code == 0
    assert last(lyon)["personne"] is None
    assert last(lyon)["auteur"]


def test_the_option_counts_more_than_the_variable_and_that_one_more_than_the_memory(
    lyon: Certif, private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember("ROUX Jeanne", private_home)
    assert lyon(*RETIRER).exit_code == 0
    assert last(lyon)["personne"] == "ROUX Jeanne"
    monkeypatch.setenv("CERTIF_TUI_RESPONSABLE", LUC)
    assert lyon("candidat", "retablir", LYON, "dupont-claire").exit_code == 0
    assert last(lyon)["personne"] == LUC
    assert lyon(*RETIRER, "--responsable", f"  {ANNE} ").exit_code == 0
    assert last(lyon)["personne"] == ANNE


def test_a_session_created_by_a_responsable_has_no_jure_more(certif: Certif) -> None:
    certif.create("--responsable", ANNE)
    [session] = json.loads(certif("session", "liste", "--json").stdout)
    assert len(session["jures"]) == 2
    assert certif("verifier").exit_code == 0
    assert f"({ANNE}, responsable)" in plain(certif("session", "registre", LYON).stdout)


@pytest.mark.parametrize("nom", ["", "   ", "x" * 301])
def test_a_name_that_is_none_is_refused_before_anything_is_written(lyon: Certif, nom: str) -> None:
    done = lyon(*RETIRER, "--responsable", nom)
    assert done.exit_code == 2
    assert "--responsable" in done.stderr
    assert last(lyon)["nature"] == "preparation"


def test_a_variable_that_is_no_name_is_refused_by_its_own(lyon: Certif, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTIF_TUI_RESPONSABLE", "x" * 301)
    done = lyon(*RETIRER)
    assert done.exit_code == 2
    assert "CERTIF_TUI_RESPONSABLE" in done.stderr


def test_what_is_done_to_a_clock_is_told_of_who_did_it(lyon: Certif) -> None:
    assert lyon("chrono", LYON, "dupont-claire", "demarrer", "--responsable", ANNE).exit_code == 0
    assert last(lyon)["nature"] == "chrono"
    assert last(lyon)["personne"] == ANNE
    assert lyon("chrono", LYON, "dupont-claire", "pause", "--responsable", LUC).exit_code == 0
    assert last(lyon)["personne"] == LUC


def test_a_look_at_a_clock_names_nobody(lyon: Certif) -> None:
    assert lyon("chrono", LYON, "dupont-claire", "--responsable", ANNE).exit_code == 0
    assert last(lyon)["personne"] is None


def test_taking_back_without_a_number_passes_over_the_naming_and_with_its_number_says_what_to_do(lyon: Certif) -> None:
    assert lyon(*RETIRER, "--responsable", ANNE).exit_code == 0
    naming = next(
        it["numero"]
        for it in json.loads(lyon("session", "registre", LYON, "--json").stdout)["lignes"]
        if it["nature"] == "responsable"
    )
    refused = lyon("session", "annuler", LYON, str(naming), "--motif", "erreur")
    assert refused.exit_code == 3
    assert "dites qui vous êtes" in refused.stderr
    done = lyon("session", "annuler", LYON, "--motif", "erreur", "--responsable", ANNE)
    assert "retiré de la session" in plain(done.stdout)


def test_diagnostic_says_who_one_is(lyon: Certif) -> None:
    assert f"{ANNE}, compte " in lyon("diagnostic", "--responsable", ANNE).stdout
    assert "personne de nommé, compte " in lyon("diagnostic").stdout
