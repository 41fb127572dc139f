"""A crash of the program says one French line: no name reaches the scrollback, the trace is in a private file."""

from __future__ import annotations

import shutil
import stat

from tests.terminal.room import Room
from tests.terminal.sheets import marks_on_disk

FALLS = """
def _fall(*_: object) -> None:
    raise RuntimeError("la remarque de DUPONT Claire")


Remarque.body = _fall
"""


def test_a_crash_shows_no_name_and_keeps_the_marks(room: Room) -> None:
    package = room.home / "lib" / "certif_tui"
    shutil.copytree(room.installed.package, package)
    room.environment["PYTHONPATH"] = str(package.parent)
    with (package / "ui" / "dialogs" / "remarque.py").open("a", encoding="utf-8") as module:
        module.write(FALLS)
    terminal = room.grade()
    terminal.send("on")
    terminal.wait_for("C3.1 1/5")
    terminal.send("r")
    assert terminal.ended() == 1
    said = terminal.raw.split(b"\x1b[?1049l")[-1].decode()
    assert "certif-tui s'est arrêté sur une erreur" in said
    assert "Traceback" not in said
    assert "DUPONT" not in said
    (log,) = room.home.rglob("erreurs.log")
    assert "RuntimeError" in log.read_text("utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert set(marks_on_disk(room.sessions, "dupont-claire").values()) == {"CR3.1.1", "CR3.1.2"}
