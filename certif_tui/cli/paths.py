"""Where things are: the data folder, this user's settings and memory, the private log of crashes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from certif_tui.domain.frozen import Frozen

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

APP = "certif-tui"
VARIABLE = "CERTIF_TUI_SESSIONS"
JURE = "CERTIF_TUI_JURE"
CHECKOUT, OWN = "dossier du code source", "dossier de l'utilisateur"
"""Why the data folder is where it is, when nobody said where."""
RESPONSABLE = "CERTIF_TUI_RESPONSABLE"


class Options(Frozen):
    """The global options, as given: null where the default applies."""

    sessions: Path | None = None
    referentiel: Path | None = None
    jure: str | None = None
    responsable: str | None = None
    ascii: bool = False


class Dossier(Frozen):
    """The data folder, and why that one (French)."""

    chemin: Path
    origine: str


def data_folder(option: Path | None) -> Dossier:
    """The folder of the sessions: `--sessions`, else the variable, else the checkout's, else the user's."""
    if option is not None:
        return Dossier(option, "option --sessions")
    if named := os.environ.get(VARIABLE):
        return Dossier(Path(named).expanduser(), f"variable {VARIABLE}")
    checkout = checkout_sessions(Path(__file__).resolve().parents[2])
    if checkout is not None:
        return Dossier(checkout, CHECKOUT)
    return Dossier(_mine().user_data_path / "sessions", OWN)


def checkout_sessions(above_package: Path) -> Path | None:
    """The `sessions/` beside the package when it runs from a checkout, else null."""
    marks = ("pyproject.toml", "referentiel.json", "sessions")
    if all((above_package / mark).exists() for mark in marks):
        return above_package / "sessions"
    return None


def _mine() -> PlatformDirs:
    from platformdirs import PlatformDirs

    return PlatformDirs(APP, appauthor=False)


def settings_file() -> Path:
    """The settings this user may write."""
    return _mine().user_config_path / "reglages.toml"


def phrases_file() -> Path:
    """The ready remarques this user keeps."""
    return settings_file().with_name("phrases.toml")


def memory_file() -> Path:
    """What the program remembers of this user."""
    return _mine().user_state_path / "memoire.json"


def checkout_note() -> Path:
    """Where it is kept that this user last opened the application out of a checkout."""
    return _mine().user_state_path / "code-source.txt"


def crash_log() -> Path:
    """The private file that crash traces go to."""
    return _mine().user_log_path / "erreurs.log"
