"""The clock's line over whatever hides that of the sheet: it looks at the clock by itself, at each second."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.documents.horloge import HorlogeSalle
from certif_tui.domain.chrono.state import Lecture, Marche
from certif_tui.ui.widgets.chrono_bar import ChronoBar
from certif_tui.wording.signs import WGL4, Glyphs

LOOK_S = 1.0
"""Seconds between two looks while no second passes: a pause may end elsewhere, a deliberation goes on."""


class ChronoVivant(ChronoBar):
    """Shows nothing before the oral.

    Once the oral has ended it shows what the jury waits for, where that is known.
    """

    DEFAULT_CSS = "ChronoVivant { display: none; }"

    def __init__(
        self,
        read: Callable[[], Lecture],
        awaited: Callable[[], HorlogeSalle | None] = lambda: None,
        *,
        glyphs: Glyphs = WGL4,
        id: str | None = None,
    ) -> None:
        """`read` gives the clock as it is now, `awaited` what is waited for behind the oral, null for nothing."""
        super().__init__(glyphs=glyphs, id=id)
        self._read, self._awaited = read, awaited

    def on_mount(self) -> None:
        """Show the clock, once there is a width to fit it in."""
        self.call_after_refresh(self.renew)
        self.set_interval(LOOK_S, self._look)

    def on_chrono_bar_beat(self, event: ChronoBar.Beat) -> None:
        """Show the second that begins."""
        event.stop()
        self.renew()

    def on_resize(self) -> None:
        """Fit the bar to the new width."""
        self.renew()

    def renew(self) -> None:
        """Show the clock as it is now."""
        lecture = self._read()
        self.display = lecture.marche is not Marche.PRET
        waited = self._awaited() if lecture.marche is Marche.FINI else None
        if waited is None:
            self.show(lecture)
        else:
            self.show_awaited(waited)

    def _look(self) -> None:
        if not self.is_ticking and self.screen.is_current:
            self.renew()
