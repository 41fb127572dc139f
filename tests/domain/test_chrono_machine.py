"""The clock against the time that truly passed, while everything that can disturb a machine does.

The model knows what no program in the room can read: the true time, and by how much the wall clock is off. Inside one
boot the clock must show the true time to the millisecond; over a reboot it may be off by what the wall clock was moved
in between, must then say so, and must never take back what was used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import orjson
import pytest
from hypothesis import Phase as Step
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.epreuve import plan_of
from certif_tui.domain.chrono.evenements import Ajustement, Confirmation, Fin, Pause, Reprise
from certif_tui.domain.chrono.state import Chrono, Maintenant, Marche
from certif_tui.domain.evenements.catalogue import parse_evenement
from certif_tui.domain.facteurs import TIERS_TEMPS
from tests.domain.factory import HOUR, MINUTE, Oral, epreuve_of

PHASES = ("expose", "dialogue")
PREVU_MS = (26 * 60 + 40) * 1000
RUNNING = ("expose", "dialogue", "reprise")

times = st.integers(min_value=0, max_value=40 * MINUTE)


@dataclass(frozen=True)
class Act:
    """What a juré did, and what was true of the machine then."""

    kind: str
    vrai_ms: int
    ecart_ms: int
    boot: int
    ajout_ms: int = 0


@dataclass
class Truth:
    """What the clock should show: computed from the acts that stand, all over again each time."""

    marche: Marche
    phase: str | None
    used: dict[str, int]
    given: dict[str, int]
    approche: bool


def truth_of(acts: list[Act], now: Act) -> Truth:
    truth = Truth(Marche.PRET, None, dict.fromkeys(PHASES, 0), dict.fromkeys(PHASES, PREVU_MS), approche=False)
    for act, following in pairwise([*acts, now]):
        _done(truth, act)
        if truth.marche is Marche.EN_COURS and truth.phase:
            truth.used[truth.phase] += _true_stretch(act, following)
            truth.approche |= act.boot != following.boot
    return truth


def _true_stretch(act: Act, following: Act) -> int:
    passed = following.vrai_ms - act.vrai_ms
    if act.boot == following.boot:
        return passed
    return max(0, passed + following.ecart_ms - act.ecart_ms)


def _done(truth: Truth, act: Act) -> None:
    if act.kind in PHASES:
        truth.phase = act.kind
    if act.kind in RUNNING:
        truth.marche = Marche.EN_COURS
    elif act.kind == "pause":
        truth.marche = Marche.PAUSE
    elif act.kind == "fin":
        truth.marche = Marche.FINI
    elif act.kind == "confirmation":
        truth.approche = False
    elif truth.phase:
        truth.given[truth.phase] = max(0, truth.given[truth.phase] + act.ajout_ms)


class ClockAgainstTruth(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.oral = Oral(plan=plan_of(epreuve_of(), {}, TIERS_TEMPS))
        self.machine = self.oral.machine
        self.acts: list[Act] = []
        self.chrono = Chrono()

    def _act(self, kind: str, ajout_ms: int = 0) -> Act:
        return Act(kind, self.machine.vrai_ms, self.machine.ecart_ms, self.machine.boot, ajout_ms)

    @property
    def truth(self) -> Truth:
        return truth_of(self.acts, self._act("maintenant"))

    def _is(self, *marches: Marche) -> bool:
        return self.truth.marche in marches

    def _catch_up(self) -> None:
        """The clock on the screen is brought up to date event by event, as the program does."""
        self.chrono = chronos.apply(self.chrono, self.oral.evenements[-1])

    def _press(self, kind: str, event: Callable[[], Any], ajout_ms: int = 0) -> None:
        act = self._act(kind, ajout_ms)
        event()
        self.acts.append(act)
        self._catch_up()

    # What disturbs the machine

    @rule(ms=times)
    def work(self, ms: int) -> None:
        self.machine.pass_time(ms)

    @rule(ms=st.integers(min_value=HOUR, max_value=3 * HOUR))
    def suspend(self, ms: int) -> None:
        self.machine.pass_time(ms)

    @rule(ms=st.sampled_from([-2 * HOUR, 2 * HOUR]))
    def step_the_wall_clock(self, ms: int) -> None:
        self.machine.step_wall_clock(ms)

    @rule(down_ms=times)
    def reboot(self, down_ms: int) -> None:
        self.machine.reboot(down_ms)
        self.crash_and_restart()

    @rule()
    def crash_and_restart(self) -> None:
        stored = [orjson.dumps(evenement.model_dump(mode="json")) for evenement in self.oral.evenements]
        self.chrono = chronos.fold(parse_evenement(orjson.loads(line)) for line in stored)  # type: ignore[misc]

    # What a juré does

    @rule(phase=st.sampled_from(PHASES))
    def start_a_phase(self, phase: str) -> None:
        if (self.truth.marche, self.truth.phase) != (Marche.EN_COURS, phase):
            self._press(phase, lambda: self.oral.start(phase))

    @precondition(lambda self: self._is(Marche.EN_COURS))
    @rule()
    def pause(self) -> None:
        self._press("pause", lambda: self.oral.record(Pause))

    @precondition(lambda self: self._is(Marche.PAUSE))
    @rule()
    def resume(self) -> None:
        self._press("reprise", lambda: self.oral.record(Reprise))

    @precondition(lambda self: self._is(Marche.EN_COURS, Marche.PAUSE))
    @rule(minutes=st.sampled_from([-30, -1, 1]))
    def adjust(self, minutes: int) -> None:
        ajout_ms = minutes * MINUTE
        self._press("ajustement", lambda: self.oral.record(Ajustement, ajout_ms=ajout_ms), ajout_ms)

    @precondition(lambda self: self._is(Marche.EN_COURS, Marche.PAUSE))
    @rule()
    def end(self) -> None:
        self._press("fin", lambda: self.oral.record(Fin))

    @precondition(lambda self: self.truth.approche)
    @rule()
    def confirm(self) -> None:
        self._press("confirmation", lambda: self.oral.record(Confirmation))

    @precondition(lambda self: self.acts)
    @rule()
    def undo(self) -> None:
        assert self.chrono.annulable is not None
        self.oral.undo_this(self.chrono.annulable)
        self.acts.pop()
        self._catch_up()

    @rule()
    def press_a_key_that_means_nothing(self) -> None:
        kinds = {Marche.EN_COURS: Reprise, Marche.PAUSE: Pause}
        self.oral.record(kinds.get(self.truth.marche, Ajustement), **self._nothing())
        self._catch_up()

    def _nothing(self) -> dict[str, int]:
        return {} if self._is(Marche.EN_COURS, Marche.PAUSE) else {"ajout_ms": MINUTE}

    # What must hold

    @invariant()
    def the_clock_shows_the_truth(self) -> None:
        truth = self.truth
        lecture = chronos.read(self.chrono, self.oral.plan, self.machine.now())
        assert {temps.phase.code: temps.utilise_ms for temps in lecture.phases} == truth.used
        assert {temps.phase.code: temps.prevu_ms for temps in lecture.phases} == truth.given
        assert (lecture.courante.phase.code if lecture.courante else None) == truth.phase
        assert (lecture.marche, lecture.approche) == (truth.marche, truth.approche)

    @invariant()
    def every_act_that_stands_can_be_undone(self) -> None:
        assert len(self.chrono.actions) == len(self.acts)


TestClockAgainstTruth = ClockAgainstTruth.TestCase
TestClockAgainstTruth.settings = settings(max_examples=80, stateful_step_count=40)
"""Enough: each of the broken clocks below was found out within sixty in every one of twelve runs."""


def _ignoring_the_boot(start: Maintenant, end: Maintenant) -> tuple[int, bool]:
    return max(0, end.repere.boottime_ms - start.repere.boottime_ms), False


def _trusting_the_wall_clock(start: Maintenant, end: Maintenant) -> tuple[int, bool]:
    elapsed = round((end.instant - start.instant).total_seconds() * 1000)
    return max(0, elapsed), start.repere.boot != end.repere.boot


def _deaf_to_pauses(chrono: Chrono, evenement: Any, apply: Callable[..., Chrono] = chronos.apply) -> Chrono:
    return chrono if isinstance(evenement, Pause) else apply(chrono, evenement)


@pytest.mark.parametrize(
    ("name", "broken"),
    [("elapsed_ms", _ignoring_the_boot), ("elapsed_ms", _trusting_the_wall_clock), ("apply", _deaf_to_pauses)],
)
def test_a_clock_that_ignores_the_boot_the_boot_counter_or_the_pauses_is_found_out(
    monkeypatch: pytest.MonkeyPatch, name: str, broken: Callable[..., Any]
) -> None:
    monkeypatch.setattr(chronos, name, broken)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(ClockAgainstTruth, settings=settings(phases=[Step.generate]))
