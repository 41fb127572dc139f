from __future__ import annotations

import pytest

from certif_tui.domain.planning.attente import AttenteJury, EtapeJury, attente
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.planning.suivi import Reel, suivi
from tests.domain.planned import PARIS, at, local
from tests.domain.test_suivi import AVEC_PAUSE, PLAN, passed, running


def wait(now: str, plan: Plan = PLAN, /, **reels: Reel) -> tuple[EtapeJury, str] | None:
    found = attente(plan, suivi(plan, reels, at(now), PARIS), at(now), PARIS)
    return (found.etape, local(found.echeance)) if found else None


def test_before_the_first_oral_its_hour_is_waited_for_and_stays_once_it_is_past() -> None:
    assert wait("08:30") == (EtapeJury.PASSAGE, "09:00:00")
    assert wait("09:07") == (EtapeJury.PASSAGE, "09:00:00")


def test_nothing_is_waited_for_during_an_oral() -> None:
    assert wait("09:10", a=running("09:00", 20)) is None


def test_the_jury_deliberates_for_as_long_as_the_plan_says_then_makes_ready() -> None:
    ended = passed("09:00", "09:30")
    assert wait("09:31", a=ended) == (EtapeJury.DELIBERATION, "09:40:00")
    assert wait("09:39:59", a=ended) == (EtapeJury.DELIBERATION, "09:40:00")
    assert wait("09:40", a=ended) == (EtapeJury.PASSAGE, "09:45:00")


def test_an_oral_ended_late_is_followed_by_the_changeover_and_does_not_slip_with_the_minutes() -> None:
    ended = passed("09:10", "09:40")
    assert wait("09:52", a=ended) == (EtapeJury.PASSAGE, "09:55:00")
    assert wait("10:20", a=ended) == (EtapeJury.PASSAGE, "09:55:00")


def test_a_break_behind_a_late_oral_is_kept_whole() -> None:
    assert wait("09:55", AVEC_PAUSE, a=passed("09:00", "09:35")) == (EtapeJury.PASSAGE, "10:05:00")


def test_behind_the_last_one_the_jury_deliberates_and_is_done() -> None:
    all_over = {"a": passed("09:00", "09:30"), "b": passed("09:45", "10:15"), "c": passed("10:30", "11:00")}
    assert wait("11:05", **all_over) == (EtapeJury.DELIBERATION, "11:10:00")
    assert wait("11:10", **all_over) is None


@pytest.mark.parametrize(("now", "left"), [("09:39", 60_000), ("09:40", 0), ("09:42:10", -130_000)])
def test_what_is_left_goes_below_zero(now: str, left: int) -> None:
    assert AttenteJury(EtapeJury.DELIBERATION, at("09:40")).reste_ms(at(now)) == left
