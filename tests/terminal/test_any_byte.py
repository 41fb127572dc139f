"""No byte ends the program, whatever the terminal is set to; and what does end a thread of it ends it as any crash."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest

from tests.terminal.room import Room, wait_for_marks
from tests.terminal.sheets import marks_on_disk, sheet
from tests.terminal.terminal import Terminal

CTRL_Q = b"\x11"
REPLIES = (
    b"\x1b[<35;40;12M",
    b"\x1b[<0;999;999m",
    b"\x1b[M !\xc3",
    b"\x1b[M#\xff\xe9",
    b"\x1b[32;5;5M",
    b"\x1b[48;24;80;384;640t",
    b"\x1b[?2026;2$y",
    b"\x1b[?2048;1$y",
    b"\x1b[?64;1;2c",
    b"\x9b?64;1;2c",
    b"\x1b]11;rgb:1212/1212/1212\x1b\\",
    b"\x1bP>|PuTTY\xe9\x1b\\",
    b"\x1b[12;40R",
    b"\x1b[97;5:1;55296u",
    b"\x1b[200~d\xe9j\xe0\xc3\x1b[201~",
    b"\x1b[I",
    b"\x1b[O",
    "é€😀".encode(),
)
"""What terminals send besides keys, some of it with bytes above 127."""
READINGS = 60
READING_S = 0.02


def noise(rng: random.Random) -> Iterator[bytes]:
    """Random bytes, and replies of terminals with bytes changed, left out and added; Ctrl+Q apart, which would quit."""
    for _ in range(READINGS):
        data = bytearray(rng.choice(REPLIES) + rng.randbytes(rng.randrange(4)))
        for _change in range(rng.randrange(3)):
            at = rng.randrange(len(data))
            data[at : at + rng.randrange(2)] = rng.randbytes(rng.randrange(2))
            data += b"\xe9"
        yield bytes(data).replace(CTRL_Q, b"")


def remarques(room: Room) -> list[str]:
    """The remarques on the sheet, in order, drafts among them."""
    events = json.loads(sheet(room.sessions, "dupont-claire").read_bytes())["journal"].values()
    return [event["texte"] for event in events if event["type"] == "remarque_ecrite"]


def quit_well(room: Room, terminal: Terminal) -> None:
    terminal.send(CTRL_Q)
    assert terminal.ended() == 0
    assert b"Traceback" not in terminal.raw and not list(room.home.rglob("erreurs.log"))


def test_a_letter_of_a_terminal_in_latin_1_is_that_letter(room: Room) -> None:
    terminal = room.grade()
    terminal.send("r")
    terminal.wait_for("Remarque sur")
    terminal.send("Exposé clair, étayé".encode("latin-1"))
    terminal.wait_for("Exposé clair, étayé")
    terminal.send("\r")
    terminal.wait_for("•")
    quit_well(room, terminal)
    assert remarques(room)[-1] == "Exposé clair, étayé"


def test_the_mouse_of_an_old_terminal_marks_nothing(room: Room) -> None:
    terminal = room.grade()
    for column in range(0x90, 0xFF):
        terminal.send(b"\x1b[MC" + bytes([column, 0xA9]))
    terminal.send("n")
    wait_for_marks(terminal, {"CR3.1.1": "non_valide"})
    quit_well(room, terminal)


@pytest.mark.parametrize("seed", [1, 2])
def test_noise_on_the_line_ends_nothing_and_loses_nothing(room: Room, seed: int) -> None:
    terminal = room.grade()
    terminal.send("o")
    terminal.wait_for(lambda _it: marks_on_disk(room.sessions, "dupont-claire"))
    for data in noise(random.Random(seed)):
        terminal.send(data)
        terminal.draw(READING_S)
    terminal.send(b"\x1b[201~")
    quit_well(room, terminal)
    assert marks_on_disk(room.sessions, "dupont-claire")


FALL = """
import os, sys, threading

def falling(call):
    def called(*arguments):
        if threading.current_thread().name == {thread!r} and os.path.exists({told!r}):
            raise RuntimeError("DUPONT Claire")
        return call(*arguments)
    return called

os.read, os.fsync, sys.__stderr__.write = map(falling, (os.read, os.fsync, sys.__stderr__.write))
"""
"""What Python runs before the program: once told to, one thread of it falls over what it does next."""


@pytest.mark.parametrize("thread", ["textual-input", "textual-output", "enregistrement"])
def test_a_thread_that_falls_ends_the_program_as_any_crash_does(room: Room, thread: str) -> None:
    customs, told = room.home / "customs", room.home / "told"
    customs.mkdir()
    (customs / "sitecustomize.py").write_text(FALL.format(thread=thread, told=str(told)))
    room.environment["PYTHONPATH"] = str(customs)
    terminal = room.grade()
    terminal.send("o")
    terminal.wait_for(lambda _it: len(marks_on_disk(room.sessions, "dupont-claire")) == 1)
    told.touch()
    terminal.send("n")
    assert terminal.ended() == 1
    assert "certif-tui s'est arrêté sur une erreur" in terminal.raw.decode()
    assert b"Traceback" not in terminal.raw
    (log,) = room.home.rglob("erreurs.log")
    assert "RuntimeError: DUPONT Claire" in log.read_text("utf-8")
