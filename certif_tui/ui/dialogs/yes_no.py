"""Asks before what is hard to reverse; the safe answer is under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from certif_tui.ui.commands import with_caps_lock
from certif_tui.ui.dialogs.dialogue import Dialogue, Touche
from certif_tui.ui.dialogs.liste import Liste
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.text import clean


class YesNo(Dialogue[bool]):
    """Returns true only for an explicit yes."""

    to_be_read = True

    DEFAULT_CSS = """
    YesNo #question { height: auto; max-height: 8; }
    YesNo #reponses { height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choisir", "Choisir", show=False),
        Binding(with_caps_lock("o"), "repondre(True)", "Oui", show=False),
        Binding(with_caps_lock("n"), "repondre(False)", "Non", show=False),
    ]

    def __init__(self, titre: str, question: str, oui: str, non: str = "Fermer") -> None:
        super().__init__(titre)
        self._question, self._answers = question, (non, oui)

    def body(self) -> ComposeResult:
        """The question and its two answers, the safe one first."""
        yield Cell(clean(self._question, limit=400), inset=1, id="question")
        yield Liste(self._cells, id="reponses")

    def first(self) -> Widget:
        """The answers."""
        return self.query_one(Liste)

    def touches(self) -> tuple[Touche, ...]:
        """How to answer."""
        return (("Entrée", "Choisir", "choisir"), ("O", "Oui", "repondre(True)"), ("N", "Non", "repondre(False)"))

    def on_mount(self) -> None:
        """Stand on the safe answer."""
        self.query_one(Liste).show(len(self._answers))

    def _cells(self, row: int) -> Sequence[Cellule]:
        return ((self._answers[row], "texte"),)

    def action_choisir(self) -> None:
        """Give the answer under the cursor."""
        self.answer(self.query_one(Liste).cursor == 1)

    def on_line_list_chosen(self) -> None:
        """A click on an answer gives it."""
        self.action_choisir()

    def action_repondre(self, yes: bool) -> None:
        """Answer."""
        self.answer(yes)

    def action_fermer(self) -> None:
        """Close: the answer is no."""
        self.answer(False)
