"""A text that went astray: typed or pasted on the sheet, where each of its letters would be a command."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual import events
from textual.actions import parse
from textual.binding import Binding

from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.keyboard import Burst
from certif_tui.ui.screens.evaluation.frappe import Effet, Frappe
from certif_tui.wording.text import NBSP, clean

AILLEURS = frozenset({"bilan", "deplacer", "infos", "grand", "phrases"})
"""Actions that open another screen."""
CHAMPS = frozenset({"remarque", "chercher", "motif", "commence", "incident"})
"""Actions that open a field to type in."""
SHOWN = 30
"""Characters of the text that are quoted."""


class TexteEgare:
    """Keeps the letters of a text from running, takes back what its first ones did, and offers it as a remarque."""

    def __init__(
        self, screen: Ecran[Any], grille: GrilleOuverte, chrono: ChronoOuvert, undone: Callable[[str | None], object]
    ) -> None:
        """`undone` shows that what the letters did was taken back, first on that critère; null where on none."""
        self._screen, self._grille, self._chrono, self._undone = screen, grille, chrono, undone
        self._effets: dict[str, Effet] = {}
        self._frappe = Frappe(self._begin)
        self._changes = self._acts = 0
        self._texte = ""

    def listen(self, bindings: Iterable[Binding]) -> None:
        """These are the commands of the sheet."""
        for binding in bindings:
            self._effets |= dict.fromkeys(binding.key.split(","), _effet_of(parse(binding.action)[1]))

    def expect(self, event: Burst) -> None:
        """Letters come all at once."""
        self._frappe.expect(event.text, int(event.time * 1000), self._effet)

    def _effet(self, key: str) -> Effet:
        return self._effets.get(key, Effet.RIEN)

    def keep(self, event: events.Key) -> bool:
        """Whether a key is a letter of a text, which is kept."""
        letter = event.character
        if letter is None or not letter.isprintable():
            self._frappe.forget()
            return False
        was_text = self._frappe.is_text
        if not self._frappe.hear(letter, int(event.time * 1000), self._effet(event.key)):
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
        for _ in range(len(self._chrono.chrono.actions) - self._acts):
            self._screen.attempt(self._chrono.undo)
        self._undone(first)


def _effet_of(action: str) -> Effet:
    if action in CHAMPS:
        return Effet.CHAMP
    return Effet.AILLEURS if action in AILLEURS else Effet.ICI
