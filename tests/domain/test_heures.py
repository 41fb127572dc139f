from __future__ import annotations

import re

import pytest

from certif_tui.domain.heures import TYPED, hh_mm, time_of


@pytest.mark.parametrize(
    ("text", "written"),
    [("9:05", "09:05"), ("09h05", "09:05"), ("23 H 59", "23:59"), ("24:00", None), ("12:60", None)],
)
def test_a_time_of_day_is_read_as_it_is_typed_and_written_in_four_figures(text: str, written: str | None) -> None:
    found = re.fullmatch(TYPED, text)
    assert found is not None
    moment = time_of(found)
    assert (hh_mm(moment) if moment else None) == written


def test_minutes_may_be_left_out_only_where_that_is_said() -> None:
    assert re.fullmatch(TYPED, "9h") is None
    found = re.fullmatch(rf"{TYPED}?", "9h")
    assert found is not None and time_of(found) is not None
