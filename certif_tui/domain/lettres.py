"""The letters of a text, without what does not tell two words apart."""

from __future__ import annotations

import unicodedata
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character could not be read, or may not be shown."""
LIGATURES: Final = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}
    | {"ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "þ": "th", "Þ": "TH", "ı": "i", "ß": "ss", "ẞ": "SS"}
)
"""Letters that Unicode does not take for another one with an accent, and that people type so."""


def plain(text: str) -> str:
    """The text without accents, case nor ligatures: « Œuvre à l'Été » is « oeuvre a l'ete »."""
    if text.isascii():  # most names are, and long lists are folded
        return text.casefold()
    letters = unicodedata.normalize("NFKD", text.translate(LIGATURES)).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def one_of(words: str) -> frozenset[str]:
    """The words of a text, to look others up among."""
    return frozenset(words.split())
