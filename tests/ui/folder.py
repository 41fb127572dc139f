"""A data folder on the disk, the programs that share it, and what a terminal sends besides keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from textual import events

from certif_tui.domain.frozen import replace
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal.files import Files
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.bureau import Bureau
from certif_tui.services.demarrage import Demarrage
from certif_tui.ui.flows.flow import STORY
from tests.domain.factory import Machine
from tests.ui.juror import Juror

PAUL, SOPHIE = "MARTIN Paul", "PETIT Sophie"
HOSTILE = (
    "[/] [@click=app.quit]Cliquez[/]",
    "ESC\x1b]52;c;QUFB\x07\x1b[2J\x9b31m",
    "bidi \u202eeruel\u202c \u2066x\u2069 \u200b",
    "É" * 300,
)
"""Names that are markup, that steer the terminal, that reverse the reading, that never end."""


@dataclass
class Folder:
    """A data folder below `root`, and the user who opens the program on it, time after time."""

    root: Path
    machine: Machine = field(default_factory=Machine)

    @property
    def demarrage(self) -> Demarrage:
        return self._demarrage(None)

    def _demarrage(self, session: str | None) -> Demarrage:
        return Demarrage(
            sessions=self.root / "sessions",
            reglages=self.root / "reglages.toml",
            memoire=self.root / "memoire.json",
            journal_log=self.root / "erreurs.log",
            session=session,
            responsable="",
        )

    def bureau(self) -> Bureau:
        """Another program over the same folder."""
        return Bureau(self.demarrage, self.machine)

    def create(
        self,
        *candidats: str,
        lieu: str = "Lyon",
        bloc: str = "BLOC 3",
        jour: date = date(2026, 6, 12),
        jures: tuple[str, ...] = (PAUL, SOPHIE),
    ) -> str:
        inscriptions = tuple(map(Inscription, candidats))
        return self.bureau().create(Projet(bloc=bloc, date=jour, lieu=lieu, jures=jures, candidats=inscriptions))

    @asynccontextmanager
    async def open(
        self,
        size: tuple[int, int] = (80, 24),
        *,
        session: str | None = None,
        files: Files | None = None,
        jure: str | None = None,
    ) -> AsyncIterator[Juror]:
        """Open the program as `jure`, when given; `files` is the disk it finds the data folder on."""
        from certif_tui.ui.app import CertifApp

        demarrage = replace(self._demarrage(session), jure=jure)
        app = CertifApp(demarrage, clock=self.machine, journal=TinyDBJournal(demarrage.sessions, files=files))
        async with app.run_test(size=size, notifications=True) as pilot:
            juror = Juror(app, pilot, self.machine)
            await juror.started()
            yield juror
            app.leave()


async def paste(juror: Juror, text: str) -> None:
    """Send what the terminal sends when a text is pasted."""
    juror.app.post_message(events.Paste(text))
    await juror.settle()


async def read(juror: Juror) -> None:
    """Wait until what is read in the background was read."""
    reading = [worker for worker in juror.app.workers if worker.group != STORY]  # a story waits for the juror
    if reading:
        await juror.app.workers.wait_for_complete(reading)
    await juror.settle()


def harmless(text: str) -> bool:
    """Whether nothing in a screenful could steer a terminal or hide."""
    return all(char.isprintable() or char in "\n\u00a0" for char in text)
