from __future__ import annotations

from certif_tui.domain.chrono.evenements import Ajustement, Confirmation, Fin, Pause, PhaseDemarree, Reprise
from certif_tui.domain.chrono.state import Chrono, Marche
from certif_tui.domain.evenements.base import Annulation
from tests.domain.factory import MINUTE, Oral


def test_what_means_nothing_before_the_start_changes_nothing() -> None:
    oral = Oral()
    for kind, fields in ((Pause, {}), (Reprise, {}), (Fin, {}), (Ajustement, {"ajout_ms": MINUTE}), (Confirmation, {})):
        oral.record(kind, **fields)
    assert oral.chrono == Chrono()


def test_what_means_nothing_after_the_end_changes_nothing() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.record(Fin)
    before = oral.chrono
    oral.wait(5)
    for kind, fields in ((Pause, {}), (Reprise, {}), (Fin, {}), (Ajustement, {"ajout_ms": MINUTE}), (Confirmation, {})):
        oral.record(kind, **fields)
    assert oral.chrono == before


def test_two_jures_who_press_the_same_key_at_once_made_one_action_that_one_undo_takes_back() -> None:
    oral = Oral.started()
    oral.wait(5)
    for kind, fields in ((PhaseDemarree, {"phase": "dialogue"}), (Pause, {}), (Reprise, {}), (Fin, {})):
        before = oral.chrono.actions
        oral.record(kind, **fields)
        oral.wait(0.01)
        oral.record(kind, **fields)
        assert len(oral.chrono.actions) == len(before) + 1
    for _ in range(4):
        oral.undo()
    assert oral.lecture.courante is not None and oral.lecture.courante.phase.code == "expose"


def test_undoing_a_pause_gives_the_time_back() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.record(Pause)
    oral.wait(2)
    oral.undo()
    assert (oral.lecture.marche, oral.utilise[0]) == (Marche.EN_COURS, 7 * MINUTE)


def test_undoing_a_resumption_makes_the_pause_go_on_from_where_it_began() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.record(Pause)
    oral.wait(2)
    oral.record(Reprise)
    oral.wait(3)
    oral.undo()
    assert (oral.lecture.marche, oral.utilise[0]) == (Marche.PAUSE, 5 * MINUTE)


def test_undoing_a_change_of_phase_gives_its_time_to_the_phase_before() -> None:
    oral = Oral.started()
    oral.wait(12)
    oral.start("dialogue")
    oral.wait(1)
    oral.undo()
    assert oral.utilise == [13 * MINUTE, 0]
    assert oral.lecture.courante is not None and oral.lecture.courante.phase.code == "expose"


def test_undoing_the_start_makes_the_clock_ready_again() -> None:
    oral = Oral.started()
    oral.wait(1)
    oral.undo()
    assert oral.chrono == Chrono()
    oral.start("expose")
    oral.wait(1)
    assert oral.utilise[0] == MINUTE


def test_undoing_the_end_goes_on_as_if_it_had_not_been_said() -> None:
    oral = Oral.started()
    oral.wait(12)
    oral.record(Fin)
    oral.wait(0.5)
    oral.undo()
    assert (oral.lecture.marche, oral.utilise[0]) == (Marche.EN_COURS, 12 * MINUTE + 30_000)


def test_undoing_an_end_said_during_a_pause_returns_to_the_pause() -> None:
    oral = Oral.started()
    oral.record(Pause)
    oral.record(Fin)
    oral.undo()
    assert oral.lecture.marche is Marche.PAUSE


def test_undoing_a_minute_given_takes_it_back() -> None:
    oral = Oral.started()
    oral.record(Ajustement, ajout_ms=MINUTE)
    oral.undo()
    assert oral.lecture.phases[0].prevu_ms == 20 * MINUTE


