from __future__ import annotations

from datetime import date

import pytest

from certif_tui.domain.jours import jour_court, typed_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/06/2026", date(2026, 6, 12)),
        (" 2026-06-12 ", date(2026, 6, 12)),
        ("1/6/2026", date(2026, 6, 1)),
        ("12/06/26", None),
        ("31/02/2026", None),
        ("06-12-2026", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_is_typed_whatever_the_form_or_the_command(text: str, day: date | None) -> None:
    assert typed_day(text) == day


@pytest.mark.parametrize(
    ("text", "annee", "day"),
    [
        ("12/06", 2026, date(2026, 6, 12)),
        ("1/6", 2027, date(2027, 6, 1)),
        ("29/02", 2026, None),
        ("29/02", 2028, date(2028, 2, 29)),
        ("12/06/2025", 2026, date(2025, 6, 12)),
        ("12/06", None, None),
        ("12/", 2026, None),
    ],
)
def test_a_day_without_its_year_is_of_the_year_that_is_meant(text: str, annee: int | None, day: date | None) -> None:
    assert typed_day(text, annee) == day


def test_a_day_is_written_with_its_year_in_four_figures() -> None:
    assert jour_court(date(26, 6, 1)) == "01/06/0026"
