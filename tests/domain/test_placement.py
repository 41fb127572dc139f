"""Several days and several juries: who passes where, and who does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.planning.evenements import (
    Cadre,
    Creneau,
    PassageDeplace,
    PassageReporte,
    PassagesEchanges,
    PausePrevue,
    Plage,
)
from certif_tui.domain.planning.placement import MINUTE, PassagePrevu, debordent, end_of, pauses_of, placer
from certif_tui.domain.planning.state import Plan, changed
from tests.domain.factory import Scribe
from tests.domain.planned import JOUR, PARIS, passages_of

DEMAIN = JOUR + timedelta(days=3)
MATIN = PausePrevue(heure="10:00", minutes=15)


def plage(jury: str = "", debut: str = "09:00", fin: str | None = "12:00", jour: date = JOUR, *pauses: Any) -> Plage:
    return Plage(jour=jour, debut=debut, fin=fin, jury=jury, pauses=pauses)


def cadre(*plages: Plage, **fields: Any) -> Cadre:
    return Cadre(plages=plages, **{"deliberation": 10, "changement": 5, **fields})


def told(creneaux: Sequence[Creneau]) -> list[str]:
    """« a A 19 09:00 »."""
    there = ((it, it.debut.astimezone(ZoneInfo(PARIS))) for it in creneaux)
    return [f"{it.candidat} {it.jury or '-'} {at:%d %H:%M}" for it, at in there]


def test_who_does_not_fit_before_the_end_with_their_deliberation_is_told() -> None:
    found = placer(passages_of(40, 40, 40, 40), cadre(plage(fin="11:40")), PARIS)
    assert told(found.creneaux) == ["a - 19 09:00", "b - 19 09:55", "c - 19 10:50"]
    assert [it.candidat for it in found.hors_plage] == ["d"]
    assert len(placer(passages_of(40, 40, 40), cadre(plage(fin="11:39")), PARIS).hors_plage) == 1


def test_two_juries_of_the_same_hours_take_turns() -> None:
    found = placer(passages_of(40, 30, 40, 40), cadre(plage("A"), plage("B")), PARIS)
    assert told(found.creneaux) == ["a A 19 09:00", "b B 19 09:00", "c B 19 09:45", "d A 19 09:55"]


def test_the_next_day_takes_those_whom_the_first_does_not() -> None:
    found = placer(passages_of(40, 40, 40), cadre(plage(fin="11:00"), plage(jour=DEMAIN)), PARIS)
    assert told(found.creneaux) == ["a - 19 09:00", "b - 19 09:55", "c - 22 09:00"]
    assert found.hors_plage == ()


def test_who_fits_nowhere_holds_nobody_up() -> None:
    found = placer(passages_of(40, 400, 40), cadre(plage()), PARIS)
    assert told(found.creneaux) == ["a - 19 09:00", "c - 19 09:55"]
    assert [it.candidat for it in found.hors_plage] == ["b"]


JOURS = st.integers(0, 2).map(lambda days: JOUR + timedelta(days=days))
HEURES = st.tuples(st.integers(7, 12), st.integers(0, 59)).map(lambda it: f"{it[0]:02d}:{it[1]:02d}")
PAUSES = st.lists(st.builds(PausePrevue, heure=HEURES, minutes=st.integers(1, 90)), max_size=2).map(tuple)
PLAGES = st.lists(
    st.builds(
        Plage,
        jour=JOURS,
        debut=st.sampled_from(["08:00", "09:30"]),
        fin=st.sampled_from(["11:00", "12:30", "18:00"]),
        jury=st.sampled_from(["A", "B", ""]),
        pauses=PAUSES,
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda it: (it.jury, it.jour),
)
CADRES = st.builds(
    lambda plages, **fields: Cadre(plages=tuple(plages), **fields),
    PLAGES,
    changement=st.integers(0, 15),
    deliberation=st.integers(0, 20),
)
PASSAGES = st.lists(st.integers(1, 90 * MS_PER_MINUTE), min_size=1, max_size=12).map(
    lambda lengths: [PassagePrevu(f"c{rank}", it) for rank, it in enumerate(lengths)]
)


@given(passages=PASSAGES, frame=CADRES)
def test_everybody_is_placed_once_in_order_or_told_as_not_fitting(passages: list[PassagePrevu], frame: Cadre) -> None:
    found = placer(passages, frame, PARIS)
    placed, outside = [it.candidat for it in found.creneaux], [it.candidat for it in found.hors_plage]
    assert sorted(placed + outside) == sorted(it.candidat for it in passages)
    assert placed == [it.candidat for it in passages if it.candidat in placed]
    assert [it.debut for it in found.creneaux] == sorted(it.debut for it in found.creneaux)


@given(passages=PASSAGES, frame=CADRES)
def test_no_two_passages_of_a_jury_overlap_none_is_in_a_break_and_none_outside_its_hours(
    passages: list[PassagePrevu], frame: Cadre
) -> None:
    creneaux, behind = placer(passages, frame, PARIS).creneaux, frame.deliberation * MINUTE
    assert debordent(creneaux, frame, PARIS) == ()
    for jury in frame.jurys:
        own = [it for it in creneaux if it.jury == jury]
        assert all(b.debut >= end_of(a) + behind for a, b in pairwise(own))
        for hours in (it for it in frame.plages if it.jury == jury):
            for begin, end in pauses_of(hours, PARIS):
                assert all(it.debut >= end or end_of(it) + behind <= begin for it in own)
    for it in creneaux:
        begin, end = it.debut.astimezone(ZoneInfo(PARIS)), (end_of(it) + behind).astimezone(ZoneInfo(PARIS))
        assert any(
            hours.jury == it.jury
            and hours.jour == begin.date() == end.date()
            and hours.debut <= f"{begin:%H:%M}"
            and end <= datetime.fromisoformat(f"{hours.jour}T{hours.fin}").replace(tzinfo=ZoneInfo(PARIS))
            for hours in frame.plages
        )


# Changing it


def planned(*plages: Plage, passages: Sequence[PassagePrevu] = ()) -> Plan:
    frame = cadre(*plages)
    return Plan(frame, placer(passages or passages_of(40, 40, 40, 40), frame, PARIS).creneaux)


def after(plan: Plan, kind: type, **fields: Any) -> list[str]:
    new = changed(plan, Scribe()(kind, **fields), PARIS)
    assert new is not None
    return told(new.creneaux)


def move(candidat: str, jury: str = "", jour: date = JOUR) -> dict[str, Any]:
    return {"candidat": candidat, "jury": jury, "jour": jour, "duree_ms": 40 * MS_PER_MINUTE}


def test_an_exchange_between_juries_works_out_the_times_of_both_and_of_nobody_else() -> None:
    plan = planned(plage("A"), plage("B"), passages=passages_of(40, 30, 40, 40))
    assert after(plan, PassagesEchanges, a="a", b="b") == [
        "b A 19 09:00",
        "a B 19 09:00",
        "d A 19 09:45",
        "c B 19 09:55",
    ]


def test_a_candidat_put_off_behind_somebody_of_another_jury_goes_to_that_jury() -> None:
    plan = planned(plage("A"), plage("B"))
    assert after(plan, PassageReporte, candidat="a", apres="b", motif="?") == [
        "c A 19 09:00",
        "b B 19 09:00",
        "a B 19 09:55",
        "d B 19 10:50",
    ]
    assert after(plan, PassageReporte, candidat="a", apres=None, motif="?")[-1] == "d B 19 09:55"


def test_a_candidat_is_moved_behind_those_of_another_jury_or_day() -> None:
    plan = planned(plage("A"), plage("B"), plage("A", jour=DEMAIN))
    assert after(plan, PassageDeplace, **move("a", "B"))[-1] == "a B 19 10:50"
    assert after(plan, PassageDeplace, **move("b", "A", DEMAIN))[-1] == "b A 22 09:00"
    assert after(plan, PassageDeplace, **move("z", "A", DEMAIN))[-1] == "z A 22 09:00"
    assert changed(plan, Scribe()(PassageDeplace, **move("a", "C")), PARIS) is None


@given(
    frame=CADRES,
    changes=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 7), st.integers(0, 7)), max_size=6),
)
def test_whatever_is_changed_loses_nobody_and_lets_no_jury_hear_two_at_once(
    frame: Cadre, changes: list[tuple[int, int, int]]
) -> None:
    scribe = Scribe()
    # Hours without an end never run into others of the same jury: they are each jury's only ones.
    hours = tuple({it.jury: it.model_copy(update={"fin": None}) for it in frame.plages}.values())
    frame = frame.model_copy(update={"plages": hours})
    plan = Plan(frame, placer(passages_of(*range(20, 28)), frame, PARIS).creneaux)
    everybody = sorted(plan.ordre)
    for kind, a, b in changes:
        x, y, to = everybody[a], everybody[b], hours[b % len(hours)]
        asked = (
            scribe(PassagesEchanges, a=x, b=y),
            scribe(PassageReporte, candidat=x, apres=y, motif="?"),
            scribe(PassageDeplace, **move(x, to.jury, to.jour)),
        )[kind]
        plan = changed(plan, asked, PARIS) or plan
        assert sorted(plan.ordre) == everybody
        for jury in frame.jurys:
            own = [it for it in plan.creneaux if it.jury == jury]
            assert all(n.debut >= end_of(p) + frame.deliberation * MINUTE for p, n in pairwise(own))
