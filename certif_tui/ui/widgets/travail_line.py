"""What is left of the groups' work, on one line that is there only while there is something to say."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.timer import Timer

from certif_tui.documents.decompte import Compte
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.drawn import SideBySide


class TravailLine(SideBySide):
    """Shows a countdown; asks for the next one at the second boundary, only while the figures change."""

    DEFAULT_CSS = "TravailLine { height: 1; padding-left: 1; display: none; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._avant, self._restant = Cell(fitted=True), Cell(fitted=True, style="titre")
        self._apres = Cell()
        self._timer: Timer | None = None
        self.tick: Callable[[], None] = lambda: None
        """What paints the next second; a screen out of sight shows nothing then, and the line rests."""

    @property
    def is_ticking(self) -> bool:
        """Whether a timer waits for the next second."""
        return self._timer is not None

    @property
    def room(self) -> int:
        """The cells there are for a countdown, whether the line is there yet or not."""
        return self.app.size.width - 1

    def compose(self) -> ComposeResult:
        """The words, the figures, the words behind: a second paints the figures alone."""
        yield from (self._avant, self._restant, self._apres)

    def show(self, compte: Compte | None) -> None:
        """Show a countdown; none hides the line."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.display = compte is not None
        if compte is None:
            return
        self._avant.put(compte.avant)
        self._restant.put(compte.restant, "titre")
        self._apres.put(compte.apres)
        if compte.suivant_ms is not None:
            self._timer = self.set_timer((compte.suivant_ms + 2) / 1000, self._tick)

    def _tick(self) -> None:
        self._timer = None
        self.tick()
