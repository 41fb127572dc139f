from __future__ import annotations

import pytest

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.refus import Refus
from certif_tui.services.oral.passage import move_chrono
from tests.services.desk import CLAIRE, INES, Desk

MINUTE = 60_000


def test_one_key_starts_pauses_and_resumes(desk: Desk) -> None:
    chrono = desk.open_chrono()
    marches = []
    for _ in range(3):
        chrono.toggle()
        marches.append(chrono.read().marche)
        desk.machine.pass_time(MINUTE)
    assert marches == [Marche.EN_COURS, Marche.PAUSE, Marche.EN_COURS]
    assert chrono.read().ecoule_ms == 2 * MINUTE


def test_the_clock_runs_on_while_the_program_is_away(desk: Desk) -> None:
    desk.open_chrono().toggle()
    desk.machine.pass_time(5 * MINUTE)
    lecture = desk.open_chrono().read()
    assert (lecture.ecoule_ms, lecture.approche) == (5 * MINUTE, False)


def test_after_a_reboot_the_time_is_approximate_until_a_jure_vouches_for_it(desk: Desk) -> None:
    desk.open_chrono().toggle()
    desk.machine.reboot(down_ms=2 * MINUTE)
    chrono = desk.open_chrono()
    assert (chrono.read().ecoule_ms, chrono.read().approche) == (2 * MINUTE, True)
    chrono.confirm()
    assert not chrono.read().approche
    with pytest.raises(Refus, match="exact"):
        chrono.confirm()


def test_phases_follow_each_other_and_only_an_end_comes_after_the_last(desk: Desk) -> None:
    chrono = desk.open_chrono()
    chrono.toggle()
    assert chrono.next_phase()
    assert not chrono.next_phase()
    chrono.end()
    assert chrono.read().marche is Marche.FINI
    for action in (chrono.toggle, chrono.next_phase, chrono.end, lambda: chrono.adjust(1)):
        with pytest.raises(Refus, match="terminé"):
            action()


def test_before_the_start_there_is_nothing_to_end_adjust_or_undo(desk: Desk) -> None:
    chrono = desk.open_chrono()
    for action in (chrono.end, lambda: chrono.adjust(1), chrono.undo, lambda: chrono.give_reason("x")):
        with pytest.raises(Refus):
            action()
    assert chrono.live.seq == 0


def test_minutes_are_given_and_taken_but_a_phase_never_lasts_less_than_nothing(desk: Desk) -> None:
    chrono = desk.open_chrono(INES)
    chrono.toggle()
    chrono.adjust(2)
    chrono.adjust(-1)
    courante = chrono.read().courante
    assert courante is not None and courante.prevu_ms == 1_600_000 + MINUTE
    with pytest.raises(Refus, match="zéro"):
        chrono.adjust(-30)


def test_a_phase_that_counts_up_has_no_duration_to_adjust(desk: Desk) -> None:
    desk.open_session().durees.set("expose", None)
    chrono = desk.open_chrono()
    chrono.toggle()
    with pytest.raises(Refus, match="pas de durée"):
        chrono.adjust(1)


def test_an_end_by_mistake_is_undone_and_the_time_never_stopped(desk: Desk) -> None:
    chrono = desk.open_chrono()
    chrono.toggle()
    desk.machine.pass_time(MINUTE)
    chrono.end()
    desk.machine.pass_time(MINUTE)
    chrono.undo()
    assert (chrono.read().marche, chrono.read().ecoule_ms) == (Marche.EN_COURS, 2 * MINUTE)


def test_a_reason_is_added_after_the_action_it_explains(desk: Desk) -> None:
    chrono = desk.open_chrono()
    chrono.toggle()
    chrono.toggle()
    chrono.give_reason("alarme incendie")
    assert list(desk.open_chrono(CLAIRE).chrono.motifs.values()) == ["alarme incendie"]


def test_the_whole_jury_shares_one_clock(desk: Desk) -> None:
    paul, sophie = desk.poste(0).open_chrono(CLAIRE), desk.poste(1).open_chrono(CLAIRE)
    paul.toggle()
    desk.machine.pass_time(MINUTE)
    sophie.live.refresh()
    sophie.toggle()
    paul.live.refresh()
    assert paul.read() == sophie.read()
    assert paul.read().marche is Marche.PAUSE


def test_a_clock_is_moved_to_one_that_never_ran_and_the_disk_keeps_both_events(desk: Desk) -> None:
    source, cible = desk.open_chrono(CLAIRE), desk.open_chrono(INES)
    source.toggle()
    desk.machine.pass_time(MINUTE)
    with pytest.raises(Refus, match="motif"):
        move_chrono(source, cible, " ")
    move_chrono(source, cible, "mauvaise ligne")
    desk.machine.pass_time(MINUTE)
    moved = desk.open_chrono(INES)
    assert (moved.read().ecoule_ms, moved.read().approche) == (2 * MINUTE, False)
    assert desk.open_chrono(CLAIRE).chrono.marche is Marche.PRET
    moved.undo()
    assert moved.chrono.marche is Marche.PRET


def test_a_moved_clock_never_overwrites_another(desk: Desk) -> None:
    source, cible = desk.open_chrono(CLAIRE), desk.open_chrono(INES)
    source.toggle()
    cible.toggle()
    before = cible.chrono
    with pytest.raises(Refus, match="déjà servi"):
        move_chrono(source, cible, "mauvaise ligne")
    assert (cible.chrono, source.chrono.marche) == (before, Marche.EN_COURS)


def test_a_clock_started_by_somebody_else_at_that_moment_keeps_its_time(desk: Desk) -> None:
    source, cible = desk.open_chrono(CLAIRE), desk.open_chrono(INES)
    source.toggle()
    desk.open_chrono(INES).toggle()
    with pytest.raises(Refus, match="déjà servi"):
        move_chrono(source, cible, "mauvaise ligne")
    assert desk.open_chrono(INES).chrono.recu is None
    assert desk.open_chrono(CLAIRE).chrono.marche is Marche.EN_COURS


def test_a_clock_s_move_cut_off_after_the_copy_is_finished_the_next_time(desk: Desk) -> None:
    source = desk.open_chrono(CLAIRE)
    source.toggle()
    before = desk.journal.documents(source.live.stream)
    move_chrono(source, desk.open_chrono(INES), "mauvaise ligne")
    desk.journal.overwrite(source.live.stream, before)
    move_chrono(desk.open_chrono(CLAIRE), desk.open_chrono(INES), "mauvaise ligne")
    assert desk.open_chrono(CLAIRE).chrono.marche is Marche.PRET
    assert desk.open_chrono(INES).chrono.marche is Marche.EN_COURS
