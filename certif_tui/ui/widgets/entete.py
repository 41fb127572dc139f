"""The title line of a screen: where the juror is, and whether their marks are safe."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.save_indicator import SaveIndicator


class Entete(Horizontal):
    """A title that gives way, and the save indicator that never does."""

    DEFAULT_CSS = "Entete { height: 1; } Entete > #titre { padding-left: 1; }"

    def compose(self) -> ComposeResult:
        """Title left, indicator right."""
        yield Cell(id="titre", style="titre")
        yield SaveIndicator(id="enregistrement")

    def show(self, title: str) -> None:
        """Show another title."""
        self.query_one("#titre", Cell).put(title, "titre")

    @property
    def indicator(self) -> SaveIndicator:
        """The save indicator."""
        return self.query_one(SaveIndicator)