def test_undo_takes_back_one_action_after_the_other_down_to_the_start() -> None:
    oral = Oral.started()
    oral.record(Pause)
    oral.record(Ajustement, ajout_ms=MINUTE)
    oral.record(Reprise)
    undone = []
    while oral.chrono.annulable:
        undone.append(oral.chrono.annulable.type_name())
        oral.undo()
    assert undone == ["reprise", "ajustement", "pause", "phase_demarree"]


def test_the_same_action_undone_by_two_jures_at_once_is_undone_once() -> None:
    oral = Oral.started()
    pause = oral.record(Pause)
    oral.undo_this(pause)
    oral.undo_this(pause)
    assert [action.type_name() for action in oral.chrono.actions] == ["phase_demarree"]


def test_an_action_undone_while_another_jure_acted_is_undone_and_the_other_action_stays() -> None:
    oral = Oral.started()
    oral.wait(5)
    pause = oral.record(Pause)
    oral.wait(1)
    oral.record(Ajustement, ajout_ms=MINUTE)
    oral.undo_this(pause)
    oral.wait(1)
    assert oral.lecture.phases[0].prevu_ms == 21 * MINUTE
    assert (oral.lecture.marche, oral.utilise[0]) == (Marche.EN_COURS, 7 * MINUTE)


def test_a_resumption_whose_pause_was_undone_no_longer_means_anything() -> None:
    oral = Oral.started()
    oral.wait(5)
    pause = oral.record(Pause)
    oral.wait(1)
    oral.record(Reprise)
    oral.undo_this(pause)
    oral.wait(1)
    assert oral.utilise[0] == 7 * MINUTE
    assert [action.type_name() for action in oral.chrono.actions] == ["phase_demarree"]


def test_a_start_undone_behind_others_leaves_what_still_means_something() -> None:
    oral = Oral()
    start = oral.start("expose")
    oral.wait(5)
    oral.record(Pause)
    oral.start("dialogue")
    oral.wait(2)
    oral.undo_this(start)
    assert oral.utilise == [0, 2 * MINUTE]


def test_undoing_what_is_not_there_changes_nothing() -> None:
    oral = Oral.started()
    before = oral.chrono
    oral.evenements.append(oral.scribe(Annulation, cible="f" * 32))
    assert oral.chrono == before


def test_a_reason_can_be_given_after_the_fact_changed_and_taken_back() -> None:
    oral = Oral.started()
    pause = oral.record(Pause)
    oral.record(Reprise)
    oral.explain(pause, "Alarme incendie")
    oral.explain(pause, "Exercice d'évacuation")
    assert dict(oral.chrono.motifs) == {pause.id: "Exercice d'évacuation"}
    oral.explain(pause, "")
    assert not oral.chrono.motifs


def test_a_reason_changes_no_time_and_is_not_the_action_an_undo_takes_back() -> None:
    oral = Oral.started()
    oral.wait(5)
    pause = oral.record(Pause)
    oral.wait(5)
    oral.explain(pause, "Alarme incendie")
    assert oral.utilise[0] == 5 * MINUTE
    assert oral.chrono.annulable == oral.chrono.dernier == pause


def test_the_reason_of_an_action_undone_goes_with_it() -> None:
    oral = Oral.started()
    pause = oral.record(Pause)
    oral.explain(pause, "Alarme incendie")
    oral.undo()
    assert not oral.chrono.motifs


def test_a_reason_given_for_what_was_undone_or_changed_nothing_is_not_kept() -> None:
    oral = Oral.started()
    pause = oral.record(Pause)
    ignored = oral.record(Pause)
    oral.undo()
    oral.explain(pause, "Alarme incendie")
    oral.explain(ignored, "Alarme incendie")
    assert not oral.chrono.motifs


def test_a_reason_stays_with_its_action_when_another_one_is_undone() -> None:
    oral = Oral.started()
    paused = oral.record(Pause)
    oral.explain(paused, "Alarme")
    oral.record(Reprise)
    oral.undo()
    assert dict(oral.chrono.motifs) == {paused.id: "Alarme"}
