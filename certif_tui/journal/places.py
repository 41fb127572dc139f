"""Where streams stand below the data folder. No name is ever a path: all that is not a fixed word is a checked slug.

Nothing heavy is loaded here: what was last seen is shown before any event can be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

SLUG = re.compile(r"[a-z0-9-]{1,40}")
SUFFIX = ".json"
"""What the name of a stream's file ends with."""


@lru_cache(maxsize=4096)
def checked(slug: str) -> str:
    """A slug. Raises `ValueError` for anything else."""
    if not SLUG.fullmatch(slug):
        raise ValueError(f"identifiant refusé\u00a0: {slug!r}")
    return slug


class Place:
    """A place below a session's folder, as `pattern` writes it: fixed words, and `{names}` for what is a slug each."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def steps(self) -> tuple[tuple[str, bool], ...]:
        """The words of the pattern, the names bare, and whether each is a name."""
        return tuple((step.strip("{}"), step.startswith("{")) for step in self.pattern.split("/"))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each slug of an address names, in order."""
        return tuple(word for word, is_name in self.steps if is_name)

    @cached_property
    def _blanks(self) -> str:
        return "/".join("%s" if is_name else word for word, is_name in self.steps)

    def path(self, session: str, *slugs: str) -> str:
        """The place of those slugs in that session, below the data folder. Raises `ValueError` for what is no slug."""
        return f"{checked(session)}/{self.below(*slugs)}"

    def below(self, *slugs: str) -> str:
        """The same below the session's folder. Raises `ValueError`."""
        if len(slugs) != len(self.names):
            raise ValueError(f"adresse refusée\u00a0: {self.pattern!r} avec {slugs!r}")
        return self._blanks % tuple(map(checked, slugs))

    def slugs_of(self, words: Sequence[str]) -> tuple[str, ...] | None:
        """The slugs of a place below a session's folder, null when it is not of this pattern."""
        if len(words) != len(self.steps) or not all(map(SLUG.fullmatch, words)):
            return None
        pairs = list(zip(words, self.steps, strict=True))
        if any(word != fixed for word, (fixed, is_name) in pairs if not is_name):
            return None
        return tuple(word for word, (_name, is_name) in pairs if is_name)


def file_in(root: Path, path: str) -> Path:
    """The file of the stream at that place below the data folder `root`."""
    return root / f"{path}{SUFFIX}"


SESSION = Place("session")
CHRONO = Place("passages/{candidat}/chrono")
GRILLE = Place("grilles/{candidat}/{jure}")
ECRIT = Place("ecrits/{cible}/{jure}")
