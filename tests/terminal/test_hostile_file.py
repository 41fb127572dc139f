"""A file that brings down whatever reads it: the juré is told so, nothing is printed over the screen, the keys work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.importation import hostiles
from tests.terminal.room import Room
from tests.terminal.terminal import Terminal

PASTE = "\x1b[200~{}\x1b[201~"


def says(words: str, terminal: Terminal) -> bool:
    """Whether the screen says that, over as many lines as it takes."""
    return words in " ".join(terminal.text.replace("│", " ").split())


@pytest.mark.parametrize("name", ["announcing_strings", "far_cell"])
def test_a_hostile_spreadsheet_is_refused_and_the_next_key_works(room: Room, tmp_path: Path, name: str) -> None:
    path = getattr(hostiles, name)(tmp_path / "liste.xlsx")
    terminal = room.start()
    terminal.wait_for("Lyon")
    terminal.send("\r")
    terminal.wait_for("Qui êtes-vous ?")
    terminal.send("1")
    terminal.wait_for("juré MARTIN Paul")
    terminal.send("f")
    terminal.wait_for("Chemin du fichier")
    terminal.send(PASTE.format(path) + "\r")
    terminal.wait_for(lambda it: says("liste.xlsx ne peut pas être lu", it))
    terminal.send("\x1b")
    terminal.wait_for(lambda it: "ne peut pas" not in it.text and "juré MARTIN Paul" in it.text)
    terminal.send("\x14")
    terminal.wait_for("Ranger par nom")
    terminal.send("p")
    terminal.wait_for("rangés par nom")
    assert b"panicked" not in terminal.raw and b"capacity" not in terminal.raw
    terminal.send("\x11")
    assert terminal.ended() == 0
