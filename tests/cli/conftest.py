from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from certif_tui.cli.programme import programme

LYON = "2026-06-12-bloc-3-lyon"


@dataclass
class Certif:
    """The command line over a data folder of its own; every run is a program of its own."""

    sessions: Path

    def __call__(self, *args: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(programme, ["--sessions", str(self.sessions), *args], input=input)

    def create(self, *more: str) -> str:
        """A Bloc 3 session in Lyon with two candidats and two jurés."""
        people = ("--jure", "MARTIN Paul", "--jure", "PETIT Sophie", "--candidat", "DUPONT Claire", "--candidat")
        where = ("--bloc", "BLOC 3", "--date", "2026-06-12", "--lieu", "Lyon")
        done = self("session", "creer", *where, *people, "LEFÈVRE Inès", *more)
        assert done.exit_code == 0, done.output
        return done.stdout.strip()

    def evaluer(self, *lines: str | bytes, candidat: str = "dupont-claire", jure: str = "martin-paul") -> Result:
        """Fill the sheet of a candidat of `LYON`."""
        data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
        return self("evaluer", LYON, candidat, "--jure", jure, input=data)


@pytest.fixture
def certif(tmp_path: Path, private_home: Path) -> Certif:
    return Certif(tmp_path / "sessions")


@pytest.fixture
def lyon(certif: Certif) -> Certif:
    """The command line, with the session `LYON` created."""
    assert certif.create() == LYON
    return certif


def plain(text: str) -> str:
    """The text with ordinary spaces, easier to compare."""
    return text.replace("\u00a0", " ")
