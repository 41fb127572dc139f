from __future__ import annotations

from datetime import timedelta

from certif_tui.domain.chrono.epreuve import PhasePrevue, plan_of
from certif_tui.domain.chrono.evenements import Ajustement, DebutCorrige, Fin, Pause, Reprise
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.evenements.base import Moment
from certif_tui.domain.facteurs import PLEIN_TEMPS
from tests.domain.factory import MINUTE, Oral, epreuve_of

COUNT_UP = (PhasePrevue("oral", "Jeu de rôle", None),)


def test_a_clock_not_started_shows_the_whole_plan_and_no_phase() -> None:
    oral = Oral()
    oral.wait(10)
    lecture = oral.lecture
    assert (lecture.marche, lecture.courante, lecture.ecoule_ms) == (Marche.PRET, None, 0)
    assert lecture.suivante is not None and lecture.suivante.phase.code == "expose"
    assert [temps.reste_ms for temps in lecture.phases] == [20 * MINUTE, 20 * MINUTE]


def test_the_time_left_runs_down_with_the_phase_under_way() -> None:
    oral = Oral.started()
    oral.wait(2.3)
    lecture = oral.lecture
    assert lecture.courante is not None and lecture.suivante is not None
    assert (lecture.courante.phase.code, lecture.courante.reste_ms) == ("expose", 17 * MINUTE + 42_000)
    assert lecture.suivante.phase.code == "dialogue"


def test_the_next_phase_starts_whole_and_keeps_what_the_one_before_used() -> None:
    oral = Oral.started()
    oral.wait(18)
    oral.start("dialogue")
    oral.wait(3)
    assert oral.utilise == [18 * MINUTE, 3 * MINUTE]
    assert oral.lecture.suivante is None
    assert oral.lecture.ecoule_ms == 21 * MINUTE


def test_a_pause_stops_the_clock_and_resuming_goes_on_from_there() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.record(Pause)
    oral.wait(30)
    assert (oral.lecture.marche, oral.utilise[0]) == (Marche.PAUSE, 5 * MINUTE)
    oral.record(Reprise)
    oral.wait(1)
    assert (oral.lecture.marche, oral.utilise[0]) == (Marche.EN_COURS, 6 * MINUTE)


def test_the_next_phase_runs_even_out_of_a_pause() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.record(Pause)
    oral.wait(2)
    oral.start("dialogue")
    oral.wait(1)
    assert oral.utilise == [5 * MINUTE, MINUTE]


def test_past_its_time_a_phase_goes_into_overtime_and_never_ends_by_itself() -> None:
    oral = Oral.started()
    oral.wait(24)
    courante = oral.lecture.courante
    assert oral.lecture.marche is Marche.EN_COURS
    assert courante is not None and courante.reste_ms == -4 * MINUTE


def test_a_phase_without_a_duration_counts_up() -> None:
    oral = Oral(plan=COUNT_UP)
    oral.start("oral")
    oral.wait(33)
    courante = oral.lecture.courante
    assert courante is not None
    assert (courante.prevu_ms, courante.reste_ms, courante.utilise_ms) == (None, None, 33 * MINUTE)


def test_the_final_time_stays_once_the_oral_has_ended() -> None:
    oral = Oral.started()
    oral.wait(20)
    oral.start("dialogue")
    oral.wait(21)
    oral.record(Fin)
    oral.wait(60)
    assert (oral.lecture.marche, oral.utilise) == (Marche.FINI, [20 * MINUTE, 21 * MINUTE])
    assert oral.lecture.courante is not None and oral.lecture.courante.phase.code == "dialogue"


def test_the_oral_can_end_during_a_pause() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.record(Pause)
    oral.wait(5)
    oral.record(Fin)
    assert (oral.lecture.marche, oral.utilise[0]) == (Marche.FINI, 5 * MINUTE)


