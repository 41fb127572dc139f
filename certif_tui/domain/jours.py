"""A day as people type it, `12/06/2026` or `2026-06-12`, and as it is written in figures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

TYPED: Final = ("%d/%m/%Y", "%Y-%m-%d")


def typed_day(text: str) -> date | None:
    """The day that was typed, null when it is none."""
    for form in TYPED:
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None


def jour_court(day: date) -> str:
    """A date in figures: « 12/06/2026 »."""
    return f"{day:%d/%m/}{day.year:04d}"
