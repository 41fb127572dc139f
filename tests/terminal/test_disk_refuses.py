"""A disk that is full or read-only: a banner says it, the ticks stay, and nothing is lost once it takes them."""

from __future__ import annotations

import json
import resource
import shutil
import signal
import subprocess
import time
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
    with suppress(ProcessLookupError):  # it ended meanwhile
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


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of a running program")
def test_told_to_end_with_marks_the_disk_refuses_it_says_so_and_it_is_no_success(room: Room) -> None:
    terminal = room.grade()
    with full(room, terminal):
        terminal.send("oo")
        terminal.wait_for("2 non enregistrés")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 1
    assert "Non enregistré, le disque ne répond pas : 2 avis." in terminal.text.replace("\u00a0", " ")


def last_seen(room: Room) -> str:
    """The list as the program keeps it for its next start."""
    return "".join(path.read_text("utf-8") for path in room.home.rglob("candidats.json"))


REFUSED_AGAIN_S = 2.0
"""By then the disk was tried three times, and the list was to be kept as it is seen."""


def presences(room: Room) -> list[str]:
    """The presences on the disk, in order."""
    events = json.loads((room.sessions / LYON / "session.json").read_bytes())["journal"].values()
    return [event["presence"] for event in events if event["type"] == "presence_notee"]


def open_list(room: Room) -> Terminal:
    """Open the list of candidats, as somebody who has never been there."""
    terminal = room.start("ouvrir", LYON)
    terminal.wait_for("Qui êtes-vous ?")
    terminal.send("1")
    terminal.wait_for("juré MARTIN Paul")
    terminal.wait_for("Entrée Évaluer")
    return terminal


def test_a_list_left_while_its_folder_is_away_is_written_once_it_is_put_back(room: Room) -> None:
    terminal = open_list(room)
    folder = room.sessions / LYON
    away = folder.rename(room.home / "away")
    terminal.send("e2")
    terminal.wait_for("1 non enregistré")
    refused_again = time.monotonic() + REFUSED_AGAIN_S
    terminal.wait_for(lambda _it: time.monotonic() > refused_again)
    terminal.send("\x1b")
    terminal.wait_for("Nouvelle session")
    away.rename(folder)
    terminal.wait_for(lambda _it: presences(room) == ["present"])
    terminal.send("\x11")
    assert terminal.ended() == 0


SLOW_DISK = """
import os, time
fsync = os.fsync
os.fsync = lambda fd: (time.sleep(0.4), fsync(fd))[1]
"""
"""What Python runs before the program: a flush takes 400 ms, as on a worn-out key or a shared folder."""


def test_quitting_on_a_slow_disk_keeps_all_and_is_no_error(room: Room) -> None:
    customs = room.home / "customs"
    customs.mkdir()
    (customs / "sitecustomize.py").write_text(SLOW_DISK)
    room.environment["PYTHONPATH"] = str(customs)
    terminal = open_list(room)
    terminal.send("e")
    terminal.wait_for("Présence")
    terminal.send("2")
    terminal.wait_for("enregistrement…")
    terminal.wait_for(lambda _it: '"present"' in last_seen(room))
    terminal.send("\x11")
    assert terminal.ended() == 0
    assert presences(room) == ["present"]
    assert not list(room.home.rglob("erreurs.log"))


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
