"""A text that went astray: typed or pasted on the sheet, where each of its letters would be a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events

from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.evaluation.frappe import Frappe
from certif_tui.wording.text import NBSP, clean

SHOWN = 30
"""Characters of the text that are quoted."""


class TexteEgare:
    """Keeps the letters of a text from running, takes back what its first ones did, and offers it as a remarque."""

    def __init__(
        self, screen: Ecran[Any], grille: GrilleOuverte, chrono: ChronoOuvert, go_to: Callable[[str], object]
    ) -> None:
        """`go_to` puts the cursor on a critère."""
        self._screen, self._grille, self._chrono, self._go_to = screen, grille, chrono, go_to
        self._frappe = Frappe(self._begin)
        self._changes = self._acts = 0
        self._texte = ""

    def keep(self, event: events.Key, *, leads: bool) -> bool:
        """Whether a key is a letter of a text, which is kept; `leads` tells that it is a command of this screen."""
        letter = event.character
        if letter is None or not letter.isprintable():
            self._frappe.forget()
            return False
        was_text = self._frappe.is_text
        if not self._frappe.hear(letter, int(event.time * 1000), leads=leads):
            self._texte = self._texte if event.key in ("r", "R") else ""
            return False
        if not was_text:
            self._take_back()
        self._offer(self._frappe.texte)
        return True

    def paste(self, texte: str) -> None:
        """Keep a text that was pasted."""
        self._frappe.forget()
        self._offer(texte)

    def give(self) -> str:
        """The text that was offered, once; empty for none."""
        texte, self._texte = self._texte, ""
        return texte

    def _offer(self, texte: str) -> None:
        self._texte = " ".join(texte.split())
        if self._texte:
            shown = clean(self._texte, limit=SHOWN)
            self._screen.say(f"«{NBSP}{shown}{NBSP}» n'est pas une commande{NBSP}: R en fait une remarque.")

    def _begin(self) -> None:
        """What is done so far is not the text's doing."""
        self._changes, self._acts = len(self._grille.grille.faits), len(self._chrono.chrono.actions)

    def _take_back(self) -> None:
        """Undo what the first letters did before they were known for a text."""
        changes = len(self._grille.grille.faits) - self._changes
        first = self._screen.attempt(lambda: self._grille.undo(changes)) if changes > 0 else None
        if first is not None:
            self._go_to(first)
        for _ in range(len(self._chrono.chrono.actions) - self._acts):
            self._screen.attempt(self._chrono.undo)
