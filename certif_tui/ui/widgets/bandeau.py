"""The line between list and reading pane: a rule when all is well, words when something must be said."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message

from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.enregistrement import Enregistrement
from certif_tui.ui.widgets.text import folded
from certif_tui.wording.signs import WGL4, Glyphs
from certif_tui.wording.text import NBSP, clean

PRIORITIES = ("panne", "defaut", "alerte", "info", "preuve", "lecture_seule", "rappel")
"""What passes comes before what lasts, and what is no proof before what can only be looked at."""
STYLES = {
    "panne": "alerte",
    "defaut": "alerte",
    "lecture_seule": "non_valide",
    "alerte": "non_valide",
    "info": "valide",
    "preuve": "alerte",
    "rappel": "non_valide",
}


HANG = "   "
"""What stands under the sign where the words go on."""


class Bandeau(Cell):
    """Says the most pressing of its messages, what is too long for a line on two, and never moves the list.

    The screen lends it the second line, which is the reading pane's: it is told by `Folded`.
    """

    @dataclass
    class Folded(Message):
        """The words now need two lines, or one line again."""

        double: bool

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__("", "discret", id=id)
        self._glyphs = glyphs
        self._messages: dict[str, str] = {}
        self._double = False

    def on_mount(self) -> None:
        """Draw the rule."""
        self._speak()

    def on_resize(self) -> None:
        """Draw the rule at its new width."""
        self._speak()

    def say(self, kind: str, message: str | None) -> None:
        """Set or clear the message of a kind, one of `PRIORITIES`."""
        if self._messages.get(kind) == (message or None):
            return
        if message:
            self._messages[kind] = message
        else:
            self._messages.pop(kind, None)
        self._speak()

    def tell(self, told: Enregistrement) -> None:
        """Say what went wrong with saving, why nothing can be changed, what is no proof; nothing while all is well."""
        self.say("panne", told.trouble)
        self.say("lecture_seule", told.refused or told.lecture_seule)
        self.say("preuve", told.defaut and _unproven(told.defaut))

    def _speak(self) -> None:
        for kind in PRIORITIES:
            if kind in self._messages:
                self.put(f" {self._glyphs.alerte} {self._messages[kind]}", STYLES[kind])
                break
        else:
            # Before the first layout the whole width is the best guess: most screens then never draw the rule anew.
            self.put(self._glyphs.trait * (self.size.width or self.app.size.width), "discret")
        self._ask_for_room()

    def _ask_for_room(self) -> None:
        double = bool(self._messages) and bool(self.size.width) and cell_len(self.text) > self.size.width
        if double != self._double:
            self._double = double
            self.post_message(self.Folded(double))

    def fold(self, width: int) -> list[str]:
        """The words folded, those that go on aligned with the first ones."""
        first, *rest = folded(self.text.lstrip(), max(1, width - len(HANG)))
        return [f" {first}", *(HANG + line for line in rest)]


def _unproven(defaut: str) -> str:
    """Why something is no proof, then where: the file's name is long, and two lines may cut it."""
    where, sign, why = clean(defaut, limit=300).partition(f"{NBSP}: ")
    return f"Sans preuve{NBSP}: {why.rstrip('.')} ({where})." if sign else f"Sans preuve{NBSP}: {where}"
