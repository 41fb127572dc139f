"""What habits of other programs lead people to type, and what is then said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from certif_tui.cli import ailleurs, paths
from certif_tui.cli.ailleurs import folder_words, remember_checkout
from certif_tui.cli.paths import CHECKOUT, OWN, Dossier
from certif_tui.platform.machine import programs_above
from tests.cli.conftest import LYON, Certif, plain


@pytest.mark.parametrize("place", [("session",), ("session", "liste")], ids=["in the middle", "after"])
def test_the_folder_is_given_anywhere(lyon: Certif, tmp_path: Path, place: tuple[str, ...]) -> None:
    elsewhere = Certif(tmp_path / "autre")
    words = ["session", "liste"]
    words[len(place) : len(place)] = ["--sessions", str(lyon.sessions)]
    done = elsewhere(*words)
    assert (done.exit_code, LYON in done.stdout) == (0, True), done.output


def test_an_option_that_a_command_has_of_its_own_is_that_one(lyon: Certif) -> None:
    done = lyon("bilan", LYON, "claire", "--jure", "petit")
    assert "PETIT Sophie" in done.stdout


@pytest.mark.parametrize("words", [("help", "session", "presence"), ("session", "presence", "--help")])
def test_help_is_a_command_too(certif: Certif, words: tuple[str, ...]) -> None:
    done = certif(*words)
    assert done.exit_code == 0 and "Noter la présence d'un CANDIDAT" in " ".join(done.stdout.split())


def test_help_on_nothing_known_says_so(certif: Certif) -> None:
    done = certif("help", "sesion")
    assert (done.exit_code, "pas de commande « sesion »" in plain(done.stderr)) == (2, True)


def test_the_version_has_a_letter(certif: Certif) -> None:
    assert certif("-V").stdout == certif("--version").stdout != ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_gives_what_a_shell_reads(certif: Certif, shell: str) -> None:
    done = certif("completion", shell)
    assert done.exit_code == 0 and f"_CERTIF_TUI_COMPLETE={shell}_complete" in done.stdout
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n"], input=done.stdout, text=True, capture_output=True)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_completion_knows_the_shell_one_uses(certif: Certif, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert "fish_complete" in certif("completion").stdout
    monkeypatch.setenv("SHELL", "/bin/dash")
    assert (certif("completion").exit_code, certif("completion").stdout) == (2, "")


def test_every_listing_speaks_json(lyon: Certif) -> None:
    listed = {
        words: json.loads(lyon(*words.split(), "--json").stdout)
        for words in ("verifier", "diagnostic", f"travail {LYON}", f"groupes {LYON}", f"dossier {LYON}")
    }
    [checked] = listed["verifier"]
    assert (checked["session"], checked["defauts"]) == (LYON, [])
    assert listed["diagnostic"]["faits"]["Sessions"].startswith(str(lyon.sessions))
    assert listed[f"travail {LYON}"] == {"debut": None, "decomptes": []}


def test_a_fault_is_told_in_json_with_its_code(lyon: Certif) -> None:
    (lyon.sessions / LYON / "session.json").write_text("{}")
    done = lyon("verifier", "--json")
    assert (done.exit_code, json.loads(done.stdout)[0]["defauts"][0]["fichier"]) == (3, f"{LYON}/session.json")


@pytest.mark.parametrize("words", ["session liste", "verifier", "parcours", "session liste --json"])
def test_a_folder_that_is_not_there_is_said(certif: Certif, words: str) -> None:
    done = certif(*words.split())
    assert f"Le dossier {certif.sessions} (option --sessions) n'existe pas." in done.stderr
    certif.sessions.mkdir()
    assert certif(*words.split()).stderr == ""


def test_a_session_of_a_folder_that_is_not_there_says_so(certif: Certif) -> None:
    done = certif("bilan", LYON, "claire")
    assert (done.exit_code, "n'existe pas" in " ".join(done.stderr.split())) == (2, True)


def test_the_installed_program_says_where_the_checkout_keeps_its_sessions(lyon: Certif, tmp_path: Path) -> None:
    own = Dossier(tmp_path / "own", OWN)
    assert folder_words(own) == ""
    remember_checkout(Dossier(lyon.sessions, "option --sessions"))
    assert folder_words(own) == ""
    remember_checkout(Dossier(lyon.sessions, CHECKOUT))
    assert str(lyon.sessions) in folder_words(own)
    shutil.copytree(lyon.sessions, own.chemin)
    assert folder_words(own) == ""


def test_a_checkout_that_is_gone_or_empty_is_not_named(private_home: Path, tmp_path: Path) -> None:
    remember_checkout(Dossier(tmp_path / "gone", CHECKOUT))
    assert folder_words(Dossier(tmp_path / "own", OWN)) == ""
    assert paths.checkout_note().is_relative_to(private_home) and ailleurs.__doc__


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_programs_above_are_told(tmp_path: Path) -> None:
    server = tmp_path / "mosh-server"
    server.symlink_to(shutil.which("bash") or "/bin/bash")
    told = "from certif_tui.platform.machine import programs_above; print(programs_above())"
    done = subprocess.run(
        [server, "-c", f'"{sys.executable}" -c "{told}"; true'], capture_output=True, text=True, check=True
    )
    assert "mosh-server" in done.stdout
    assert programs_above(1) == []


INTERRUPTED = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("module", ["certif_tui.cli.direct", "certif_tui.cli.paths", "certif_tui.cli.programme"])
def test_ctrl_c_while_the_program_loads_says_nothing(private_home: Path, tmp_path: Path, module: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTED.format(module=module))
    found = os.pathsep.join([str(tmp_path), str(Path(paths.__file__).parents[2])])
    done = subprocess.run(
        [sys.executable, "-m", "certif_tui", "session", "liste"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": found},
    )
    assert done.returncode in (-2, 130)
    assert (done.stdout, done.stderr) == ("", "")
