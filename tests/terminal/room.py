"""A juré at a terminal: their home, their session, and what they do first."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.installed import Installed
from tests.terminal.sheets import sheet
from tests.terminal.terminal import Terminal

SIGNS = {"■": "valide", "×": "non_valide"}


class Room:
    """Where a juré grades with the installed program: a home of their own and the session `LYON`."""

    def __init__(self, installed: Installed, home: Path) -> None:
        self.installed, self.home = installed, home
        self.sessions = home / "sessions"
        self.terminals: list[Terminal] = []
        self.environment = {
            "HOME": str(home),
            "PATH": os.defpath,
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "CERTIF_TUI_SESSIONS": str(self.sessions),
        }

    def start(self, *arguments: str, columns: int = 80, rows: int = 24, login: str = "") -> Terminal:
        """Start the program in a terminal of its own."""
        command: list[str | Path] = [self.installed.program, *arguments]
        terminal = Terminal(command, self.environment, columns=columns, rows=rows, login=login, folder=self.home)
        self.terminals.append(terminal)
        return terminal

    def grade(self, *, columns: int = 80, rows: int = 24, login: str = "") -> Terminal:
        """Start the program and go to the sheet of the first candidat, as somebody who has never been there."""
        terminal = self.start(columns=columns, rows=rows, login=login)
        terminal.wait_for("Lyon")
        terminal.send("\r")
        terminal.wait_for("Qui êtes-vous ?")
        terminal.send("1")
        terminal.wait_for("juré MARTIN Paul")
        terminal.send("\r")
        terminal.wait_for("►□ CR3.1.1")
        terminal.wait_for(lambda _it: sheet(self.sessions, "dupont-claire").exists())
        return terminal

    def come_back(self) -> Terminal:
        """Start the program again, up to the offer to go back to the sheet it was on."""
        terminal = self.start()
        terminal.wait_for("Reprendre")
        return terminal

    def close(self) -> None:
        """End whatever still runs."""
        for terminal in self.terminals:
            terminal.close()


def marks_on_screen(terminal: Terminal) -> dict[str, str]:
    """The avis of every critère that the screen shows one for."""
    rows = re.findall(r"^[► ]([■×]) (CR[\d.]+)", terminal.text, re.MULTILINE)
    return {code: SIGNS[sign] for sign, code in rows}


def wait_for_marks(terminal: Terminal, expected: dict[str, str]) -> None:
    """Wait until the screen shows these avis and no other."""
    terminal.wait_for(lambda it: marks_on_screen(it) == expected)
