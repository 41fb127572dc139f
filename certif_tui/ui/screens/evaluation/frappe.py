"""Words typed on a sheet without the key of the remarque: letters that mean nothing here, close together, are a text.

Nobody gives two commands that do not exist one right behind the other: whoever does is writing.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import takewhile

QUICK_MS = 400
"""Milliseconds between two letters of a text, at most."""
PAUSE_MS = 1200
"""Milliseconds without a letter after which a text is over."""
MEANINGLESS = 2
"""Letters that lead to nothing which make a text of those around them."""


class Effet(Enum):
    """What a letter does on the sheet: nothing, something there, another screen, or a field to type in."""

    RIEN = "rien"
    ICI = "ici"
    AILLEURS = "ailleurs"
    CHAMP = "champ"


class Frappe:
    """Listens to the letters typed on the sheet; `begun` is called before the first of what may become a text."""

    def __init__(self, begun: Callable[[], None]) -> None:
        self._begun = begun
        self.texte = ""
        self.is_text = False
        self._meaningless = 0
        self._at = 0

    def hear(self, letter: str, at: int, effet: Effet) -> bool:
        """Whether a letter, typed at so many milliseconds, is one of a text.

        One that leads to another screen is, right behind a single one that means nothing: the rest would go there.
        """
        if not (self.texte or self.is_text) or at - self._at > (PAUSE_MS if self.is_text else QUICK_MS):
            self.forget()
            self._begun()
        self._at, self.texte = at, self.texte + letter
        self._meaningless += effet is Effet.RIEN
        leaves = effet in (Effet.AILLEURS, Effet.CHAMP) and self._meaningless > 0
        self.is_text = self.is_text or leaves or self._meaningless >= MEANINGLESS
        return self.is_text

    def expect(self, texte: str, at: int, effet: Callable[[str], Effet]) -> None:
        """Letters that reach the program all at once come next: know a text by all of them, before the first one.

        What follows a key that opens a field is typed in it: over a slow line, `R` and the remarque come together.
        """
        before = takewhile(lambda it: effet(it) is not Effet.CHAMP, texte)
        if sum(effet(it) is Effet.RIEN for it in before if it.isalpha()) >= MEANINGLESS and not self.is_text:
            self.forget()
            self._begun()
            self.is_text, self._at = True, at

    def forget(self) -> None:
        """Begin anew."""
        self.texte, self.is_text, self._meaningless = "", False, 0
