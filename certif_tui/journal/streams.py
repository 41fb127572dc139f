"""The addresses of streams. No name is ever a path: every part is a checked slug."""

from __future__ import annotations

import re
from typing import NamedTuple

SLUG = re.compile(r"[a-z0-9-]{1,40}")


class Stream(NamedTuple):
    """One stream of events, addressed by `path` below the data folder, without the `.json` ending."""

    path: str

    @property
    def session(self) -> str:
        """The slug of the session the stream belongs to."""
        return self.path.split("/", 1)[0]


def _checked(slug: str) -> str:
    if not SLUG.fullmatch(slug):
        raise ValueError(f"identifiant refusé\u00a0: {slug!r}")
    return slug


def session_stream(session: str) -> Stream:
    """The session itself, its jury and its candidats. Raises `ValueError` when a part is not a slug."""
    return Stream(f"{_checked(session)}/session")


def chrono_stream(session: str, candidat: str) -> Stream:
    """The clock of a candidat's oral. Raises `ValueError` when a part is not a slug."""
    return Stream(f"{_checked(session)}/passages/{_checked(candidat)}/chrono")


def ecrit_stream(session: str, cible: str, jure: str) -> Stream:
    """What a juré ticked on the written work of a candidat or group. Raises `ValueError` when a part is not a slug."""
    return Stream(f"{_checked(session)}/ecrits/{_checked(cible)}/{_checked(jure)}")


def is_ecrit(stream: Stream) -> bool:
    """Whether it is about written work."""
    return stream.path.split("/")[1] == "ecrits"


def grille_stream(session: str, candidat: str, jure: str) -> Stream:
    """A juré's sheet for a candidat. Raises `ValueError` when a part is not a slug."""
    return Stream(f"{_checked(session)}/grilles/{_checked(candidat)}/{_checked(jure)}")
