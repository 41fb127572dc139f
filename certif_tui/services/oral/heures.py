"""Times of day as people type them, where the session takes place."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.heures import TYPED, time_of
from certif_tui.domain.jours import typed_day
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.state import Session

HEURE = re.compile(rf"(?:(?P<jour>\S+)\s+(?:à\s+)?)?{TYPED}?")


def as_instant(local: datetime, fuseau: str) -> datetime:
    """The UTC instant of a local time without zone; in UTC where this machine does not know the zone."""
    return local.replace(tzinfo=zone_of(fuseau)).astimezone(UTC)


def first_instant(session: Session) -> datetime | None:
    """When the session's day begins, null where it has no day."""
    return as_instant(datetime.combine(session.date, time()), session.fuseau) if session.date else None


def read_instant(text: str, fuseau: str, now: datetime, *, past: bool = True) -> datetime:
    """An instant typed as `17:42`, `17h42` or `12/06/2026 17:42`. Raises `Refus`.

    Without a day, today; where it must be `past` and would be over twelve hours ahead, the day before.
    """
    found = HEURE.fullmatch(text.strip().replace("\u00a0", " "))
    if found is None:
        raise Refus("Heure\u00a0: tapez par exemple 17:42, ou 12/06/2026 17:42.")
    heure = time_of(found)
    if heure is None:
        typed = f"{int(found['heure'])}:{int(found['minute'] or 0):02d}"
        raise Refus(f"Il n'y a pas d'heure {typed}\u00a0: tapez par exemple 17:42.")
    there = now.astimezone(zone_of(fuseau)).replace(tzinfo=None)
    if found["jour"]:
        return as_instant(datetime.combine(_day(found["jour"], there.year), heure), fuseau)
    today = datetime.combine(there, heure)
    moment = as_instant(today, fuseau)
    if past and moment - now > timedelta(hours=12):
        moment = as_instant(today - timedelta(days=1), fuseau)
    return moment


def _day(text: str, annee: int) -> date:
    day = typed_day(text, annee)
    if day is None:
        raise Refus("Jour\u00a0: tapez JJ/MM/AAAA, par exemple 12/06/2026.")
    return day
