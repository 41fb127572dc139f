"""Days and times of day in French, where the session takes place."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from certif_tui.domain.fuseaux import known_zone
from certif_tui.domain.heures import hh_mm
from certif_tui.domain.jours import jour_court

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def jour(day: date) -> str:
    """A date in full: « vendredi 12 juin 2026 », « lundi 1er juin 2026 »."""
    return f"{JOURS[day.weekday()]} {_du_mois(day)}"


def heure_du_jour(instant: datetime, fuseau: str) -> str:
    """An instant where the session takes place: « 12 juin 2026 à 14:32 ».

    `fuseau` is an IANA time zone; one this machine does not know gives UTC, and says so.
    """
    zone, suffix = _zone(fuseau)
    there = instant.astimezone(zone)
    return f"{_du_mois(there)} à {hh_mm(there)}{suffix}"


def heure(instant: datetime, fuseau: str) -> str:
    """The time of day of an instant where the session takes place: « 14:32 »."""
    zone, suffix = _zone(fuseau)
    return f"{hh_mm(instant.astimezone(zone))}{suffix}"


def local_day(instant: datetime, fuseau: str) -> date:
    """The day of an instant where the session takes place."""
    return instant.astimezone(_zone(fuseau)[0]).date()


def heure_vue_de(instant: datetime, now: datetime, fuseau: str) -> str:
    """The same, with its day when that is not the day of `now`: « 17:30 », « demain à 01:10 »."""
    zone, _suffix = _zone(fuseau)
    there, today = instant.astimezone(zone).date(), now.astimezone(zone).date()
    days = {0: "", 1: "demain à ", -1: "hier à "}
    return days.get((there - today).days, f"le {jour_court(there)} à ") + heure(instant, fuseau)


def heure_a_taper(instant: datetime, now: datetime, fuseau: str) -> str:
    """The same as `read_instant` takes it back: « 17:30 » on the day of `now`, else « 12/06/2026 17:30 »."""
    there, today = instant.astimezone(_zone(fuseau)[0]), local_day(now, fuseau)
    return hh_mm(there) if there.date() == today else f"{jour_court(there.date())} {hh_mm(there)}"


def a_l_heure(instant: datetime, now: datetime, fuseau: str) -> str:
    """The same as it ends a sentence: « à 17:30 », « demain à 01:10 »."""
    shown = heure_vue_de(instant, now, fuseau)
    return f"à {shown}" if shown[0].isdigit() else shown


def _zone(fuseau: str) -> tuple[tzinfo, str]:
    zone = known_zone(fuseau)
    return (zone, "") if zone else (UTC, " (UTC)")


def _du_mois(day: date) -> str:
    """« 12 juin 2026 », « 1er juin 2026 »."""
    return f"{day.day}{'er' if day.day == 1 else ''} {MOIS[day.month - 1]} {day.year}"
