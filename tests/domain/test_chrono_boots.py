from __future__ import annotations

from datetime import timedelta

from certif_tui.domain.chrono.evenements import Ajustement, Confirmation, Fin, Pause, Reprise
from certif_tui.domain.chrono.state import Marche, elapsed_ms, read
from certif_tui.domain.frozen import replace
from tests.domain.factory import HOUR, MINUTE, Machine, Oral


def test_inside_one_boot_a_change_of_the_wall_clock_changes_nothing() -> None:
    oral = Oral.started()
    oral.wait(5)
    for step in (2 * HOUR, -4 * HOUR):
        oral.machine.step_wall_clock(step)
        assert (oral.utilise[0], oral.lecture.approche) == (5 * MINUTE, False)


def test_time_runs_on_while_nobody_is_there() -> None:
    oral = Oral.started()
    oral.wait(17)
    just_started = Oral(oral.machine)
    just_started.evenements = list(oral.evenements)
    assert just_started.utilise[0] == 17 * MINUTE


def test_across_a_reboot_the_wall_clock_decides_and_the_time_is_only_approximate() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.machine.reboot(down_ms=3 * MINUTE)
    oral.wait(1)
    assert (oral.utilise[0], oral.lecture.approche) == (9 * MINUTE, True)


def test_a_reboot_during_a_pause_costs_nothing_and_leaves_the_time_exact() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.record(Pause)
    oral.machine.reboot(down_ms=3 * MINUTE)
    oral.record(Reprise)
    oral.wait(1)
    assert (oral.utilise[0], oral.lecture.approche) == (6 * MINUTE, False)


def test_once_approximate_the_time_stays_so_until_a_jure_confirms_it() -> None:
    oral = Oral.started()
    oral.machine.reboot(down_ms=MINUTE)
    oral.record(Pause)
    oral.record(Reprise)
    oral.wait(1)
    assert oral.lecture.approche
    oral.record(Confirmation)
    oral.wait(1)
    assert (oral.utilise[0], oral.lecture.approche) == (3 * MINUTE, False)


def test_a_time_confirmed_while_it_runs_is_exact_from_there_on_whatever_the_wall_clock_does() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.machine.reboot(down_ms=MINUTE)
    oral.record(Confirmation)
    oral.machine.step_wall_clock(-2 * HOUR)
    oral.wait(4)
    assert (oral.utilise[0], oral.lecture.approche) == (10 * MINUTE, False)


def test_the_final_time_can_be_confirmed_after_the_end() -> None:
    oral = Oral.started()
    oral.machine.reboot(down_ms=MINUTE)
    oral.record(Fin)
    assert oral.lecture.approche
    oral.record(Confirmation)
    assert (oral.lecture.approche, oral.lecture.marche) == (False, Marche.FINI)


def test_a_confirmation_undone_makes_the_time_approximate_again() -> None:
    oral = Oral.started()
    oral.machine.reboot(down_ms=MINUTE)
    oral.record(Confirmation)
    oral.undo()
    assert oral.lecture.approche


def test_confirming_an_exact_time_is_no_action() -> None:
    oral = Oral.started()
    oral.record(Confirmation)
    assert [action.type_name() for action in oral.chrono.actions] == ["phase_demarree"]


def test_a_second_reboot_after_a_confirmation_makes_the_time_approximate_again() -> None:
    oral = Oral.started()
    oral.machine.reboot(down_ms=MINUTE)
    oral.record(Confirmation)
    oral.machine.reboot(down_ms=MINUTE)
    assert oral.lecture.approche


def test_a_wall_clock_set_back_across_a_reboot_never_takes_time_already_used() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.record(Pause)
    oral.record(Reprise)
    oral.wait(2)
    oral.machine.reboot(down_ms=MINUTE)
    oral.machine.step_wall_clock(-2 * HOUR)
    assert (oral.utilise[0], oral.lecture.approche) == (5 * MINUTE, True)
    oral.record(Pause)
    assert oral.utilise[0] == 5 * MINUTE


def test_another_machine_reads_the_clock_by_its_wall_clock_and_says_so() -> None:
    oral = Oral.started()
    oral.wait(5)
    there = Machine(vrai_ms=oral.machine.vrai_ms, boot=99, demarree_ms=-HOUR)
    lecture = read(oral.chrono, oral.plan, there.now())
    assert (lecture.phases[0].utilise_ms, lecture.approche) == (5 * MINUTE, True)


def test_two_jures_whose_actions_reached_the_journal_in_the_other_order_keep_the_exact_time() -> None:
    oral = Oral.started()
    oral.wait(5)
    late = oral.made(Pause)
    oral.wait(3)
    oral.record(Ajustement, ajout_ms=MINUTE)
    oral.evenements.append(late)
    oral.wait(10)
    assert (oral.lecture.marche, oral.utilise[0]) == (Marche.PAUSE, 5 * MINUTE)


def test_no_order_of_events_takes_the_time_used_below_zero() -> None:
    oral = Oral()
    early = oral.made(Pause)
    oral.wait(10)
    oral.start("expose")
    oral.evenements.append(early)
    assert oral.utilise == [0, 0]


def test_milliseconds_across_boots_are_whole_and_never_negative() -> None:
    machine = Machine()
    start = machine.now()
    machine.reboot(down_ms=1)
    assert elapsed_ms(start, machine.now()) == (1, True)
    almost_two = replace(machine.now(), instant=start.instant + timedelta(microseconds=1999))
    assert elapsed_ms(start, almost_two) == (1, True)
    machine.step_wall_clock(-HOUR)
    assert elapsed_ms(start, machine.now()) == (0, True)
