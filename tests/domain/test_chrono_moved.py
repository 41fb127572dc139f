"""A clock run for the wrong candidat: it moves whole, to the millisecond, to one that never ran."""

from __future__ import annotations

from certif_tui.domain.chrono.evenements import Ajustement, ChronoRecu, ChronoTransfere, Pause
from certif_tui.domain.chrono.state import Chrono, Marche, fold, read
from tests.domain.factory import MINUTE, Oral


def moved(oral: Oral, *before: object) -> list[object]:
    """The stream of the right candidat once the clock of `oral` was moved there."""
    chrono = oral.chrono
    fields = {"depuis": "dupont-claire", "tete": "0" * 64, "motif": "mauvaise ligne"}
    recu = oral.scribe(ChronoRecu, actions=chrono.actions, motifs=dict(chrono.motifs), **fields)
    return [*before, recu]


def shown(oral: Oral, chrono: Chrono) -> object:
    return read(chrono, oral.plan, oral.machine.now())


def test_a_clock_that_runs_goes_on_to_the_millisecond_under_the_right_candidat() -> None:
    oral = Oral.started()
    oral.wait(3)
    oral.explain(oral.record(Ajustement, ajout_ms=MINUTE), "porte")
    stream = moved(oral)
    oral.wait(4)
    oral.machine.step_wall_clock(-2 * MINUTE)
    target = fold(stream)  # type: ignore[arg-type]
    assert shown(oral, target) == oral.lecture
    assert (target.marche, oral.utilise[0]) == (Marche.EN_COURS, 7 * MINUTE)
    assert target.motifs == oral.chrono.motifs


def test_what_was_done_before_the_move_can_be_undone_after_it() -> None:
    oral = Oral.started()
    oral.wait(2)
    pause = oral.record(Pause)
    oral.wait(1)
    stream = moved(oral)
    oral.undo_this(pause)
    target = fold([*stream, oral.evenements[-1]])  # type: ignore[list-item]
    assert target.marche is Marche.EN_COURS and shown(oral, target) == oral.lecture
    assert target.recu is not None


def test_a_clock_that_has_run_takes_nothing_in() -> None:
    oral, other = Oral.started(), Oral.started()
    oral.wait(5)
    assert fold(moved(oral, *other.evenements)) == other.chrono  # type: ignore[arg-type]


def test_the_clock_it_came_from_counts_no_more_and_can_be_started_anew() -> None:
    oral = Oral.started()
    oral.wait(5)
    oral.evenements.append(oral.scribe(ChronoTransfere, vers="bernard-hugo", motif="mauvaise ligne"))
    assert oral.chrono == Chrono() and oral.utilise == [0, 0]
    oral.start()
    oral.wait(1)
    assert oral.utilise == [MINUTE, 0]
