"""What the application is started with, kept free of heavy imports so that the first screen paints at once."""

from __future__ import annotations

from pathlib import Path

from certif_tui.domain.frozen import Frozen
from certif_tui.platform.preferences import MemoryFile


class Demarrage(Frozen):
    """Where sessions are kept, the référentiel new ones are created with (null: the official one), what to open first.

    `reglages` is the settings file, `memoire` the memory file, `journal_log` the private file crash traces go to,
    `terminal` which of the user's terminals this is, `jure` and
    `responsable` who they say they are (null: remembered, or asked). `ascii` asks for signs in ASCII, `sans_signes`
    says why the terminal shows no others (null: it does), `dossier` what to know of the data folder (null: nothing);
    both in French.
    """

    sessions: Path
    reglages: Path
    memoire: Path
    journal_log: Path
    referentiel: Path | None = None
    session: str | None = None
    terminal: str = ""
    jure: str | None = None
    responsable: str | None = None
    ascii: bool = False
    sans_signes: str | None = None
    dossier: str | None = None

    def memory(self) -> MemoryFile:
        """What is remembered of this user at this terminal."""
        return MemoryFile(self.memoire, self.terminal, jure=self.jure, responsable=self.responsable)

    @property
    def phrases(self) -> Path:
        """The ready remarques this user keeps."""
        return self.reglages.with_name("phrases.toml")

    @property
    def accueil(self) -> Path:
        """What the home screen last showed."""
        return self.memoire.with_name("accueil.json")

    @property
    def vue(self) -> Path:
        """What the session screen last showed."""
        return self.memoire.with_name("candidats.json")

    @property
    def feuilles(self) -> Path:
        """What the sheets that the parcours rest on last amounted to."""
        return self.memoire.with_name("feuilles.json")
