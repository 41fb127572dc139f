"""The same juré at two terminals: told, taken over, and the first one can no longer write, not even when frozen."""

from __future__ import annotations

import signal

from tests.terminal.room import Room, wait_for_marks
from tests.terminal.sheets import marks_on_disk
from tests.terminal.terminal import Terminal


def come_back_as_paul(room: Room) -> Terminal:
    """Ask for the sheet at a second terminal, where somebody else may be: one says who one is, Paul being proposed."""
    terminal = room.come_back()
    terminal.wait_for("DUPONT Claire, juré MARTIN Paul")
    terminal.send("\r")
    terminal.wait_for("Qui êtes-vous ?")
    terminal.wait_for("► 1  MARTIN Paul")
    terminal.send("\r")
    return terminal


def take_over(room: Room) -> Terminal:
    """Come back to a sheet that is open on another screen, and take it."""
    terminal = come_back_as_paul(room)
    terminal.wait_for("Grille ouverte ailleurs")
    terminal.send("p")
    terminal.wait_for("►□ CR3.1.")
    return terminal


def written(room: Room) -> list[str]:
    """The critères marked on the sheet, in order."""
    return list(marks_on_disk(room.sessions, "dupont-claire").values())


def test_a_sheet_open_elsewhere_can_be_left_alone(room: Room) -> None:
    first = room.grade()
    second = come_back_as_paul(room)
    second.wait_for("Elle passera là-bas en lecture seule.")
    second.send("\r")  # the safe answer is under the cursor
    second.wait_for("Entrée Évaluer")
    first.send("o")
    first.wait_for("C3.1 1/5")
    wait_for_marks(first, {"CR3.1.1": "valide"})


def test_the_screen_a_sheet_was_taken_from_turns_read_only(room: Room) -> None:
    first = room.grade()
    first.send("on")
    first.wait_for("C3.1 1/5")
    second = take_over(room)
    wait_for_marks(second, {"CR3.1.1": "valide", "CR3.1.2": "non_valide"})
    first.wait_for("lecture seule")
    first.send("n")
    first.wait_for("Cette grille a été prise en main ailleurs")
    second.send("o")
    second.wait_for(lambda _it: written(room) == ["CR3.1.1", "CR3.1.2", "CR3.1.3"])


def test_a_frozen_screen_can_neither_block_nor_overwrite(room: Room) -> None:
    first = room.grade()
    first.send("o")
    first.wait_for(lambda _it: written(room) == ["CR3.1.1"])
    first.kill(signal.SIGSTOP)
    first.send("nnn")  # typed on a dead link: these keys arrive once the sheet is no longer its own
    second = take_over(room)
    second.send("oo")
    second.wait_for("C3.1 3/5")
    first.kill(signal.SIGCONT)
    first.wait_for("lecture seule")
    second.send("\x11")
    assert second.ended() == 0
    assert written(room) == ["CR3.1.1", "CR3.1.2", "CR3.1.3"]
    third = room.come_back()  # the first screen, now read-only, still bears the name: nothing is open elsewhere
    third.send("\r")
    wait_for_marks(third, dict.fromkeys(("CR3.1.1", "CR3.1.2", "CR3.1.3"), "valide"))
