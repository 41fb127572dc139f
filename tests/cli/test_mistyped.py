"""What a tired person gets wrong: a sentence that says what to do, and nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from certif_tui.cli.codes import Code
from tests.cli.conftest import LYON, Certif, plain

PROGRAM = [sys.executable, "-m", "certif_tui"]


@pytest.mark.skipif(os.name != "posix", reason="closing a descriptor at birth")
@pytest.mark.parametrize(
    "command",
    [f"evaluer {LYON} claire --jure paul", "session creer --bloc 3 --date 2026-06-12 --lieu Lyon --candidats -"],
)
def test_a_closed_standard_input_is_a_usage_error_that_writes_nothing(lyon: Certif, command: str) -> None:
    before = sorted(lyon.sessions.rglob("*.json"))
    args = ["--sessions", str(lyon.sessions), *command.split()]
    closing = "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    done = subprocess.run(
        [sys.executable, "-c", closing, *PROGRAM[1:], *args], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "l'entrée standard est fermée. Donnez-lui un texte" in done.stderr
    assert sorted(lyon.sessions.rglob("*.json")) == before


@pytest.mark.parametrize("option", ["--sessions", "--referentiel"])
def test_an_empty_path_is_not_the_current_folder(certif: Certif, option: str) -> None:
    done = certif(option, "", "session", "liste")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"« {option} » : le chemin est vide" in plain(done.stderr)


@pytest.mark.parametrize(
    "args", [("verifier", ""), ("bilan", LYON, "claire", "--jure", ""), ("bilan", LYON, ""), ("bilan", "", "claire")]
)
def test_an_empty_word_stands_for_nothing(lyon: Certif, args: tuple[str, ...]) -> None:
    done = lyon(*args)
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("typed", ["2026-06-12", "LYON", "2026-06-12-bloc-3-lion"])
def test_the_session_that_may_have_been_meant_is_named_first(lyon: Certif, typed: str) -> None:
    for number in range(4):
        lyon("session", "creer", "--bloc", "1", "--date", f"2027-01-0{number + 1}", "--lieu", "Tours")
    done = lyon("bilan", typed, "claire")
    assert done.exit_code == 2
    assert f"Vouliez-vous dire {LYON}" in plain(done.stderr)


def test_among_many_candidats_the_one_nearly_named_comes_first(certif: Certif) -> None:
    certif.create(*(word for number in range(20) for word in ("--candidat", f"ABADIE {chr(65 + number)}")))
    done = certif("bilan", LYON, "lefebre ines")
    assert done.exit_code == 2
    assert "Identifiants possibles : lefevre-ines (LEFÈVRE Inès), " in plain(done.stderr)
    assert done.stderr.rstrip().endswith("…")


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_a_folder_that_may_not_be_read_is_told_with_the_remedy(lyon: Certif) -> None:
    launch = Path(__file__).parents[1] / "terminal" / "launch.py"
    lyon.sessions.chmod(0)
    try:
        free = f"import runpy; module = runpy.run_path({str(launch)!r}); module['obey_permissions']();"
        run = f"{free} import os, sys; os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
        args = [*PROGRAM[1:], "--sessions", str(lyon.sessions), "session", "liste"]
        done = subprocess.run([sys.executable, "-c", run, *args], capture_output=True, text=True, timeout=60)
    finally:
        lyon.sessions.chmod(0o700)
    assert (done.returncode, done.stdout) == (Code.INCIDENT, "")
    assert "l'accès est refusé. Demandez le droit de lire ce dossier" in done.stderr
