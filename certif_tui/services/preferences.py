"""What one operating-system user prefers and last did: a settings file they write, a memory file the program writes."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

THEMES = ("sombre", "clair")


@dataclass(frozen=True, slots=True)
class Reglages:
    """The settings file: theme, bell, ASCII signs, hidden live statuts, and keys by command name.

    `erreur` says in French what is wrong with the file and where, when it could not be used.
    """

    theme: str = "sombre"
    cloche: bool = False
    ascii: bool = False
    statuts_masques: bool = False
    touches: Mapping[str, str] = field(default_factory=dict)
    erreur: str | None = None


def load_reglages(path: Path) -> Reglages:
    """The settings kept in `path`; the defaults, with `erreur` set, when the file cannot be used."""
    try:
        raw = _parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Reglages()
    except OSError as error:
        from certif_tui.journal.failures import listing_failure

        return Reglages(erreur=str(listing_failure(error, path.name, path.parent)))
    except ValueError as error:
        return Reglages(erreur=f"{path}\u00a0: réglages illisibles, {_where(error)}. Corrigez ou supprimez ce fichier.")
    wrong = next(filter(None, (_fault(key, value) for key, value in raw.items())), None)
    if wrong:
        return Reglages(erreur=f"{path}\u00a0: {wrong} Les réglages par défaut s'appliquent.")
    return Reglages(**raw)


def _parsed(text: str) -> dict[str, Any]:
    import tomllib  # few users have a settings file

    return tomllib.loads(text)


def _where(error: ValueError) -> str:
    """Where the file stops being TOML, in French: what the parser says of it is English."""
    if isinstance(error, UnicodeDecodeError):
        return "ce n'est pas du texte en UTF-8"
    place = re.search(r"line ([0-9]+), column ([0-9]+)", str(error))
    return "ligne {}, colonne {}".format(*place.groups()) if place else "la fin du fichier manque"


def _fault(key: str, value: Any) -> str | None:
    match key:
        case "theme":
            return None if value in THEMES else f"theme = {value!r}\u00a0: choisissez parmi {', '.join(THEMES)}."
        case "cloche" | "ascii" | "statuts_masques":
            return None if isinstance(value, bool) else f"{key} = {value!r}\u00a0: écrivez true ou false."
        case "touches":
            fine = isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
            return None if fine else '[touches]\u00a0: écrivez une ligne par commande, par exemple bilan = "b".'
        case _:
            return f"réglage inconnu\u00a0: {key}."


@dataclass(frozen=True, slots=True)
class Dernier:
    """Where this user was last grading: the slugs of the session, the candidat and the juré."""

    session: str
    candidat: str
    jure: str


@dataclass(frozen=True, slots=True)
class Memoire:
    """What is remembered between two starts: the juré's name, asked once, and where they were."""

    jure: str | None = None
    dernier: Dernier | None = None


class MemoryFile:
    """The memory file of this user; losing it costs one question, so a disk that refuses it is no trouble."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.memoire = self._load()

    def _load(self) -> Memoire:
        try:
            raw = json.loads(self._path.read_bytes())
            dernier = raw.get("dernier")
            jure = raw.get("jure")
            return Memoire(jure if isinstance(jure, str) else None, Dernier(**dernier) if dernier else None)
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return Memoire()

    def remember_jure(self, nom: str) -> None:
        """Keep the name this user grades under."""
        self._save(replace(self.memoire, jure=nom))

    def remember_place(self, dernier: Dernier | None) -> None:
        """Keep where this user is grading; null once they left in good order."""
        if dernier != self.memoire.dernier:
            self._save(replace(self.memoire, dernier=dernier))

    def _save(self, memoire: Memoire) -> None:
        self.memoire = memoire
        temporary = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary.write_text(json.dumps(asdict(memoire), ensure_ascii=False), encoding="utf-8")
            temporary.chmod(0o600)
            temporary.replace(self._path)
