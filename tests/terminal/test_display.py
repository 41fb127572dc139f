"""What terminals do: their colours, their sizes, their keyboards, and text that tries to drive them."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.terminal.room import Room, wait_for_marks

COLOUR_256, COLOUR_TRUE, COLOUR_16 = rb"\x1b\[[\d;]*[34]8;5;\d+", rb"[34]8;2;\d+", rb"\x1b\[(?:\d+;)*[349][1-7][;m]"


def test_a_terminal_that_announces_no_colours_gets_256_of_them(room: Room) -> None:
    """PuTTY says `xterm` and nothing else; so do most terminals once over SSH."""
    room.environment["TERM"] = "xterm"
    terminal = room.grade()
    assert re.search(COLOUR_256, terminal.raw)
    assert not re.search(COLOUR_TRUE, terminal.raw)
    assert not re.search(COLOUR_16, terminal.raw)


def test_a_window_too_small_and_back_shows_the_same_sheet(room: Room) -> None:
    terminal = room.grade()
    terminal.send("on")
    terminal.wait_for("►□ CR3.1.3")
    marks = {"CR3.1.1": "valide", "CR3.1.2": "non_valide"}
    wait_for_marks(terminal, marks)
    terminal.resize(20, 5)
    terminal.wait_for("Terminal trop")
    terminal.resize(80, 24)
    terminal.wait_for("Espace Validé")
    terminal.wait_for("►□ CR3.1.3")
    wait_for_marks(terminal, marks)


def test_what_a_wide_screen_paints_piece_by_piece_is_what_it_paints_whole(room: Room) -> None:
    terminal = room.grade(columns=120, rows=40)
    terminal.wait_for("\n           approbation")
    for key, row in (("o", "CR3.1.2"), ("n", "CR3.1.3"), ("o", "CR3.1.4"), ("o", "CR3.1.5"), ("n", "CR3.2.1")):
        terminal.send(key)
        terminal.wait_for(f"►□ {row}")
    terminal.send("&n\x7f")
    marks = {"CR3.1.1": "non_valide", "CR3.1.3": "valide", "CR3.1.4": "valide", "CR3.1.5": "non_valide"}
    wait_for_marks(terminal, marks)
    terminal.wait_for(lambda it: "× □ ■ ■ ×" in it.text and "C3.1 2/5 il en manque 1" in it.text)
    terminal.wait_for("─\n CR3.1.2 La stratégie")
    terminal.wait_for(lambda it: "enregistré" in it.text.splitlines()[0])
    pieces = terminal.text
    terminal.send("\x1bOP")
    terminal.wait_for("Aide : tapez")
    terminal.send("\x1b")
    terminal.wait_for(lambda it: it.text == pieces)


def test_caps_lock_changes_no_key(room: Room) -> None:
    terminal = room.grade()
    terminal.send("ONU")
    terminal.wait_for("►□ CR3.1.2")
    wait_for_marks(terminal, {"CR3.1.1": "valide"})


def test_the_number_row_needs_no_shift(room: Room) -> None:
    terminal = room.grade()
    for key, row in (("é", "CR3.2.1"), ("&", "CR3.1.1"), ("2", "CR3.2.1"), ("1", "CR3.1.1")):
        terminal.send(key)
        terminal.wait_for(f"►□ {row}")
    terminal.send('"')
    terminal.wait_for("Ce bloc n'a que 2 compétences.")


HOSTILE = "DUPONT [/] [@click=app.quit]Claire[/]\x1b]52;c;cGlyYXRl\x07\x1b[2J\u202e"
WHERE = ("--bloc", "BLOC 3", "--date", "2026-07-01", "--lieu", "[/] Lille")
HOSTILE_SESSION = (*WHERE, "--jure", "MARTIN [b]Paul", "--candidat", HOSTILE)


def test_a_name_drives_neither_the_terminal_nor_the_program(room: Room) -> None:
    made = subprocess.run(
        [room.installed.program, "session", "creer", *HOSTILE_SESSION],
        env=room.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    terminal = room.start("ouvrir", made.stdout.strip())
    terminal.wait_for("Qui êtes-vous ?")
    terminal.send("1")
    terminal.wait_for("juré MARTIN [b]Paul")
    terminal.send("\r")
    terminal.wait_for("1/1 DUPONT [/] [@click=app.quit]Claire[/]")
    assert b"\x1b]52" not in terminal.raw
    assert "\u202e".encode() not in terminal.raw


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_too_simple_is_told_what_to_do(room: Room, term: str) -> None:
    room.environment["TERM"] = term
    terminal = room.start()
    assert terminal.ended() == 2
    assert "TERM=xterm-256color certif-tui" in terminal.text
    assert b"\x1b" not in terminal.raw


def test_without_a_terminal_the_program_says_so_and_ends(room: Room) -> None:
    done = subprocess.run(
        [room.installed.program], env=room.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "a besoin d'un terminal" in done.stderr


def test_the_version_needs_no_terminal(room: Room) -> None:
    from certif_tui import __version__

    done = subprocess.run(
        [room.installed.program, "--version"], env=room.environment, stdin=subprocess.DEVNULL, capture_output=True
    )
    assert done.returncode == 0
    assert done.stdout.decode() == f"certif-tui {__version__}\n"


def test_wide_letters_leave_nothing_behind_when_the_cursor_moves_on(room: Room) -> None:
    terminal = room.grade()
    terminal.send("r")
    terminal.wait_for("Remarque sur CR3.1.1")
    terminal.send("中文" * 8 + "\r")
    terminal.wait_for(lambda it: "Remarque sur" not in it.text and "中" in it.text)
    terminal.send("2")
    terminal.wait_for("►□ CR3.2.1")
    terminal.wait_for(lambda it: not {"中", "文"} & set(it.text))


def test_what_something_else_wrote_over_the_screen_goes_with_ctrl_l(room: Room) -> None:
    terminal = room.grade()
    terminal.send("on")
    terminal.wait_for("►□ CR3.1.3")
    terminal.wait_for(lambda it: "enregistré" in it.text.splitlines()[0])
    before = terminal.text
    terminal.scribble(b"\x1b[5;1HBroadcast message: the system is going down\x1b[10;1Hfor reboot")
    assert terminal.text != before and "Broadcast" in terminal.text
    terminal.send("\x0c")
    terminal.wait_for(lambda it: it.text == before)


def test_over_ssh_without_a_terminal_the_program_says_how_to_have_one(room: Room) -> None:
    environment = room.environment | {"SSH_CONNECTION": "192.0.2.7 50022 192.0.2.1 22"}
    done = subprocess.run(
        [room.installed.program], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "ssh -t machine certif-tui" in done.stderr.replace("\u00a0", " ")
