"""Asks before what is hard to reverse; the safe answer is under the cursor."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from certif_tui.ui.commands import command
from certif_tui.ui.screens.dialogs.dialogue import Dialogue
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.page import Page, Rang


class Confirmation(Dialogue[bool]):
    """Returns true only for an explicit yes."""

    DEFAULT_CSS = """
    Confirmation #question { height: 2; }
    Confirmation #reponses { height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("dialogue.choisir", "enter", "choisir", "Choisir", "Donne la réponse sous le curseur"),
        command("dialogue.oui", "o", "repondre(True)", "Oui", "Répond oui"),
        command("dialogue.non", "n", "repondre(False)", "Non", "Répond non"),
    ]

    def __init__(self, titre: str, question: str, oui: str, non: str = "Fermer") -> None:
        super().__init__()
        self._titre, self._question, self._oui, self._non = titre, question, oui, non

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="boite"):
            yield Cell(self._titre, "titre")
            yield Cell(self._question, id="question")
            yield Page(id="reponses")
            yield Cell("O oui  N ou Échap non  Entrée choisit", "discret")

    def on_mount(self) -> None:
        """Stand on the safe answer."""
        page = self.query_one(Page)
        page.show([Rang(self._non, one_line=True), Rang(self._oui, one_line=True)])
        page.focus()

    def action_choisir(self) -> None:
        """Give the answer under the cursor."""
        self.dismiss(self.query_one(Page).cursor == 1)

    def on_line_list_chosen(self) -> None:
        """A second click on an answer gives it."""
        self.action_choisir()

    def action_repondre(self, yes: bool) -> None:
        """Answer."""
        self.dismiss(yes)

    def action_fermer(self) -> None:
        """Close: the answer is no."""
        self.dismiss(False)
