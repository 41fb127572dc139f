"""The clock of the oral as the grading screen shows it: on a line or beside the sheet, with its alerts."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.domain.chrono.state import Lecture
from certif_tui.ui.screens.evaluation.alertes import alert_of
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.chrono_bar import ChronoBar
from certif_tui.ui.widgets.side_column import SideColumn


class ClockFace:
    """Shows readings of the clock in the widgets of the screen; `ring` is called once as an alert begins."""

    def __init__(self, line: ChronoBar, side: SideColumn, bandeau: Bandeau, ring: Callable[[], None]) -> None:
        self._line, self._side, self._bandeau, self._ring = line, side, bandeau, ring
        self._rung: str | None = None

    def show(self, lecture: Lecture, *, wide: bool) -> None:
        """Show a reading, in the side column where the screen is `wide` enough to have one."""
        if wide:
            self._side.show_clock(lecture)
        self._line.show(lecture, hidden=wide)
        alert = alert_of(lecture)
        if alert and alert != self._rung:
            self._ring()
        self._rung = alert
        self._bandeau.say("alerte", alert)
