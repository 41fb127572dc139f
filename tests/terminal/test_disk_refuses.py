"""A disk that is full or read-only: a banner says it, the ticks stay, and nothing is lost once it takes them."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

from tests.terminal.room import Room, wait_for_marks
from tests.terminal.sheets import LYON, marks_on_disk
from tests.terminal.terminal import Terminal

CANDIDAT = "dupont-claire"
FIRST_THREE = {"CR3.1.1": "valide", "CR3.1.2": "valide", "CR3.1.3": "valide"}

Fault = Callable[[Room, Terminal], AbstractContextManager[None]]


@contextmanager
def full(_room: Room, terminal: Terminal) -> Iterator[None]:
    """No file of the program may grow any more."""
    pid, infinite = terminal.process.pid, resource.RLIM_INFINITY
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, infinite))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (infinite, infinite))


@contextmanager
def forbidden(room: Room, _terminal: Terminal) -> Iterator[None]:
    """The folder of the juré's sheet may no longer be written in."""
    folder = room.sessions / LYON / "grilles" / CANDIDAT
    folder.chmod(0o500)
    yield
    folder.chmod(0o700)


FAULTS = [
    pytest.param(
        full,
        "Le disque est plein. Libérez de la place",
        id="full",
        marks=pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of a running program"),
    ),
    pytest.param(forbidden, "L'accès est refusé. Demandez le droit d'écrire", id="forbidden"),
]


@pytest.mark.parametrize(("fault", "cause"), FAULTS)
def test_marks_wait_on_the_screen_until_the_disk_takes_them(room: Room, fault: Fault, cause: str) -> None:
    terminal = room.grade()
    terminal.send("o")
    terminal.wait_for(lambda _it: len(marks_on_disk(room.sessions, CANDIDAT)) == 1)
    with fault(room, terminal):
        terminal.send("oo")
        terminal.wait_for("2 non enregistrés")
        terminal.wait_for(cause)
        wait_for_marks(terminal, FIRST_THREE)
        assert len(marks_on_disk(room.sessions, CANDIDAT)) == 1
    terminal.wait_for(lambda it: "non enregistrés" not in it.text and cause not in it.text)
    assert set(marks_on_disk(room.sessions, CANDIDAT).values()) == set(FIRST_THREE)


@pytest.mark.parametrize(("fault", "cause"), FAULTS)
def test_quitting_says_what_would_be_lost(room: Room, fault: Fault, cause: str) -> None:
    terminal = room.grade()
    with fault(room, terminal):
        terminal.send("ooo")
        terminal.wait_for("3 non enregistrés")
        terminal.send("\x11")
        terminal.wait_for("Quitter et perdre 3 avis")
        terminal.send("\r")  # the safe answer is under the cursor
        terminal.wait_for("Espace Validé")
    terminal.wait_for(lambda it: "non enregistrés" not in it.text)
    terminal.send("\x11")
    assert terminal.ended() == 0
    assert set(marks_on_disk(room.sessions, CANDIDAT).values()) == set(FIRST_THREE)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB, which only root may add to the machine."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a disk needs root")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill(ballast: Path) -> None:
    """Take all the room that is left."""
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)


def test_a_disk_truly_full_takes_all_once_there_is_room(room: Room, small_disk: Path) -> None:
    shutil.move(room.sessions, small_disk / "sessions")
    room.sessions = small_disk / "sessions"
    room.environment["CERTIF_TUI_SESSIONS"] = str(room.sessions)
    terminal = room.grade()
    ballast = small_disk / "ballast"
    fill(ballast)
    terminal.send("ooo")
    terminal.wait_for("Le disque est plein. Libérez de la place")
    ballast.unlink()
    terminal.wait_for(lambda it: "non enregistrés" not in it.text and "plein" not in it.text)
    assert set(marks_on_disk(room.sessions, CANDIDAT).values()) == set(FIRST_THREE)
