"""A time of day as people type it, `9:05` or `09h05`, and as it is written, `09:05`."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final

TYPED: Final = r"(?P<heure>[0-9]{1,2})\s*[:hH]\s*(?P<minute>[0-9]{2})"
"""A pattern to put in another; followed by `?` it takes `9h` too."""


def time_of(found: re.Match[str]) -> time | None:
    """The time of day of what `TYPED` found, null when there is none such, as 25:00."""
    heure, minute = int(found["heure"]), int(found["minute"] or 0)
    return time(heure, minute) if heure < 24 and minute < 60 else None


def hh_mm(moment: time | datetime) -> str:
    """A time of day as it is written, on paper and in events: `09:05`."""
    return f"{moment:%H:%M}"


def hh_mm_up(moment: datetime) -> str:
    """The time of day at which something is over, the minute begun counted whole: 10:48:20 is over at `10:49`."""
    whole = moment.replace(second=0, microsecond=0)
    return hh_mm(whole if whole == moment else whole + timedelta(minutes=1))
