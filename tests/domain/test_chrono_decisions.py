"""What may be done on a clock: decided on the clock alone, refused as a value, and never without effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.chrono import decisions
from certif_tui.domain.chrono.decisions import (
    AgiAilleurs,
    DebutDit,
    DejaCouru,
    DemandeChrono,
    EnvoiChrono,
    OralFini,
    position,
)
from certif_tui.domain.chrono.evenements import Ajustement, Fin, MotifDonne, Pause, PhaseDemarree, Reprise
from certif_tui.domain.chrono.state import Chrono, Marche, apply, read
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.refus import MotifManquant, Refus
from tests.domain.factory import MINUTE, Oral

ACTIONS: dict[str, Callable[[Chrono, DemandeChrono], Sequence[Any] | Refus]] = {
    "toggle": decisions.toggle,
    "next_phase": decisions.next_phase,
    "end": decisions.end,
    "confirm": decisions.confirm,
    "give": lambda chrono, demande: decisions.adjust(chrono, demande, 1),
    "take": lambda chrono, demande: decisions.adjust(chrono, demande, -1),
    "give_back": lambda chrono, demande: decisions.give_back(chrono, demande, 2, "alarme", ident=demande.acte.ident()),
    "undo": lambda chrono, demande: decisions.undo(chrono, demande.acte, chrono.annulable),
}


class Poste:
    """Somebody at the clock of an oral, whose machine and plan are those of `oral`."""

    def __init__(self, oral: Oral | None = None) -> None:
        self.oral, self._numbers = oral or Oral(), count(100)
        self.chrono = self.oral.chrono

    def _ident(self) -> str:
        return f"{next(self._numbers):032x}"

    def acte(self) -> Acte:
        return Acte("martin-paul", self.oral.machine.now(), self._ident)

    def demande(self) -> DemandeChrono:
        return DemandeChrono(self.acte(), position(self.chrono), self.oral.plan)

    def do(self, name: str) -> Sequence[Any] | Refus:
        """Decide it and, where it stands, apply it."""
        decided = ACTIONS[name](self.chrono, self.demande())
        if not isinstance(decided, Refus):
            for evenement in decided:
                self.chrono = apply(self.chrono, evenement)
        return decided


def kinds(decided: Sequence[Any] | Refus) -> list[type[Any]]:
    assert not isinstance(decided, Refus), decided
    return [type(it) for it in decided]


def test_one_key_starts_pauses_and_resumes() -> None:
    poste = Poste()
    assert [kinds(poste.do("toggle")) for _ in range(3)] == [[PhaseDemarree], [Pause], [Reprise]]


def test_behind_the_last_phase_comes_none() -> None:
    poste = Poste(Oral.started())
    assert kinds(poste.do("next_phase")) == [PhaseDemarree]
    assert kinds(poste.do("next_phase")) == []
    assert kinds(poste.do("end")) == [Fin]


@pytest.mark.parametrize("name", ["toggle", "next_phase", "end", "give", "give_back"])
def test_once_the_oral_has_ended_nothing_is_done(name: str) -> None:
    poste = Poste(Oral.started())
    poste.do("end")
    assert isinstance(poste.do(name), OralFini)


@pytest.mark.parametrize("name", sorted(set(ACTIONS) - {"undo"}))
def test_what_was_asked_of_another_clock_than_there_is_is_refused(name: str) -> None:
    poste = Poste(Oral.started())
    asked = poste.demande()
    poste.do("toggle")
    assert isinstance(ACTIONS[name](poste.chrono, asked), AgiAilleurs)


def test_an_undo_is_of_the_action_that_was_seen() -> None:
    poste = Poste(Oral.started())
    seen = poste.chrono.annulable
    poste.do("toggle")
    assert isinstance(decisions.undo(poste.chrono, poste.acte(), seen), AgiAilleurs)
    assert isinstance(decisions.undo(Chrono(), poste.acte(), None), Refus)


def test_a_reason_is_given_to_an_action_that_stands() -> None:
    poste = Poste(Oral.started())
    seen = poste.chrono.annulable
    poste.do("toggle")
    assert kinds(decisions.give_reason(poste.chrono, poste.acte(), seen, "alarme")) == [MotifDonne]
    assert isinstance(decisions.give_reason(Chrono(), poste.acte(), seen, "alarme"), AgiAilleurs)
    assert isinstance(decisions.give_reason(poste.chrono, poste.acte(), seen, "x" * 4001), Refus)


def test_minutes_given_back_bear_the_id_they_were_told_by_however_often_they_are_decided() -> None:
    poste, ident = Poste(Oral.started()), "c" * 32
    for _time in range(2):
        decided = decisions.give_back(poste.chrono, poste.demande(), 2, "alarme", ident=ident)
        assert not isinstance(decided, Refus)
        given, reason = decided
        assert isinstance(given, Ajustement) and isinstance(reason, MotifDonne)
        assert (given.id, reason.cible) == (ident, ident)


def test_a_time_given_back_is_taken_back_once() -> None:
    poste = Poste(Oral.started())
    [given, _motif] = poste.do("give_back")  # type: ignore[misc]
    [undone] = decisions.take_back(poste.chrono, poste.acte(), given.id)  # type: ignore[misc]
    assert decisions.take_back(apply(poste.chrono, undone), poste.acte(), given.id) == []


def test_a_clock_that_ran_takes_no_other_in_and_a_cut_off_move_is_not_made_twice() -> None:
    source, cible = Poste(Oral.started()), Poste(Oral.started())
    envoi = EnvoiChrono("dupont-claire", source.chrono, "0" * 64, "mauvaise ligne")
    assert isinstance(decisions.receive(cible.chrono, cible.acte(), envoi), DejaCouru)
    [recu] = decisions.receive(Chrono(), cible.acte(), envoi)  # type: ignore[misc]
    assert decisions.receive(apply(Chrono(), recu), cible.acte(), envoi) == []


def test_a_clock_on_which_somebody_acted_is_not_given_away() -> None:
    poste = Poste(Oral.started())
    envoi = EnvoiChrono("dupont-claire", poste.chrono, "0" * 64, "mauvaise ligne")
    poste.do("toggle")
    assert isinstance(decisions.give_away(poste.chrono, poste.acte(), envoi, "bernard-hugo"), AgiAilleurs)


@given(steps=st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 30)), max_size=25))
def test_whatever_is_not_refused_takes_effect(steps: list[tuple[str, int]]) -> None:
    poste = Poste()
    for name, minutes in steps:
        poste.oral.machine.pass_time(minutes * MINUTE)
        before = poste.chrono
        decided = poste.do(name)
        if isinstance(decided, Refus) or not decided:
            assert poste.chrono is before
            assert isinstance(decided, Refus) or name == "next_phase"
        else:
            assert len(poste.chrono.actions) != len(before.actions)
            assert poste.chrono.marche in Marche


def corrected(
    poste: Poste, debut: datetime, motif: str = "", pas_avant: datetime | None = None
) -> Sequence[Any] | Refus:
    """Say when the oral began and, where it stands, apply it."""
    decided = decisions.correct_start(poste.chrono, poste.demande(), DebutDit(debut, motif, pas_avant))
    for evenement in [] if isinstance(decided, Refus) else decided:
        poste.chrono = apply(poste.chrono, evenement)
    return decided


def taken_back(poste: Poste, ident: str) -> Sequence[Any]:
    decided = decisions.take_back(poste.chrono, poste.acte(), ident)
    assert not isinstance(decided, Refus)
    return decided


def used(poste: Poste) -> list[int]:
    lecture = read(poste.chrono, poste.oral.plan, poste.oral.machine.now())
    return [temps.utilise_ms for temps in lecture.phases]


def minutes_ago(poste: Poste, minutes: float) -> datetime:
    return poste.oral.machine.now().instant - timedelta(minutes=minutes)


def test_an_oral_begun_before_its_clock_gives_the_first_phase_what_it_used_whatever_came_since() -> None:
    poste = Poste()
    begun = minutes_ago(poste, 3)
    poste.do("toggle")
    poste.oral.wait(10)
    poste.do("next_phase")
    poste.oral.wait(5)
    assert used(poste) == [10 * MINUTE, 5 * MINUTE]
    assert not isinstance(corrected(poste, begun), Refus)
    assert used(poste) == [13 * MINUTE, 5 * MINUTE] and poste.chrono.debut == begun
    assert not isinstance(corrected(poste, begun + timedelta(minutes=1)), Refus)
    assert used(poste) == [12 * MINUTE, 5 * MINUTE]
    assert corrected(poste, begun + timedelta(minutes=1)) == []


def test_a_clock_started_too_soon_gives_the_time_back() -> None:
    poste = Poste()
    poste.do("toggle")
    poste.oral.wait(4)
    assert not isinstance(corrected(poste, minutes_ago(poste, 1)), Refus)
    assert used(poste)[0] == MINUTE


def test_a_corrected_start_is_undone_as_any_action_and_goes_with_what_started_the_clock() -> None:
    poste = Poste()
    begun = minutes_ago(poste, 3)
    poste.do("toggle")
    start = poste.chrono.debut
    poste.oral.wait(1)
    corrected(poste, begun)
    poste.do("undo")
    assert used(poste)[0] == MINUTE and poste.chrono.debut == start
    corrected(poste, begun)
    [taken] = taken_back(poste, poste.chrono.actions[0].id)
    poste.chrono = apply(poste.chrono, taken)
    assert poste.chrono.marche is Marche.PRET and poste.chrono.debut is None and used(poste) == [0, 0]


def test_a_start_is_corrected_within_what_can_be() -> None:
    poste = Poste()
    assert "pas commencé" in str(corrected(poste, minutes_ago(poste, 1)))
    poste.do("toggle")
    poste.oral.wait(2)
    poste.do("toggle")
    poste.oral.wait(5)
    assert "pas encore passée" in str(corrected(poste, minutes_ago(poste, -1)))
    assert "après ce qui a suivi" in str(corrected(poste, minutes_ago(poste, 4)))
    assert "avant le jour" in str(corrected(poste, minutes_ago(poste, 9), pas_avant=minutes_ago(poste, 8)))
    assert not isinstance(corrected(poste, minutes_ago(poste, 9), pas_avant=minutes_ago(poste, 10)), Refus)


def test_the_start_of_an_oral_that_is_over_is_corrected_with_a_motif_only() -> None:
    poste = Poste()
    poste.do("toggle")
    poste.oral.wait(2)
    poste.do("end")
    begun = minutes_ago(poste, 6)
    assert isinstance(corrected(poste, begun), MotifManquant)
    assert not isinstance(corrected(poste, begun, "chrono lancé en retard"), Refus)
    assert used(poste)[0] == 6 * MINUTE and poste.chrono.marche is Marche.FINI


def test_an_oral_said_to_begin_exactly_now_has_used_nothing_and_none_begins_later() -> None:
    poste = Poste()
    poste.do("toggle")
    poste.oral.wait(4)
    now = poste.oral.machine.now().instant
    assert "pas encore passée" in str(corrected(poste, now + timedelta(microseconds=1)))
    assert not isinstance(corrected(poste, now), Refus)
    assert used(poste) == [0, 0] and poste.chrono.debut == now


def test_an_oral_may_begin_with_the_session_s_day_and_as_late_as_its_first_pause() -> None:
    poste = Poste()
    poste.do("toggle")
    poste.oral.wait(2)
    poste.do("toggle")
    paused, tick = poste.oral.machine.now().instant, timedelta(microseconds=1)
    poste.oral.wait(5)
    day = minutes_ago(poste, 30)
    assert "avant le jour" in str(corrected(poste, day - tick, pas_avant=day))
    assert not isinstance(corrected(poste, day, pas_avant=day), Refus)
    assert used(poste)[0] == 25 * MINUTE
    assert "après ce qui a suivi" in str(corrected(poste, paused + tick))
    assert not isinstance(corrected(poste, paused), Refus)
    assert used(poste)[0] == 0


def test_exactly_what_a_phase_lasts_can_be_taken_and_a_day_given_at_once() -> None:
    poste = Poste(Oral.started())
    assert "moins de zéro minute" in str(decisions.adjust(poste.chrono, poste.demande(), -21))
    assert "1441. Donnez 1440 minutes" in str(decisions.adjust(poste.chrono, poste.demande(), 1441))
    for minutes, planned in ((-20, 0), (1440, 1440)):
        [given] = decisions.adjust(poste.chrono, poste.demande(), minutes)  # type: ignore[misc]
        poste.chrono = apply(poste.chrono, given)
        lecture = read(poste.chrono, poste.oral.plan, poste.oral.machine.now())
        assert lecture.phases[0].prevu_ms == planned * MINUTE
