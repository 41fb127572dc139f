"""A whole jury on one account: who one is goes with the terminal, and is asked at another one."""

from __future__ import annotations

import pytest

from tests.terminal.room import Room
from tests.terminal.sheets import LYON
from tests.terminal.terminal import Terminal

ASKED = "Qui êtes-vous ?"
LIST = "juré MARTIN Paul"


def as_sophie(room: Room, terminal: Terminal) -> None:
    """Answer that one is somebody new to this jury, and open the first sheet."""
    terminal.wait_for(ASKED)
    terminal.wait_for("► 1  MARTIN Paul")
    terminal.send("2")
    terminal.wait_for("Votre nom")
    terminal.send("PETIT Sophie\r")
    terminal.wait_for("juré PETIT Sophie")
    terminal.send("\r")
    terminal.wait_for("►□ CR3.1.1")


def test_the_second_login_is_asked_and_each_goes_on_under_their_own_name(room: Room) -> None:
    paul = room.grade()
    sophie = room.start("ouvrir", LYON)
    as_sophie(room, sophie)
    sophie.send("oo")
    sophie.wait_for("C3.1 2/5")
    paul.send("n")
    paul.wait_for("enregistré")
    paul.wait_for("juré MARTIN Paul")
    grilles = room.sessions / LYON / "grilles" / "dupont-claire"
    sophie.wait_for(lambda _it: sorted(it.stem for it in grilles.glob("*.json")) == ["martin-paul", "petit-sophie"])


def test_a_terminal_one_comes_back_to_asks_nothing(room: Room) -> None:
    """The system gives a device again once it is free, unless another process was quicker."""
    first = room.grade()
    first.send("\x1b")
    first.wait_for("Entrée Évaluer")
    device = first.device
    first.send("\x11")
    assert first.ended() == 0
    first.close()
    second = room.start("ouvrir", LYON)
    if second.device != device:
        pytest.skip("another process took the terminal that was free")
    second.wait_for(LIST)
    assert ASKED not in second.text


@pytest.mark.parametrize("told", ["option", "before", "variable"])
def test_whoever_says_who_they_are_is_not_asked(room: Room, told: str) -> None:
    if told == "variable":
        room.environment["CERTIF_TUI_JURE"] = "martin-paul"
    arguments = {
        "option": ("ouvrir", LYON, "--jure", "MARTIN Paul"),
        "before": ("--jure", "martin-paul", "ouvrir", LYON),
    }
    terminal = room.start(*arguments.get(told, ("ouvrir", LYON)))
    terminal.wait_for(LIST)
    terminal.send("\r")
    terminal.wait_for("►□ CR3.1.1")
    assert ASKED not in terminal.text


def test_a_terminal_under_a_name_at_work_elsewhere_says_so(room: Room) -> None:
    told = "MARTIN Paul est aussi au travail sur un autre terminal"
    paul = room.start("--jure", "MARTIN Paul", "ouvrir", LYON)
    paul.wait_for(LIST)
    paul.wait_for(lambda _it: list((room.sessions / ".verrous").glob("*.lock")))
    second = room.start("ouvrir", LYON)
    second.wait_for(ASKED)
    second.send("1")
    second.wait_for(told)
    second.send("J")
    as_sophie(room, second)
    assert told not in paul.text
    paul.kill()
    assert paul.ended() < 0
    third = room.start("--jure", "MARTIN Paul", "ouvrir", LYON)
    third.wait_for(LIST)
    third.draw(0.5)
    assert told not in third.text
