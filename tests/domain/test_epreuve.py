from __future__ import annotations

import pytest

from certif_tui.domain.chrono.epreuve import plan_of, shortened
from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.referentiel.model import Phase
from tests.domain.factory import MINUTE, epreuve_of


def test_the_bloc_3_oral_is_twenty_minutes_twice() -> None:
    plan = plan_of(epreuve_of(), {}, PLEIN_TEMPS)
    assert [(phase.code, phase.prevu_ms) for phase in plan] == [("expose", 20 * MINUTE), ("dialogue", 20 * MINUTE)]


def test_a_tiers_temps_makes_twenty_minutes_into_twenty_six_forty_exactly() -> None:
    assert [phase.prevu_ms for phase in plan_of(epreuve_of(), {}, TIERS_TEMPS)] == [(26 * 60 + 40) * 1000] * 2


@pytest.mark.parametrize(
    ("minutes", "numerateur", "denominateur", "prevu_ms"),
    [(7, 4, 3, 560_000), (1, 8, 7, 68_571), (20, 3, 2, 30 * MINUTE), (20, 1, 1, 20 * MINUTE)],
)
def test_a_factor_is_an_exact_fraction_and_less_than_a_millisecond_is_dropped(
    minutes: int, numerateur: int, denominateur: int, prevu_ms: int
) -> None:
    facteur = Facteur(numerateur=numerateur, denominateur=denominateur)
    plan = plan_of(epreuve_of(Phase(code="oral", intitule="Oral", minutes=minutes)), {}, facteur)
    assert plan[0].prevu_ms == prevu_ms


def test_the_session_sets_a_duration_where_the_referentiel_gives_none_and_the_factor_lengthens_it() -> None:
    epreuve = epreuve_of(Phase(code="oral", intitule="Jeu de rôle", minutes=None))
    assert plan_of(epreuve, {}, TIERS_TEMPS)[0].prevu_ms is None
    assert plan_of(epreuve, {"oral": 30}, TIERS_TEMPS)[0].prevu_ms == 40 * MINUTE


def test_the_session_can_let_a_timed_phase_count_up() -> None:
    assert plan_of(epreuve_of(), {"dialogue": None}, PLEIN_TEMPS)[1].prevu_ms is None


@pytest.mark.parametrize(
    ("retard", "left"),
    [(0, [20, 20]), (10, [20, 10]), (20, [20, 0]), (25, [15, 0]), (40, [0, 0]), (90, [0, 0])],
)
def test_a_delay_comes_off_the_end_of_the_oral_and_no_phase_goes_below_zero(retard: int, left: list[int]) -> None:
    plan = shortened(plan_of(epreuve_of(), {}, PLEIN_TEMPS), retard * MINUTE)
    expose, dialogue = (minutes * MINUTE for minutes in left)
    assert [(it.code, it.prevu_ms) for it in plan] == [("expose", expose), ("dialogue", dialogue)]


def test_a_delay_is_in_true_minutes_whatever_the_factor() -> None:
    plan = shortened(plan_of(epreuve_of(), {}, TIERS_TEMPS), 10 * MINUTE)
    assert [phase.prevu_ms for phase in plan] == [1_600_000, 1_000_000]


@pytest.mark.parametrize("libre", ["expose", "dialogue"])
def test_an_oral_that_counts_up_has_no_end_to_keep(libre: str) -> None:
    plan = plan_of(epreuve_of(), {libre: None}, PLEIN_TEMPS)
    assert shortened(plan, 10 * MINUTE) == plan


def test_a_delay_takes_nothing_from_a_phase_that_lasts_no_time() -> None:
    plan = plan_of(epreuve_of(), {}, PLEIN_TEMPS)
    gone = shortened(plan, 20 * MINUTE)
    assert [phase.prevu_ms for phase in shortened(gone, 5 * MINUTE)] == [15 * MINUTE, 0]
    assert shortened(gone, 0) == gone
