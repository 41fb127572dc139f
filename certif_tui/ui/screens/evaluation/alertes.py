"""What is said of time: as it runs out at five minutes, one minute and zero, and when it ran unattended."""

from __future__ import annotations

from datetime import datetime

from certif_tui.domain.chrono.state import Chrono, Lecture, Marche
from certif_tui.wording.text import NBSP

LASTING_MS = 15_000
"""How long an alert stays on screen."""
SEUILS = ((300_000, "il reste 5 minutes."), (60_000, "il reste 1 minute."), (0, "le temps est écoulé."))
AWAY_S = 60
"""Seconds without an action after which a clock still running is worth a word on coming back."""


def alert_of(lecture: Lecture) -> str | None:
    """The alert to show now, null when none is due."""
    courante = lecture.courante
    if lecture.marche is not Marche.EN_COURS or courante is None or courante.reste_ms is None:
        return None
    for seuil, words in SEUILS:
        planned_longer = courante.prevu_ms is not None and courante.prevu_ms > seuil
        if planned_longer and seuil - LASTING_MS < courante.reste_ms <= seuil:
            return f"{courante.phase.intitule}{NBSP}: {words}"
    return None


def away_words(chrono: Chrono, now: datetime) -> str | None:
    """How long a clock ran unattended, null when it does not run or somebody was just there."""
    if chrono.marche is not Marche.EN_COURS or chrono.dernier is None:
        return None
    away = int((now - chrono.dernier.instant).total_seconds())
    if away <= AWAY_S:
        return None
    return f"Le chrono a continué de courir. Sa dernière action remonte à {elapsed_words(away)}."


def elapsed_words(seconds: int) -> str:
    """A lapse of time in words: « 12 s », « 3 min 05 s », « 1 h 20 min »."""
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min {seconds % 60:02d} s"
    return f"{seconds // 3600} h {seconds % 3600 // 60:02d} min"
