"""The order of the sessions: today's, those to come, the past ones. Imports nothing heavy: the first screen has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from certif_tui.domain.fuseaux import FUSEAU, zone_of
from certif_tui.projections.apercu import LigneSession

AUJOURD_HUI, A_VENIR, PASSEES, SANS_DATE = "Aujourd'hui", "À venir", "Passées", "Sans date"
MOMENTS = (AUJOURD_HUI, A_VENIR, PASSEES, SANS_DATE)
"""The moments in the order they are listed."""


def by_moment(
    slugs: Sequence[str], lignes: Mapping[str, LigneSession], instant: datetime
) -> Iterable[tuple[str, list[str]]]:
    """The sessions of each moment that has some: the nearest to come first, the most recent of the past first.

    `instant` is now: which day it is depends on where a session takes place.
    """
    found: dict[str, list[tuple[date, str]]] = {moment: [] for moment in MOMENTS}
    today = _Today(instant)
    for slug in slugs:
        ligne = lignes.get(slug)
        day = date_of(slug, ligne)
        found[_moment(day, today.at(ligne.fuseau if ligne else ""))].append((day or date.min, slug))
    for moment, sessions in found.items():
        if sessions:
            ordered = sorted(sessions, key=lambda it: it[1], reverse=moment != A_VENIR)
            ordered.sort(key=lambda it: it[0], reverse=moment != A_VENIR)
            yield moment, [slug for _day, slug in ordered]


def date_of(slug: str, ligne: LigneSession | None) -> date | None:
    """The day of a session: its own once it is read, else the one its slug begins with; null when there is none."""
    if ligne is not None and not ligne.panne:
        return ligne.date
    try:
        return date.fromisoformat(slug[:10])
    except ValueError:
        return None


def _moment(day: date | None, today: date) -> str:
    if day is None:
        return SANS_DATE
    return AUJOURD_HUI if day == today else A_VENIR if day > today else PASSEES


class _Today:
    """Which day it is in each time zone: hundreds of sessions share a few."""

    def __init__(self, instant: datetime) -> None:
        self._instant, self._known = instant, dict[str, date]()

    def at(self, fuseau: str) -> date:
        """The day there; in France where nothing is said."""
        known = self._known.get(fuseau)
        if known is None:
            known = self._known[fuseau] = self._instant.astimezone(zone_of(fuseau or FUSEAU)).date()
        return known
