"""The clock for the room, in a terminal of its own beside the one where a juré grades."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

from tests.terminal.room import Room
from tests.terminal.sheets import LYON


def files(folder: Path) -> dict[str, bytes]:
    return {str(it): it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file()}


def test_it_follows_the_oral_of_the_juror_and_leaves_when_its_terminal_goes(room: Room) -> None:
    juror = room.grade()
    wall = room.start("chrono", LYON, "--affichage", columns=60, rows=12)
    wall.wait_for("Aucun oral en cours.")
    juror.send("c")
    wall.wait_for(lambda it: "EXPOSÉ" in it.text and "██" in it.text and "puis Dialogue" in it.text)
    assert "DUPONT" not in wall.text
    juror.send("p")
    wall.wait_for("DIALOGUE")
    wall.resize(20, 2)
    wall.wait_for("19:5")
    wall.resize(60, 12)
    wall.wait_for("██")
    before = files(room.sessions)
    wall.send("t")
    wall.wait_for("dernière phase")
    wall.kill(signal.SIGHUP)
    assert wall.ended() == 0
    assert files(room.sessions) == before


def test_it_is_said_once_where_there_is_no_terminal(room: Room) -> None:
    room.grade()
    done = subprocess.run(
        [room.installed.program, "chrono", LYON], capture_output=True, text=True, env=room.environment, check=True
    )
    assert done.stdout == "Aucun oral en cours.\n"
