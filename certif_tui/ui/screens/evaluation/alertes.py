"""What is said as time runs out: at five minutes, one minute and zero."""

from __future__ import annotations

from certif_tui.domain.chrono.state import Lecture, Marche

LASTING_MS = 15_000
"""How long an alert stays on screen."""
SEUILS = ((300_000, "il reste 5 minutes."), (60_000, "il reste 1 minute."), (0, "le temps est écoulé."))


def alert_of(lecture: Lecture) -> str | None:
    """The alert to show now, null when none is due."""
    courante = lecture.courante
    if lecture.marche is not Marche.EN_COURS or courante is None or courante.reste_ms is None:
        return None
    for seuil, words in SEUILS:
        planned_longer = courante.prevu_ms is not None and courante.prevu_ms > seuil
        if planned_longer and seuil - LASTING_MS < courante.reste_ms <= seuil:
            return f"{courante.phase.intitule}\u00a0: {words}"
    return None


def elapsed_words(seconds: int) -> str:
    """A lapse of time in words: « 12 s », « 3 min 05 s », « 1 h 20 min »."""
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min {seconds % 60:02d} s"
    return f"{seconds // 3600} h {seconds % 3600 // 60:02d} min"
