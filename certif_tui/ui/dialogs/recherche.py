"""Looking for a row as the words are typed; empty each time it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.dialogs.dialogue import Dialogue, Touche
from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.text import NBSP, clean

NOTHING = " Le curseur suit ce qui est tapé."


class Fouille(NamedTuple):
    """A list that can be looked through: which rows hold words, how a row is named, how one goes to it.

    `personne` begins the sentence that says that none does.
    """

    matches: Callable[[str], Sequence[int]]
    label: Callable[[int], str]
    go_to: Callable[[int], None]
    personne: str


class RechercheVive(Dialogue[None]):
    """Goes to the first row behind the cursor that answers, then with Enter to the next; leaves the cursor there."""

    DEFAULT_CSS = "RechercheVive #champ { padding: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "suivante(1)", "Suivante", show=False),
        Binding("up", "suivante(-1)", "Précédente", show=False),
    ]

    def __init__(self, fouille: Fouille, invite: str, start: int) -> None:
        """`start` is the row to begin from, and to come back to when the words are cleared."""
        super().__init__(f"Chercher · {invite}")
        self._fouille, self._start = fouille, start
        self._found: Sequence[int] = ()
        self._rank = 0

    def body(self) -> ComposeResult:
        """The words, and what was found."""
        yield Champ(id="champ")
        yield Cell(NOTHING, "discret", id="trouve")

    def first(self) -> Widget:
        """The words."""
        return self.query_one(Champ)

    def touches(self) -> tuple[Touche, ...]:
        """How to go on, and how to end."""
        return (("Entrée", "Suivant", "suivante(1)"), ("Échap", "Fermer, le curseur reste", "fermer"))

    def on_input_changed(self) -> None:
        """Go to the first that answers, from where the search began."""
        words = self.query_one(Champ).value.strip()
        self._found = self._fouille.matches(words) if words else ()
        self._rank = next((rank for rank, row in enumerate(self._found) if row >= self._start), 0)
        self._show(words)

    def on_input_submitted(self) -> None:
        """Go to the next one."""
        self.action_suivante(1)

    def action_suivante(self, step: int) -> None:
        """Go to the next one that answers, or to the one before, around the ends."""
        if self._found:
            self._rank = (self._rank + step) % len(self._found)
        self._show(self.query_one(Champ).value.strip())

    def _show(self, words: str) -> None:
        told = self.query_one("#trouve", Cell)
        if not words:
            self._fouille.go_to(self._start)
            told.put(NOTHING, "discret")
        elif not self._found:
            told.put(f" {self._fouille.personne} ne contient «{NBSP}{clean(words, limit=40)}{NBSP}».", "non_valide")
        else:
            row = self._found[self._rank]
            self._fouille.go_to(row)
            told.put(f" {self._rank + 1}/{len(self._found)} {clean(self._fouille.label(row), limit=200)}", "valide")
