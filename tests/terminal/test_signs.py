"""The signs that a terminal does not carry are not sent to it, and whoever sits there is told."""

from __future__ import annotations

import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.terminal.room import Room
from tests.terminal.terminal import Terminal

Multiplex = Callable[..., Terminal]


@pytest.fixture
def tmux(room: Room) -> Iterator[Multiplex]:
    """Starts the program in a tmux of its own, on a machine where no language is set."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("no tmux here")
    server = f"certif-{secrets.token_hex(4)}"
    del room.environment["LANG"]
    room.environment["LC_ALL"] = "C"

    def start(*options: str) -> Terminal:
        command = (program, "-L", server, "-f", "/dev/null", *options, "new-session", str(room.installed.program))
        terminal = Terminal(command, room.environment, folder=room.home)
        room.terminals.append(terminal)
        return terminal

    yield start
    subprocess.run([program, "-L", server, "kill-server"], capture_output=True)


def test_tmux_that_replaces_the_signs_gets_none_and_is_named(tmux: Multiplex) -> None:
    terminal = tmux()
    terminal.wait_for("Signes en ASCII")
    terminal.wait_for("tmux -u")
    terminal.wait_for(lambda it: "> 12/06/2026" in it.text)


def test_tmux_told_to_carry_them_gets_the_signs(tmux: Multiplex) -> None:
    terminal = tmux("-u")
    terminal.wait_for(lambda it: "► 12/06/2026" in it.text)
    assert "ASCII" not in terminal.text


def test_a_terminal_in_latin_1_gets_marks_that_differ(room: Room) -> None:
    room.environment |= {"LANG": "fr_FR.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}
    terminal = room.start("--jure", "MARTIN Paul")
    terminal.wait_for(">")
    assert b"LANG=fr_FR.UTF-8" in terminal.raw
    terminal.send("\r")
    terminal.wait_for("MARTIN Paul")
    terminal.send("\r")
    terminal.wait_for(">. CR3.1.1")
    terminal.send("on")
    terminal.wait_for(" V CR3.1.1")
    terminal.wait_for(" N CR3.1.2")
    assert b"?" not in terminal.raw.split(b"CR3.1.1")[-1].split(b"CR3.1.2")[0]


def test_whoever_asks_for_ascii_gets_it_and_is_told_nothing(room: Room) -> None:
    terminal = room.start("--ascii")
    terminal.wait_for(lambda it: "> 12/06/2026" in it.text)
    assert "Signes" not in terminal.text


def test_in_screen_the_mouse_is_not_asked_for_unless_it_is_wanted(room: Room) -> None:
    room.environment["STY"] = "4711.pts-0.salle"
    terminal = room.start()
    terminal.wait_for("Lyon")
    assert b"\x1b[?1000h" not in terminal.raw
    terminal.send("\x11")
    assert terminal.ended() == 0
    settings = room.home / ".config" / "certif-tui" / "reglages.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("souris = true\n", "utf-8")
    wanted = room.start()
    wanted.wait_for("Lyon")
    assert b"\x1b[?1000h" in wanted.raw


def test_enter_typed_before_the_program_listens_opens_the_session(room: Room) -> None:
    terminal = room.start()
    terminal.send("\r")
    terminal.wait_for("Qui êtes-vous ?")


def test_an_arrow_cut_by_a_slow_line_starts_no_clock(room: Room) -> None:
    room.environment["SSH_CONNECTION"] = "192.0.2.7 50022 192.0.2.1 22"
    terminal = room.grade()
    terminal.send("\x1b")
    terminal.draw(0.3)
    terminal.send("[C")  # Escape would leave the sheet, C would start its clock
    terminal.wait_for("►□ CR3.2.1")
    terminal.wait_for("C démarre")