def test_a_phase_returned_to_goes_on_from_the_time_it_had_used() -> None:
    oral = Oral.started()
    oral.wait(10)
    oral.start("dialogue")
    oral.wait(2)
    oral.start("expose")
    oral.wait(3)
    assert oral.utilise == [13 * MINUTE, 2 * MINUTE]


def test_a_phase_started_after_the_end_takes_the_oral_up_again() -> None:
    oral = Oral.started()
    oral.wait(10)
    oral.record(Fin)
    oral.wait(5)
    oral.start("dialogue")
    oral.wait(1)
    assert (oral.lecture.marche, oral.utilise) == (Marche.EN_COURS, [10 * MINUTE, MINUTE])


def test_a_mark_is_stamped_with_where_the_oral_stands() -> None:
    oral = Oral()
    assert oral.lecture.moment == Moment(phase="avant", ecoule_ms=0)
    oral.start("expose")
    oral.wait(20)
    oral.start("dialogue")
    oral.wait(1)
    assert oral.lecture.moment == Moment(phase="dialogue", ecoule_ms=21 * MINUTE)
    oral.record(Fin)
    oral.wait(1)
    assert oral.lecture.moment == Moment(phase="apres", ecoule_ms=21 * MINUTE)


def test_a_minute_given_goes_to_the_phase_under_way_alone() -> None:
    oral = Oral.started()
    oral.record(Ajustement, ajout_ms=MINUTE)
    oral.start("dialogue")
    oral.record(Ajustement, ajout_ms=-2 * MINUTE)
    assert [temps.prevu_ms for temps in oral.lecture.phases] == [21 * MINUTE, 18 * MINUTE]


def test_a_minute_given_during_a_pause_counts() -> None:
    oral = Oral.started()
    oral.record(Pause)
    oral.record(Ajustement, ajout_ms=MINUTE)
    assert oral.lecture.phases[0].prevu_ms == 21 * MINUTE


def test_a_phase_never_lasts_less_than_nothing_and_a_minute_given_then_shows() -> None:
    oral = Oral.started()
    for _ in range(25):
        oral.record(Ajustement, ajout_ms=-MINUTE)
    assert oral.lecture.phases[0].prevu_ms == 0
    oral.record(Ajustement, ajout_ms=MINUTE)
    assert oral.lecture.phases[0].prevu_ms == MINUTE


def test_a_minute_given_stays_with_a_duration_set_later() -> None:
    oral = Oral.started()
    oral.record(Ajustement, ajout_ms=MINUTE)
    oral.plan = plan_of(epreuve_of(), {"expose": 10}, PLEIN_TEMPS)
    assert oral.lecture.phases[0].prevu_ms == 11 * MINUTE


def test_the_minutes_given_that_still_count_are_named() -> None:
    oral = Oral.started()
    first = oral.record(Ajustement, ajout_ms=MINUTE)
    second = oral.record(Ajustement, ajout_ms=-MINUTE)
    assert list(oral.lecture.ajustements) == [first.id, second.id]
    oral.undo()
    assert list(oral.lecture.ajustements) == [first.id]


def test_a_clock_says_when_its_oral_began_only_where_that_was_corrected() -> None:
    oral = Oral.started()
    started = oral.machine.now().instant
    oral.wait(1)
    assert oral.lecture.debut_corrige is None
    oral.record(DebutCorrige, debut=started - timedelta(minutes=3))
    oral.record(DebutCorrige, debut=started - timedelta(minutes=2))
    assert oral.lecture.debut_corrige == started - timedelta(minutes=2)
    oral.undo()
    assert oral.lecture.debut_corrige == started - timedelta(minutes=3)


def test_a_corrected_start_counts_in_whole_milliseconds() -> None:
    oral = Oral.started()
    oral.wait(1)
    oral.record(DebutCorrige, debut=oral.machine.now().instant - timedelta(minutes=2, microseconds=1500))
    assert oral.utilise == [2 * MINUTE + 1, 0]
    assert oral.lecture.moment == Moment(phase="expose", ecoule_ms=2 * MINUTE + 1)
