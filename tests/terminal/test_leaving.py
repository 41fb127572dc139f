"""The link is cut, the window closed, the machine stopped: the marks are kept and the program is gone."""

from __future__ import annotations

import resource
import signal

import pytest

from tests.terminal.room import Room
from tests.terminal.sheets import marks_on_disk

FIRST_THREE = {"CR3.1.1", "CR3.1.2", "CR3.1.3"}
LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"
IDLE_CPU_S = 1.5
"""Processor time that leaving may take; a program that spins on a dead terminal burns three times that."""


def kept(room: Room) -> set[str]:
    return set(marks_on_disk(room.sessions, "dupont-claire").values())


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_to_leave_is_obeyed_in_good_order(room: Room, number: signal.Signals) -> None:
    terminal = room.grade()
    terminal.send("on ")
    terminal.wait_for("C3.1 2/5")
    terminal.kill(number)
    assert terminal.ended() == 0
    assert LEAVES_ALTERNATE_SCREEN in terminal.raw
    assert kept(room) == FIRST_THREE


def test_a_closed_window_loses_nothing(room: Room) -> None:
    terminal = room.grade()
    terminal.send("on ")
    terminal.wait_for("C3.1 2/5")
    terminal.close_master()
    assert terminal.ended() == 0
    assert kept(room) == FIRST_THREE


@pytest.mark.parametrize("login", ["--nohup", "--deaf"])
def test_a_program_deaf_to_hang_ups_leaves_a_dead_terminal_without_spinning(room: Room, login: str) -> None:
    terminal = room.grade(login=login)
    terminal.send("on ")
    terminal.wait_for("C3.1 2/5")
    started = cpu_of(terminal.process.pid)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    terminal.close_master()
    assert terminal.ended() == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert whole - started < IDLE_CPU_S
    assert kept(room) == FIRST_THREE


def cpu_of(pid: int) -> float:
    """Seconds of processor a running program has used."""
    import psutil

    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def test_quitting_gives_the_terminal_back_as_it_was(room: Room) -> None:
    terminal = room.grade()
    terminal.send("o")
    terminal.wait_for("C3.1 1/5")
    terminal.send("\x11")
    assert terminal.ended() == 0
    assert LEAVES_ALTERNATE_SCREEN in terminal.raw
    assert kept(room) == {"CR3.1.1"}
