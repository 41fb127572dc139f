"""The candidat list as it was last seen, so that it is there before the journal can be read. Disposable.

Nothing is ever recorded from it: it is shown, moved in, and replaced by the session itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from certif_tui.journal import places
from certif_tui.platform.private_files import keep

MOST = 1000
"""Candidats kept; a longer list is not."""
FORME = 1
"""The form of the file: one of another form is not read."""

Cellule = tuple[str, str]
Etat = tuple[int, int, int] | None
"""The stamp of a file, null when there is none."""


class LigneVue(NamedTuple):
    """A candidat's row: what the session says of them, then what their files say (none when they were not read).

    `etats` are the stamps of the juré's sheet and of the clock that `lu` was read from.
    """

    candidat: str
    connu: tuple[Cellule, ...]
    lu: tuple[Cellule, ...] = ()
    etats: tuple[Etat, Etat] = (None, None)


class Conditions(NamedTuple):
    """What the rows depend on besides the files: the user's name as a slug, the width, whether statuts are hidden."""

    moi: str
    largeur: int
    masques: bool


class VueSession(NamedTuple):
    """The whole list: `jure` is the slug its sheets are named after, `depart` the row the cursor starts from."""

    session: str
    etat: Etat
    conditions: Conditions
    jure: str
    titre: str
    resume: str
    touches: tuple[Cellule, ...]
    """The key line: a key and its label each."""
    depart: int
    lignes: tuple[LigneVue, ...]


class ApercuSession:
    """The list last seen in one data folder, that of one session."""

    def __init__(self, path: Path, sessions: Path) -> None:
        self._path, self._sessions = path, sessions

    def load(self, session: str, conditions: Conditions) -> VueSession | None:
        """The list when it is that session's, seen in these conditions, and the session has not changed since."""
        try:
            raw = json.loads(self._path.read_bytes())
            if [raw["forme"], raw["dossier"], raw["session"]] != [FORME, str(self._sessions), session]:
                return None
            vue = _vue(raw)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        stands = vue.etat is not None and vue.etat == self._etat(places.SESSION, session)
        return vue if stands and vue.conditions == conditions and vue.lignes else None

    def stands(self, vue: VueSession, ligne: LigneVue) -> bool:
        """Whether the files of that row are still those it was read from."""
        grille = self._etat(places.GRILLE, vue.session, ligne.candidat, vue.jure)
        return (grille, self._etat(places.CHRONO, vue.session, ligne.candidat)) == ligne.etats

    def keep(self, vue: VueSession) -> None:
        """Keep this list for the next start, instead of the one kept before."""
        if len(vue.lignes) <= MOST:
            raw = {"forme": FORME, "dossier": str(self._sessions), **vue._asdict()}
            raw |= {"conditions": vue.conditions._asdict(), "lignes": [ligne._asdict() for ligne in vue.lignes]}
            keep(self._path, json.dumps(raw, ensure_ascii=False))

    def _etat(self, place: places.Place, session: str, *slugs: str) -> Etat:
        try:
            found = os.lstat(self._sessions / f"{place.path(session, *slugs)}.json")
        except (OSError, ValueError):
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


def _vue(raw: dict[str, Any]) -> VueSession:
    seen = raw["conditions"]
    return VueSession(
        raw["session"],
        _etat(raw["etat"]),
        Conditions(str(seen["moi"]), int(seen["largeur"]), bool(seen["masques"])),
        str(raw["jure"]),
        str(raw["titre"]),
        str(raw["resume"]),
        _cellules(raw["touches"]),
        int(raw["depart"]),
        tuple(_ligne(ligne) for ligne in raw["lignes"]),
    )


def _ligne(raw: dict[str, Any]) -> LigneVue:
    grille, chrono = raw["etats"]
    return LigneVue(str(raw["candidat"]), _cellules(raw["connu"]), _cellules(raw["lu"]), (_etat(grille), _etat(chrono)))


def _cellules(raw: Sequence[Sequence[object]]) -> tuple[Cellule, ...]:
    return tuple((str(text), str(style)) for text, style in raw)


def _etat(raw: Sequence[int] | None) -> Etat:
    if raw is None:
        return None
    changed, size, inode = raw
    return int(changed), int(size), int(inode)
