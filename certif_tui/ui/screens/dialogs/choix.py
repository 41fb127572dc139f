"""Asks for one of several things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from certif_tui.ui.commands import NUMBER_ROW
from certif_tui.ui.screens.dialogs.dialogue import Dialogue
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.page import Page, Rang

T = TypeVar("T")
MOST_SHOWN = 10


class Choix(Dialogue[T], Generic[T]):
    """Returns the value chosen, null when closed; the first nine answer to the number row, with or without Shift."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choisir", "Choisir", show=False),
        *(Binding(keys, f"numero({rank})", show=False) for rank, keys in enumerate(NUMBER_ROW)),
    ]

    def __init__(self, titre: str, options: Sequence[tuple[T, str]], *, invite: str = "") -> None:
        super().__init__()
        self._titre, self._options, self._invite = titre, tuple(options), invite

    def compose(self) -> ComposeResult:
        """What is asked, the choices, how to answer."""
        with Vertical(classes="boite"):
            yield Cell(f"{self._titre} · {self._invite}" if self._invite else self._titre, "titre")
            page = Page(id="options")
            page.styles.height = min(MOST_SHOWN, max(1, len(self._options)))
            yield page
            yield Cell("Entrée choisit  1 à 9 directement  Échap ferme", "discret")

    def on_mount(self) -> None:
        """List the choices."""
        page = self.query_one(Page)
        page.show([Rang(f"{rank}  {words}", one_line=True) for rank, (_value, words) in enumerate(self._options, 1)])
        page.focus()

    def action_choisir(self) -> None:
        """Choose the row under the cursor."""
        self._choose(self.query_one(Page).cursor)

    def action_numero(self, rank: int) -> None:
        """Choose the nth row."""
        if rank < len(self._options):
            self._choose(rank)

    def on_line_list_chosen(self) -> None:
        """A second click on a row chooses it."""
        self.action_choisir()

    def _choose(self, rank: int) -> None:
        if self._options:
            self.dismiss(self._options[rank][0])
