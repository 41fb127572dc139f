"""The line between list and reading pane: a rule when all is well, words when something must be said."""

from __future__ import annotations

from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording import WGL4, Glyphs

PRIORITIES = ("panne", "lecture_seule", "alerte", "info", "rappel")
STYLES = {
    "panne": "alerte",
    "lecture_seule": "non_valide",
    "alerte": "non_valide",
    "info": "valide",
    "rappel": "non_valide",
}


class Bandeau(Cell):
    """Says the most pressing of its messages; never covers or moves anything."""

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__("", "discret", id=id)
        self._glyphs = glyphs
        self._messages: dict[str, str] = {}

    def on_mount(self) -> None:
        """Draw the rule."""
        self._speak()

    def on_resize(self) -> None:
        """Draw the rule at its new width."""
        self._speak()

    def say(self, kind: str, message: str | None) -> None:
        """Set or clear the message of a kind: `panne`, `lecture_seule`, `alerte`, `info` or `rappel`."""
        if self._messages.get(kind) == (message or None):
            return
        if message:
            self._messages[kind] = message
        else:
            self._messages.pop(kind, None)
        self._speak()

    def _speak(self) -> None:
        for kind in PRIORITIES:
            if kind in self._messages:
                self.put(f" {self._glyphs.alerte} {self._messages[kind]}", STYLES[kind])
                return
        self.put(self._glyphs.trait * max(1, self.size.width), "discret")
