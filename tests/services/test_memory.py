"""What is remembered of a user, terminal by terminal: an account may be shared by a whole jury."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import to_builtins

from certif_tui.platform.preferences import MOST_TERMINALS, Dernier, Memoire, MemoryFile
from certif_tui.platform.terminals import this_terminal

PAUL, SOPHIE = "MARTIN Paul", "PETIT Sophie"
ORAL = Dernier("2026-06-12-bloc-3-lyon", "dupont-claire", "martin-paul")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "etat" / "memoire.json"


def test_another_terminal_is_nobody_yet_and_knows_who_spoke_last(path: Path) -> None:
    MemoryFile(path, "pts/1").remember_jure(SOPHIE)
    MemoryFile(path, "pts/0").remember_jure(PAUL)
    other = MemoryFile(path, "pts/2")
    assert (other.memoire, other.ailleurs) == (Memoire(), Memoire(PAUL))
    assert MemoryFile(path, "pts/1").memoire == Memoire(SOPHIE)


def test_two_terminals_open_at_once_keep_both(path: Path) -> None:
    paul, sophie = MemoryFile(path, "pts/0"), MemoryFile(path, "pts/1")
    paul.remember_jure(PAUL)
    sophie.remember_jure(SOPHIE)
    paul.remember_place(ORAL)
    assert MemoryFile(path, "pts/0").memoire == Memoire(PAUL, ORAL)
    assert MemoryFile(path, "pts/1").memoire == Memoire(SOPHIE)


def test_an_oral_taken_up_at_another_terminal_is_not_offered_at_the_first_one_again(path: Path) -> None:
    MemoryFile(path, "pts/0").remember_place(ORAL)
    second = MemoryFile(path, "pts/1")
    before = second.ailleurs
    second.remember_place(ORAL)
    assert (before.dernier, second.ailleurs.dernier) == (ORAL, None)
    assert MemoryFile(path, "pts/0").memoire.dernier is None
    second.remember_place(None)
    assert MemoryFile(path, "pts/1").ailleurs.dernier is None


def test_leaving_one_oral_forgets_none_left_elsewhere(path: Path) -> None:
    MemoryFile(path, "pts/0").remember_place(ORAL)
    second = MemoryFile(path, "pts/1")
    second.remember_place(Dernier(ORAL.session, ORAL.candidat, "petit-sophie"))
    second.remember_place(None)
    assert second.ailleurs.dernier == ORAL


def test_who_one_says_one_is_goes_before_what_is_remembered(path: Path) -> None:
    mine = MemoryFile(path, "pts/0")
    mine.remember_jure(PAUL)
    mine.remember_place(ORAL)
    assert MemoryFile(path, "pts/0", jure=SOPHIE).memoire == Memoire(SOPHIE)
    assert MemoryFile(path, "pts/0", jure=PAUL).memoire == Memoire(PAUL, ORAL)


def test_the_file_of_a_former_version_is_that_of_a_terminal_unknown(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"jure": PAUL, "dernier": to_builtins(ORAL)}), "utf-8")
    memory = MemoryFile(path, "pts/0")
    assert (memory.memoire, memory.ailleurs) == (Memoire(), Memoire(PAUL, ORAL))


@pytest.mark.parametrize("text", ["", "[]", '{"terminaux": []}', '{"terminaux": {"pts/0": 3}}', "[" * 100_000])
def test_a_damaged_file_costs_a_question(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    memory = MemoryFile(path, "pts/0")
    assert memory.memoire == Memoire()
    memory.remember_jure(PAUL)
    assert MemoryFile(path, "pts/0").memoire.jure == PAUL


def test_the_terminals_that_spoke_last_are_remembered(path: Path) -> None:
    for number in range(MOST_TERMINALS + 1):
        MemoryFile(path, f"pts/{number}").remember_jure(PAUL)
    assert [MemoryFile(path, f"pts/{number}").memoire.jure for number in (0, 1)] == [None, PAUL]


def test_without_a_terminal_there_is_none_to_tell() -> None:
    assert this_terminal() == ""
