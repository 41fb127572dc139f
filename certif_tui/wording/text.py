"""Text made fit for a terminal: what came from outside is cleaned, names are told apart, nouns agree."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from certif_tui.domain.lettres import REPLACEMENT, plain
from certif_tui.wording.signs import WGL4

if TYPE_CHECKING:
    from certif_tui.domain.session.candidats import Candidat
    from certif_tui.domain.session.state import Session

NBSP = "\u00a0"
MAX_MARKS = 4
"""Combining marks kept on one letter: enough for any script, too few to smear over the neighbouring rows."""
LONGEST_SIGN, SHORTEST_NAME = 40, 4
"""Of what tells homonyms apart, and of the name cut to make room for it."""
_HIDDEN = {"\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0"}


def clean(text: str, *, limit: int = 4000, multiline: bool = False) -> str:
    """Text from outside made fit for a terminal.

    Composed (NFC); control characters, surrogates, bidirectional and invisible ones become U+FFFD; at most `limit`
    characters and `MAX_MARKS` combining marks in a row. Line breaks and tabs become spaces unless `multiline`.
    """
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text[: 4 * limit].encode("utf-8", "replace").decode("utf-8")):
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MAX_MARKS:
            kept.append(_safe(char, multiline))
    cleaned = "".join(kept)
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1] + WGL4.suite


def name_of(session: Session, candidat: Candidat, *, limit: int = 60) -> str:
    """A candidat's name fit for a terminal, and for a homonym what tells them apart, which is never cut."""
    return told_apart(candidat.nom, session.homonymes.get(candidat.slug, ""), limit=limit)


def told_apart(nom: str, sign: str, *, limit: int = 60) -> str:
    """The same for a name and what tells its bearer apart, empty for who alone bears it."""
    if not sign:
        return clean(nom, limit=limit)
    suffix = f" ({clean(sign, limit=LONGEST_SIGN)})"
    return clean(nom, limit=max(SHORTEST_NAME, limit - len(suffix))) + suffix


def _safe(char: str, multiline: bool) -> str:
    if char in "\n\t":
        return char if multiline and char == "\n" else " "
    if char in _HIDDEN or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return REPLACEMENT
    return char


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number and its noun: « 1 candidat », « 8 candidats »; zero is singular, as French has it."""
    noun = singular if number < 2 else plural or f"{singular}s"
    return f"{number}{NBSP}{noun}"


def counted_of(number: int, total: int, singular: str, plural: str | None = None) -> str:
    """How many out of how many: « 0/8 dossiers reçus », « 1/1 dossier reçu »; the noun is that of the total."""
    noun = singular if total < 2 else plural or f"{singular}s"
    return f"{number}/{total} {noun}"


def sort_key(name: str) -> str:
    """A key that sorts names the French way: accents and case aside."""
    return plain(name)
