"""NO_COLOR: what reaches the terminal, whatever the screen, sets no colour."""

from __future__ import annotations

import re

import pytest

from tests.terminal.room import Room
from tests.terminal.terminal import Terminal

WAY = (
    ("accueil", "", "Lyon"),
    ("session", "\r", "Qui êtes-vous ?"),
    ("juré", "1", "juré MARTIN Paul"),
    ("horaires", "q", "HORAIRES"),
    ("session", "\x1b", "juré MARTIN Paul"),
    ("évaluation", "\r", "►□ CR3.1.1"),
    ("avis", "on", "■ CR3.1.1"),
    ("remarque", "r", "Remarque"),
    ("texte", "trop court", "trop court"),
    ("évaluation", "\r", "CR3.1.1"),
    ("aide", "?", "tapez pour chercher"),
    ("évaluation", "\x1b", "CR3.1.1"),
    ("bilan", "b", "Statut du bloc"),
    ("session", "\x1b\x1b", "8 candidats"),
    ("accueil", "\x1b", "évaluation des candidats"),
    ("création", "a", "Nouvelle session"),
    ("champ", "\t\t\tParis", "Paris"),
)
"""Where one goes: what for, what is typed, what is then seen."""


def colours(raw: bytes) -> set[str]:
    """What sets a colour among the sequences that set how letters look; 39 and 49 are those of the terminal."""
    found = re.findall(rb"\x1b\[([\d;:]*)m", raw)
    codes = {code for group in found for code in re.split(r"[;:]", group.decode())}
    return {it for it in codes if re.fullmatch(r"3[0-8]|4[0-8]|9\d|10[0-7]", it)}


@pytest.mark.parametrize("theme", ["sombre", "clair"])
def test_no_screen_sets_a_colour_and_the_cursor_is_still_seen(room: Room, theme: str) -> None:
    settings = room.home / ".config" / "certif-tui" / "reglages.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f'theme = "{theme}"\n')
    room.environment["NO_COLOR"] = "1"
    terminal = room.start()
    for where, keys, seen in WAY:
        terminal.send(keys)
        terminal.wait_for(seen)
        assert colours(terminal.raw) == set(), where
    assert b"\x1b[" in terminal.raw and reversed_cells(terminal)


def reversed_cells(terminal: Terminal) -> bool:
    return any(cell.reverse or cell.underscore for row in terminal.screen.buffer.values() for cell in row.values())


def test_with_colour_the_same_way_sets_some(room: Room) -> None:
    terminal = room.start()
    terminal.wait_for("Lyon")
    assert colours(terminal.raw)
