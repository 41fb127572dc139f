"""The title line of a screen: where the juror is, and whether their marks are safe."""

from __future__ import annotations

from textual.app import ComposeResult

from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.drawn import SideBySide
from certif_tui.ui.widgets.enregistrement import Enregistrement
from certif_tui.ui.widgets.save_indicator import SaveIndicator

WIDEST = 122
"""Columns beyond which the indicator would stand far from the title whose marks it tells of."""


class TitleLine(SideBySide):
    """A title that gives way, and the save indicator that never does."""

    DEFAULT_CSS = f"TitleLine {{ height: 1; max-width: {WIDEST}; }} TitleLine > #titre {{ margin-left: 1; }}"

    def __init__(self, title: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._titre = Cell(title, "titre", id="titre")
        self._indicator = SaveIndicator(id="enregistrement")

    def compose(self) -> ComposeResult:
        """Title left, indicator right."""
        yield self._titre
        yield self._indicator

    @property
    def title(self) -> str:
        """The title in full."""
        return self._titre.text

    def show(self, title: str) -> None:
        """Show another title."""
        self._titre.put(title, "titre")

    def tell(self, told: Enregistrement) -> None:
        """Tell whether what the juror did is safe."""
        self._indicator.show(told)
