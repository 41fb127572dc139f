"""The clock of the oral on one line: phase, time, bar, what comes next. It never takes the focus."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import events
from textual.app import ComposeResult

from certif_tui.domain.chrono.state import Lecture, Marche, TempsPhase
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.drawn import SideBySide
from certif_tui.wording.durations import clock_face, minutes
from certif_tui.wording.signs import WGL4, Glyphs
from certif_tui.wording.text import NBSP

BAR, LEAST_BAR = 20, 8
"""Cells of the bar where there is room for it, and those below which it says nothing."""
MARGINS = 4
"""Cells of the line that separate its parts."""
MOST_PHASE = 36
WARNING_MS = 5 * 60_000
URGENT_MS = 60_000
HINTS = {Marche.PRET: "C démarre", Marche.PAUSE: "EN PAUSE · C reprend", Marche.FINI: "oral terminé"}


def urgency(lecture: Lecture) -> str:
    """The style of the time: calm, five minutes left, one minute left or overtime."""
    courante = lecture.courante
    if courante is None or courante.reste_ms is None or lecture.marche is Marche.FINI:
        return "titre"
    if courante.reste_ms <= URGENT_MS:
        return "alerte"
    return "non_valide" if courante.reste_ms <= WARNING_MS else "titre"


def bar(temps: TempsPhase | None, glyphs: Glyphs, width: int = BAR) -> str:
    """The share of the phase that is used, in `width` cells; empty for a phase that counts up, or too little room."""
    if width < LEAST_BAR or (temps is not None and not temps.prevu_ms):
        return ""
    used = min(width, temps.utilise_ms * width // temps.prevu_ms) if temps and temps.prevu_ms else 0
    return glyphs.plein * used + glyphs.creux * (width - used)


def phase_words(lecture: Lecture) -> str:
    """The phase under way, or the first one before the start."""
    temps = lecture.courante or lecture.suivante
    return temps.phase.intitule.upper() if temps else ""


def next_words(lecture: Lecture) -> str:
    """What comes next: a hint when the clock stands, the following phase with its time when it runs."""
    if lecture.marche is not Marche.EN_COURS:
        return HINTS[lecture.marche]
    suivante = lecture.suivante
    courante = lecture.courante
    over = courante is not None and courante.reste_ms is not None and courante.reste_ms < 0
    words = "TEMPS DÉPASSÉ " if over else ""
    if suivante is None:
        return f"{words}dernière phase"
    duree = f" {minutes(suivante.prevu_ms)}" if suivante.prevu_ms is not None else ""
    return f"{words}puis {suivante.phase.intitule}{duree}"


class ChronoBar(SideBySide):
    """Shows a reading of the clock; asks for the next one at the second boundary, only while it runs."""

    DEFAULT_CSS = """
    ChronoBar { height: 1; padding-left: 1; }
    ChronoBar #phase { margin-right: 1; max-width: 36; }
    ChronoBar #suite { margin-left: 2; }
    """

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._phase, self._temps = (Cell(id=name, fitted=True, style="titre") for name in ("phase", "temps"))
        self._barre, self._suite = Cell(id="barre", fitted=True), Cell(id="suite")
        self._timer: asyncio.TimerHandle | None = None
        self.tick: Callable[[], None] = lambda: None

    @property
    def is_ticking(self) -> bool:
        """Whether a timer waits for the next second."""
        return self._timer is not None

    def compose(self) -> ComposeResult:
        """The cells, each painted only when its own words change."""
        yield from (self._phase, self._temps, self._barre, self._suite)

    def show(self, lecture: Lecture, *, hidden: bool = False) -> None:
        """Show a reading; a bar that is `hidden` only keeps the beat."""
        if not hidden:
            self._paint(lecture)
        self._arm(lecture)

    def _paint(self, lecture: Lecture) -> None:
        face = (self._glyphs.environ if lecture.approche else "") + clock_face(lecture)
        phase, suite = phase_words(lecture), next_words(lecture)
        # The words go first: a bar that hid « EN PAUSE » or « oral terminé » would say less than it covers.
        room = self.size.width - MARGINS - min(MOST_PHASE, len(phase)) - len(face) - 1 - len(suite)
        self._phase.put(phase, "titre")
        self._temps.put(f"{face}{NBSP}", urgency(lecture))
        self._barre.put(bar(lecture.courante, self._glyphs, min(BAR, room)), "discret")
        self._suite.put(suite, "discret")

    def _arm(self, lecture: Lecture) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        courante = lecture.courante
        if lecture.marche is Marche.EN_COURS and courante is not None:
            # A timer of the loop: one of Textual's is a task of its own, made anew each second of the oral. A bare
            # callback: `call_next` would wrap it, and have its parameters counted anew each second too.
            wait_s, beat = until_next_second(courante), events.Callback(callback=self._tick)
            self._timer = asyncio.get_running_loop().call_later(wait_s, self.post_message, beat)

    def _tick(self) -> None:
        self._timer = None
        self.tick()

    def on_unmount(self) -> None:
        """Let the timer go with the screen."""
        if self._timer:
            self._timer.cancel()


def until_next_second(temps: TempsPhase) -> float:
    """Seconds until the face of the clock changes next."""
    counting = temps.utilise_ms if temps.prevu_ms is None or temps.utilise_ms >= temps.prevu_ms else None
    reste = temps.reste_ms or 0
    milliseconds = 1000 - counting % 1000 if counting is not None else (reste % 1000 or 1000)
    return (milliseconds + 2) / 1000
