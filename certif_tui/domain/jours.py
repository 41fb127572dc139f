"""A day as people type it, `12/06/2026`, `12/06` or `2026-06-12`, and as it is written in figures."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

TYPED: Final = ("%d/%m/%Y", "%Y-%m-%d")


SHORT: Final = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")


def typed_day(text: str, annee: int | None = None) -> date | None:
    """The day that was typed, null when it is none; without its year, `12/06`, it is that of `annee` where given."""
    typed = text.strip()
    if annee is not None and SHORT.fullmatch(typed):
        typed = f"{typed}/{annee:04d}"
    for form in TYPED:
        try:
            return datetime.strptime(typed, form).date()
        except ValueError:
            continue
    return None


def jour_court(day: date) -> str:
    """A date in figures: « 12/06/2026 »."""
    return f"{day:%d/%m/}{day.year:04d}"
