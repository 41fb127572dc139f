"""The juror's guide that came with the wheel: page by page on a terminal, plain in a pipe."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.installed import ROOT
from tests.terminal.room import Room


def run(room: Room, *words: str) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [room.installed.program, "guide", *words]
    return subprocess.run(command, env=room.environment, capture_output=True, text=True, cwd=room.home)


def test_the_wheel_ships_the_only_copy_there_is_of_it(room: Room) -> None:
    copies = [it.relative_to(ROOT) for top in ("certif_tui", "docs") for it in (ROOT / top).rglob("guide-du-jury.md")]
    assert [it.as_posix() for it in copies] == ["docs/guide-du-jury.md"]
    shipped = room.installed.package / "guide-du-jury.md"
    assert shipped.read_bytes() == (ROOT / "docs" / "guide-du-jury.md").read_bytes()


def test_a_pipe_gets_all_of_it_plain(room: Room) -> None:
    done = run(room)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Guide du jury\n") and "Sans l'écran" in done.stdout
    assert "\x1b" not in done.stdout and "**" not in done.stdout


def test_words_give_the_parts_that_hold_them(room: Room) -> None:
    done = run(room, "echeance", "des", "dossiers")
    assert done.returncode == 0
    assert "groupes et dossiers" in done.stdout and "Sans l'écran" not in done.stdout


def test_words_it_does_not_hold_are_said_in_one_line(room: Room) -> None:
    done = run(room, "parapluie")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Le guide ne parle pas de «\u00a0parapluie\u00a0». «\u00a0certif-tui guide\u00a0» le montre en entier.\n"
    )


@pytest.mark.skipif(shutil.which("less") is None, reason="no less")
@pytest.mark.parametrize("language", ["C.UTF-8", "C"])
def test_a_terminal_turns_its_pages(room: Room, language: str) -> None:
    room.environment["LC_ALL"] = language
    terminal = room.start("guide", columns=120)
    terminal.wait_for("certif-tui remplace la grille papier")
    terminal.wait_for("Avant l'épreuve")
    terminal.wait_for("\n:")
    terminal.send("G")
    terminal.wait_for("répond à «")
    assert max(len(line.rstrip()) for line in terminal.text.splitlines()) <= 100
    terminal.send("q")
    assert terminal.ended() == 0


@pytest.mark.skipif(shutil.which("less") is None, reason="no less")
def test_the_application_opens_it_from_help(room: Room) -> None:
    terminal = room.start(columns=60, rows=16)
    terminal.wait_for("Lyon")
    terminal.send("\x1bOP")
    terminal.wait_for("Aide : tapez")
    terminal.send("\x1bOR")
    terminal.wait_for("certif-tui remplace la grille papier")
