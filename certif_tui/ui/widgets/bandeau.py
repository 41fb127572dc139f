"""The line between list and reading pane: a rule when all is well, words when something must be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message

from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.enregistrement import Enregistrement
from certif_tui.ui.widgets.row_list import Cellule
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

    The screen lends it the second line, which is the reading pane's: it is told by `Folded`. As long as it has nothing
    to say, it lends the pane its own.
    """

    @dataclass
    class Folded(Message):
        """The words now need two lines, or one line again."""

        double: bool

    def __init__(
        self, *, glyphs: Glyphs = WGL4, turned: Callable[[], None] = lambda: None, id: str | None = None
    ) -> None:
        """`turned` is called when it begins to speak or has no more to say."""
        super().__init__("", "discret", id=id)
        self._glyphs, self._turned = glyphs, turned
        self._messages: dict[str, str] = {}
        self._lent: Cellule | None = None
        self._double = False

    @property
    def is_silent(self) -> bool:
        """Whether it has nothing to say."""
        return not self._messages

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
        before = self.is_silent
        if message:
            self._messages[kind] = message
        else:
            self._messages.pop(kind, None)
        self._speak()
        if self.is_silent != before:
            self._turned()

    def lend(self, line: Cellule | None) -> None:
        """Show a line of the pane below in place of the rule; null gives the rule back."""
        if line != self._lent:
            self._lent = line
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
            if self._lent is not None:
                self.put(*self._lent)
                return
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
