"""Keys that come all at once, as a slow line sends them: each finds what the one before it led to."""

from __future__ import annotations

from tests.terminal.room import Room, wait_for_marks


def test_a_mark_goes_to_the_critere_the_key_before_it_leads_to(room: Room) -> None:
    terminal = room.grade()
    terminal.send("2nn1ouo")
    wait_for_marks(terminal, {"CR3.2.1": "non_valide", "CR3.2.2": "non_valide", "CR3.1.1": "valide"})


def test_what_is_typed_behind_the_key_of_a_dialog_marks_nothing(room: Room) -> None:
    terminal = room.grade()
    terminal.send("rnous o")
    terminal.wait_for(" nous o")
    terminal.send("\r")
    terminal.wait_for(lambda it: "•" in it.text)
    wait_for_marks(terminal, {})


def test_what_is_searched_in_one_go_marks_nothing(room: Room) -> None:
    terminal = room.grade()
    terminal.send("/nono")
    terminal.wait_for(" nono")
    terminal.send("\x1b")
    terminal.wait_for("C3.1 0/5")
    wait_for_marks(terminal, {})
