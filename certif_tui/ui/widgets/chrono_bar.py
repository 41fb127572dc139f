"""The clock of the oral on one line: phase, time, bar, what comes next. It never takes the focus."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.message import Message

from certif_tui.documents.horloge import HorlogeSalle, over_words, style_of
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
HINTS = {Marche.PRET: "C démarre", Marche.PAUSE: "EN PAUSE · C reprend", Marche.FINI: "oral terminé"}


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
    """What comes next: a hint when the clock stands, the following phase with its time when it runs.

    Overtime is said first; how much only once the clock stands, for the time beside it tells it as it grows.
    """
    over = over_words(lecture)
    if lecture.marche is not Marche.EN_COURS:
        return " · ".join(filter(None, (HINTS[lecture.marche], over)))
    suivante = lecture.suivante
    words = "TEMPS DÉPASSÉ " if over else ""
    if suivante is None:
        return f"{words}dernière phase"
    duree = f" {minutes(suivante.prevu_ms)}" if suivante.prevu_ms is not None else ""
    return f"{words}puis {suivante.phase.intitule}{duree}"


def next_style(lecture: Lecture) -> str:
    """The style of those words: overtime is an alert, never grey."""
    return "alerte" if over_words(lecture) else "discret"


class ChronoBar(SideBySide):
    """Shows a reading of the clock; asks for the next one (`Beat`) at the second boundary, only while it runs."""

    DEFAULT_CSS = """
    ChronoBar { height: 1; padding-left: 1; }
    ChronoBar #phase { margin-right: 1; max-width: 36; }
    ChronoBar #suite { margin-left: 2; }
    """

    class Beat(Message):
        """A second has passed: another reading is wanted."""

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._phase, self._temps = (Cell(id=name, fitted=True, style="titre") for name in ("phase", "temps"))
        self._barre, self._suite = Cell(id="barre", fitted=True), Cell(id="suite")
        self._timer: asyncio.TimerHandle | None = None

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
        self._temps.put(f"{face}{NBSP}", style_of(lecture))
        self._barre.put(bar(lecture.courante, self._glyphs, min(BAR, room)), "discret")
        self._suite.put(suite, next_style(lecture))

    def show_awaited(self, horloge: HorlogeSalle) -> None:
        """Show what is waited for once the oral has ended, and how it ended behind it; no beat is kept."""
        self._phase.put(horloge.titre, "titre")
        self._temps.put(f"{horloge.face}{NBSP}", horloge.style)
        self._barre.put("", "discret")
        self._suite.put(horloge.mots, horloge.style if horloge.style != "titre" else "discret")

    def _arm(self, lecture: Lecture) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        courante = lecture.courante
        if lecture.marche is Marche.EN_COURS and courante is not None:
            # A timer of the loop: one of Textual's is a task of its own, made anew each second of the oral.
            self._timer = asyncio.get_running_loop().call_later(until_next_second(courante), self._tick)

    def _tick(self) -> None:
        self._timer = None
        self.post_message(self.Beat())

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
