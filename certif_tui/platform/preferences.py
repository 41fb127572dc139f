"""What one operating-system user prefers and last did: a settings file they write, a memory file the program writes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from certif_tui.domain.frozen import Frozen, field, replace
from certif_tui.domain.slugs import slug_of
from certif_tui.platform.disk_words import unreadable
from certif_tui.platform.private_files import NotAFile, keep, read_small

THEMES = ("sombre", "clair")
MOST_TERMINALS = 30
"""Terminals remembered: a jury's, several times over."""


class Reglages(Frozen):
    """The settings file: theme, bell, ASCII signs, mouse, hidden live statuts, and keys by command name.

    `ascii` and `souris` are null where the terminal decides.

    `erreur` says in French what is wrong with the file and where, when it could not be used.
    """

    theme: str = "sombre"
    cloche: bool = False
    ascii: bool | None = None
    souris: bool | None = None
    statuts_masques: bool = False
    touches: Mapping[str, str] = field(default_factory=dict)
    erreur: str | None = None


def load_reglages(path: Path) -> Reglages:
    """The settings kept in `path`; the defaults, with `erreur` set, when the file cannot be used."""
    try:
        raw = parsed(read_small(path).decode("utf-8"))
    except FileNotFoundError:
        return Reglages()
    except OSError as error:
        return Reglages(erreur=unreadable(error, path.name, path.parent))
    except (ValueError, RecursionError) as error:
        return Reglages(
            erreur=f"{path}\u00a0: réglages illisibles, {toml_fault(error)}. Corrigez ou supprimez ce fichier."
        )
    wrong = next(filter(None, (_fault(key, value) for key, value in raw.items())), None)
    if wrong:
        return Reglages(erreur=f"{path}\u00a0: {wrong} Les réglages par défaut s'appliquent.")
    return Reglages(**raw)


def parsed(text: str) -> dict[str, Any]:
    """What a settings file says. Raises `ValueError`."""
    import tomllib  # few users have a settings file

    return tomllib.loads(text)


def toml_fault(error: ValueError | RecursionError) -> str:
    """Where a file stops being TOML, in French: what the parser says of it is English."""
    if isinstance(error, NotAFile):
        return str(error)
    if isinstance(error, RecursionError):
        return "les listes s'y emboîtent trop profondément"
    if isinstance(error, UnicodeDecodeError):
        return "ce n'est pas du texte en UTF-8"
    place = re.search(r"line ([0-9]+), column ([0-9]+)", str(error))
    return "ligne {}, colonne {}".format(*place.groups()) if place else "la fin du fichier manque"


def _fault(key: str, value: Any) -> str | None:
    match key:
        case "theme":
            return None if value in THEMES else f"theme = {value!r}\u00a0: choisissez parmi {', '.join(THEMES)}."
        case "cloche" | "ascii" | "souris" | "statuts_masques":
            return None if isinstance(value, bool) else f"{key} = {value!r}\u00a0: écrivez true ou false."
        case "touches":
            fine = isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
            return None if fine else '[touches]\u00a0: écrivez une ligne par commande, par exemple bilan = "b".'
        case _:
            return f"réglage inconnu\u00a0: {key}."


class Dernier(Frozen):
    """Where this user was last grading: the slugs of the session, the candidat and the juré."""

    session: str
    candidat: str
    jure: str


class Memoire(Frozen):
    """What is remembered of one terminal between two starts: the juré's name, asked once, and where they were.

    `responsable` is who works there without being a juré, asked once too: empty when they gave no name.
    """

    jure: str | None = None
    dernier: Dernier | None = None
    responsable: str | None = None


class MemoryFile:
    """The memory file of this user; losing it costs one question, so a disk that refuses it is no trouble.

    Each of their terminals has its own: an account may be shared by a whole jury.
    """

    def __init__(
        self, path: Path, terminal: str = "", *, jure: str | None = None, responsable: str | None = None
    ) -> None:
        """`jure` and `responsable` name who this is, whatever is remembered."""
        self._path, self._terminal = path, terminal
        kept = self._load()
        self.memoire = kept.pop(terminal, Memoire())
        if jure is not None and jure != self.memoire.jure:
            self.memoire = Memoire(jure, responsable=self.memoire.responsable)
        if responsable is not None:
            self.memoire = replace(self.memoire, responsable=responsable)
        self._others = kept

    @property
    def ailleurs(self) -> Memoire:
        """What is remembered of the user's other terminals: who spoke last there, and the last place that was left."""
        others = list(reversed(self._others.values()))
        return Memoire(
            next((it.jure for it in others if it.jure), None),
            next((it.dernier for it in others if it.dernier), None),
            next((it.responsable for it in others if it.responsable), None),
        )

    @property
    def interrupted(self) -> Dernier | None:
        """The oral to offer to go back to: this terminal's, else one left at another, unless by another juré."""
        mine, elsewhere = self.memoire, self.ailleurs.dernier
        if mine.dernier is not None or elsewhere is None:
            return mine.dernier
        return elsewhere if mine.jure is None or slug_of(mine.jure) == elsewhere.jure else None

    def remember_jure(self, nom: str | None) -> None:
        """Keep the name this user grades under, null once they grade no more."""
        self._save(replace(self.memoire, jure=nom))

    def remember_responsable(self, nom: str) -> None:
        """Keep the name this user works under without being a juré; empty for none."""
        self._save(replace(self.memoire, responsable=nom))

    def remember_place(self, dernier: Dernier | None) -> None:
        """Keep where this user is grading; null once they left in good order."""
        if dernier != self.memoire.dernier:
            self._save(replace(self.memoire, dernier=dernier))

    def _load(self) -> dict[str, Memoire]:
        """What is remembered, by terminal, the last one that spoke at the end."""
        try:
            raw = json.loads(read_small(self._path))
            entries = raw.get("terminaux", {"": raw})
            return {terminal: _memoire(entry) for terminal, entry in entries.items()}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}

    def _save(self, memoire: Memoire) -> None:
        """Keep it beside what the other terminals keep; where this one goes on, no other is to be taken up again."""
        self.memoire = memoire
        self._others = {
            terminal: replace(it, dernier=None) if it.dernier == memoire.dernier else it
            for terminal, it in self._load().items()
            if terminal != self._terminal
        }
        kept = list({**self._others, self._terminal: memoire}.items())[-MOST_TERMINALS:]
        raw = {"terminaux": {terminal: to_builtins(it) for terminal, it in kept}}
        keep(self._path, json.dumps(raw, ensure_ascii=False))


def _memoire(raw: dict[str, Any]) -> Memoire:
    jure, dernier, responsable = raw.get("jure"), raw.get("dernier"), raw.get("responsable")
    return Memoire(
        jure if isinstance(jure, str) else None,
        Dernier(**dernier) if dernier else None,
        responsable if isinstance(responsable, str) else None,
    )
