"""Keys that come all at once, as a slow line sends them: each finds what the one before it led to, or nothing."""

from __future__ import annotations

import json

from tests.terminal.room import Room, wait_for_marks
from tests.terminal.sheets import LYON


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


def test_a_remarque_sent_with_its_key_and_marks_before_it_loses_nothing(room: Room) -> None:
    terminal = room.grade()
    terminal.send("onrcité de loin\r")
    wait_for_marks(terminal, {"CR3.1.1": "valide", "CR3.1.2": "non_valide"})
    terminal.wait_for("• cité de loin")


def test_a_sentence_sent_without_its_key_runs_nothing_and_is_offered(room: Room) -> None:
    terminal = room.grade()
    terminal.send("pas de source citee")
    terminal.wait_for("R en fait une remarque")
    assert "C démarre" in terminal.text and marked_in(room) in (set(), {"dupont-claire"})
    wait_for_marks(terminal, {})


def test_a_key_held_down_is_undone_by_one_key(room: Room) -> None:
    terminal = room.grade()
    terminal.send(" " * 14)
    terminal.wait_for("critères validés d'un coup")
    terminal.send("u")
    terminal.wait_for("C3.1 0/5")
    wait_for_marks(terminal, {})


def test_what_is_searched_in_one_go_marks_nothing(room: Room) -> None:
    terminal = room.grade()
    terminal.send("/nono")
    terminal.wait_for(" nono")
    terminal.send("\x1b")
    terminal.wait_for("C3.1 0/5")
    wait_for_marks(terminal, {})


def test_marks_typed_behind_enter_go_to_the_sheet_it_opens(room: Room) -> None:
    terminal = room.grade()
    terminal.send("\x1b")
    terminal.wait_for("8 candidats")
    terminal.send("\ron")
    wait_for_marks(terminal, {"CR3.1.1": "valide", "CR3.1.2": "non_valide"})


def test_letters_typed_behind_the_key_of_the_bilan_change_nothing(room: Room) -> None:
    terminal = room.grade()
    terminal.send("Bnn")
    terminal.wait_for("BILAN")
    terminal.send("\x1b")
    terminal.wait_for("1/8 DUPONT Claire")
    wait_for_marks(terminal, {})
    assert marked_in(room) == {"dupont-claire"} and "ordre_fixe" not in noted_of(room)


def test_letters_typed_one_by_one_in_the_bilan_change_nothing(room: Room) -> None:
    terminal = room.grade()
    terminal.send("B")
    terminal.wait_for("BILAN")
    for _ in range(2):
        terminal.send("n\x1b[B")
        terminal.wait_for(lambda it: "►" not in it.text.splitlines()[1])
    terminal.send("\x1b")
    terminal.wait_for("1/8 DUPONT Claire")
    wait_for_marks(terminal, {})
    assert marked_in(room) == {"dupont-claire"} and "ordre_fixe" not in noted_of(room)


def test_what_is_typed_before_the_next_candidat_is_seen_marks_nobody(room: Room) -> None:
    terminal = room.grade()
    terminal.send("B\x0enn")
    terminal.wait_for("2/8 BERNARD Hugo")
    terminal.send("o")
    wait_for_marks(terminal, {"CR3.1.1": "valide"})


def test_a_mark_given_once_the_next_candidat_is_seen_is_theirs(room: Room) -> None:
    terminal = room.grade()
    terminal.send("B")
    terminal.wait_for("BILAN")
    terminal.send("\x0e")
    terminal.wait_for("2/8 BERNARD Hugo")
    terminal.wait_for("►□ CR3.1.1")
    terminal.send("n")
    wait_for_marks(terminal, {"CR3.1.1": "non_valide"})


def test_a_question_is_not_answered_by_what_was_typed_before_it(room: Room) -> None:
    terminal = room.grade()
    terminal.send("\x1b")
    terminal.wait_for("8 candidats")
    terminal.send("\x14p")
    terminal.wait_for("Ranger par nom")
    terminal.send("\r")  # the safe answer is under the cursor
    terminal.wait_for(lambda it: "Ranger par nom" not in it.text)
    assert "ordre_fixe" not in noted_of(room)


def test_enter_behind_the_start_goes_back_to_the_interrupted_oral(room: Room) -> None:
    first = room.grade()
    first.kill()
    first.ended()
    second = room.start()
    second.wait_for("Lyon")
    second.send("\r")
    second.wait_for("1/8 DUPONT Claire")


def marked_in(room: Room) -> set[str]:
    """The candidats who have a sheet."""
    return {folder.name for folder in (room.sessions / LYON / "grilles").iterdir()}


def noted_of(room: Room) -> list[str]:
    """The types of the events of the session."""
    events = json.loads((room.sessions / LYON / "session.json").read_bytes())["journal"]
    return [event["type"] for event in events.values()]
