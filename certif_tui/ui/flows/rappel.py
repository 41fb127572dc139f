"""Clocks left running behind the juror's back: which, and how to go and stop them. They are never stopped silently."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.wording.durations import clock_minutes
from certif_tui.wording.text import NBSP


class Rappel:
    """The clocks seen running, each watched until it stops."""

    def __init__(self, named: Callable[[Candidat], str]) -> None:
        """`named` gives a candidat's name as a sentence quotes it."""
        self._named = named
        self._watched: dict[str, tuple[Candidat, ChronoOuvert]] = {}

    def watch(self, candidat: Candidat, chrono: ChronoOuvert) -> None:
        """Watch this clock for as long as it runs."""
        self._watched[candidat.slug] = (candidat, chrono)

    def is_watched(self, candidat: Candidat) -> bool:
        """Whether that candidat's clock is watched already."""
        return candidat.slug in self._watched

    def words(self, sauf: Candidat) -> str | None:
        """What to say beside the sheet of `sauf`, whose own clock is on screen; null when no other clock runs.

        Takes in what others wrote since: a look at one file's date for each clock watched.
        """
        running = [it for it in list(self._watched.values()) if self._runs(*it) and it[0].slug != sauf.slug]
        if not running:
            return None
        candidat, chrono = running[0]
        others = f" (et {len(running) - 1} de plus)" if len(running) > 1 else ""
        reading = clock_minutes(chrono.read())
        return f"Le chrono de {self._named(candidat)} tourne encore ({reading}){others}{NBSP}: Échap, C sur sa grille."

    def _runs(self, candidat: Candidat, chrono: ChronoOuvert) -> bool:
        chrono.live.refresh()
        if chrono.chrono.marche is not Marche.EN_COURS:
            del self._watched[candidat.slug]
            return False
        return True
