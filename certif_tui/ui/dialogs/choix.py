"""Asks for one of several things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from certif_tui.ui.commands import with_caps_lock
from certif_tui.ui.dialogs.dialogue import ECHAP, Dialogue, Touche
from certif_tui.ui.dialogs.liste import Liste
from certif_tui.ui.verbes import NUMBER_ROW
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.text import clean, sort_key

T = TypeVar("T")
MOST_SHOWN = 10


class Choix(Dialogue[T], Generic[T]):
    """Returns the value chosen, null when closed.

    The first nine answer to the number row, with or without Shift; a letter goes to the next one that begins with it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choisir", "Choisir", show=False),
        *(Binding(with_caps_lock(keys), f"numero({rank})", show=False) for rank, keys in enumerate(NUMBER_ROW)),
    ]

    def __init__(
        self, titre: str, options: Sequence[tuple[T, str]], *, invite: str = "", actuel: T | None = None
    ) -> None:
        """`actuel` is the value the cursor starts on."""
        super().__init__(f"{titre} · {invite}" if invite else titre)
        self._options = [(value, clean(words, limit=300)) for value, words in options]
        self._start = next((rank for rank, (value, _words) in enumerate(options) if value == actuel), 0)

    def body(self) -> ComposeResult:
        """The choices."""
        liste = Liste(self._cells, id="options")
        liste.styles.height = max(1, min(MOST_SHOWN, len(self._options)))
        yield liste

    def first(self) -> Widget:
        """The list."""
        return self.query_one(Liste)

    def touches(self) -> tuple[Touche, ...]:
        """How to answer; the numbers in front of the choices speak for themselves."""
        return (("Entrée", "Choisir", "choisir"), ECHAP)

    def on_mount(self) -> None:
        """List the choices."""
        self.query_one(Liste).show(len(self._options), cursor=self._start)

    def _cells(self, row: int) -> Sequence[Cellule]:
        number = f"{row + 1}  " if row < len(NUMBER_ROW) else "   "
        return ((number + self._options[row][1], "texte"),)

    def on_key(self, event: events.Key) -> None:
        """Go to the next choice that begins with the letter."""
        if event.character and event.character.isalpha():
            liste, letter = self.query_one(Liste), sort_key(event.character)
            order = [*range(liste.cursor + 1, len(self._options)), *range(liste.cursor + 1)]
            found = next((row for row in order if sort_key(self._options[row][1]).startswith(letter)), None)
            if found is not None:
                liste.go_to(found)

    def action_choisir(self) -> None:
        """Choose the row under the cursor."""
        self.action_numero(self.query_one(Liste).cursor)

    def action_numero(self, rank: int) -> None:
        """Choose the nth row."""
        if rank < len(self._options):
            self.answer(self._options[rank][0])

    def on_line_list_chosen(self) -> None:
        """A click on a row chooses it."""
        self.action_choisir()
