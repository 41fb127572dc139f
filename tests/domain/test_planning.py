from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.chrono.epreuve import plan_of as phases_of
from certif_tui.domain.ecrit.feries import APRES_PAQUES, FIXES, Ferie, Territoire, ferie
from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS
from certif_tui.domain.planning.evenements import Cadre, PausePrevue
from certif_tui.domain.planning.placement import MINUTE, PassagePrevu, end_of, passage_prevu
from certif_tui.domain.planning.reserves import Reserve, attentes, jour_prevu, reserves
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.referentiel.model import Phase
from tests.domain.factory import HOUR, epreuve_of
from tests.domain.factory import MINUTE as MINUTE_MS
from tests.domain.planned import JOUR, PARIS, cadre_of, hours, local, passages_of, plan_of, planifier


def test_passages_follow_each_other_with_deliberation_and_changeover_between() -> None:
    plan = plan_of(30, 30, 30, cadre=cadre_of(deliberation=10, changement=5))
    assert hours(plan.creneaux) == ["09:00", "09:45", "10:30"]
    assert local(plan.fin) == "11:10:00"


def test_a_tiers_temps_lengthens_its_own_slot_exactly_and_the_next_begins_on_a_whole_minute() -> None:
    epreuve = epreuve_of()
    asked = [
        passage_prevu(slug, phases_of(epreuve, {}, facteur), facteur, None)
        for slug, facteur in (("a", TIERS_TEMPS), ("b", PLEIN_TEMPS))
    ]
    first, second = planifier(asked, cadre_of(), PARIS)
    assert first.duree_ms == 2 * (26 * 60 + 40) * 1000
    assert (local(first.fin), local(second.debut), local(second.fin)) == ("09:53:20", "09:54:00", "10:34:00")


def test_a_passage_that_does_not_fit_before_a_break_with_its_deliberation_begins_right_after() -> None:
    fits = plan_of(30, 30, cadre=cadre_of(("10:20", 15), deliberation=10))
    assert hours(fits.creneaux) == ["09:00", "09:40"]
    late = plan_of(30, 30, cadre=cadre_of(("10:19", 15), deliberation=10))
    assert hours(late.creneaux) == ["09:00", "10:34"]


def test_the_changeover_takes_place_within_the_break() -> None:
    plan = plan_of(30, 30, cadre=cadre_of(("09:40", 15), deliberation=10, changement=5))
    assert hours(plan.creneaux) == ["09:00", "09:55"]


def test_breaks_that_overlap_or_begin_the_day_are_all_kept() -> None:
    plan = plan_of(30, 30, cadre=cadre_of(("09:00", 10), ("09:05", 30), ("10:00", 60)))
    assert hours(plan.creneaux) == ["11:00", "11:30"]


def test_a_long_wait_before_a_break_is_told() -> None:
    plan = plan_of(40, 40, cadre=cadre_of(("10:30", 15), deliberation=10))
    assert hours(plan.creneaux) == ["09:00", "10:45"]
    [(jury, pause, minutes)] = attentes(plan, PARIS)
    assert (jury, f"{pause:%H:%M}", minutes) == ("", "10:30", 40)
    assert attentes(plan_of(40, 40, cadre=cadre_of(("09:55", 15), deliberation=10)), PARIS) == ()


def test_an_oral_without_a_set_duration_is_planned_open_and_holds_its_nominal_length() -> None:
    epreuve = epreuve_of(Phase(code="oral", intitule="Jeu de rôle"))
    asked = [
        passage_prevu(slug, phases_of(epreuve, {}, facteur), facteur, 30)
        for slug, facteur in (("a", TIERS_TEMPS), ("b", PLEIN_TEMPS))
    ]
    first, second = planifier(asked, cadre_of(), PARIS)
    assert (first.fin, second.fin) == (None, None)
    assert hours((first, second)) == ["09:00", "09:40"]


def test_a_duration_the_session_sets_is_exact() -> None:
    phases = phases_of(epreuve_of(Phase(code="oral", intitule="Jeu de rôle")), {"oral": 25}, PLEIN_TEMPS)
    assert passage_prevu("a", phases, PLEIN_TEMPS, None) == PassagePrevu("a", 25 * MINUTE_MS)


@pytest.mark.parametrize(("jour", "expected"), [(date(2026, 3, 29), "04:00"), (date(2026, 10, 25), "02:00")])
def test_a_night_in_which_the_clocks_change_is_planned_in_true_minutes(jour: date, expected: str) -> None:
    creneaux = planifier(passages_of(60, 60), cadre_of(jour=jour, debut="01:00"), PARIS)
    third = planifier(passages_of(60, 60, 60), cadre_of(jour=jour, debut="01:00"), PARIS)[2]
    assert all(end_of(it) - it.debut == timedelta(hours=1) for it in creneaux)
    assert third.debut - creneaux[0].debut == timedelta(milliseconds=2 * HOUR)
    assert local(third.debut)[:5] == expected


def test_nine_o_clock_is_nine_o_clock_where_the_session_takes_place() -> None:
    winter, summer = (planifier(passages_of(30), cadre_of(jour=it), PARIS)[0] for it in (date(2026, 1, 9), JOUR))
    assert (winter.debut.hour, summer.debut.hour) == (8, 7)
    reunion = planifier(passages_of(30), cadre_of(), "Indian/Reunion")[0]
    assert local(reunion.debut, "Indian/Reunion") == "09:00:00"


PAUSES = st.lists(
    st.builds(
        PausePrevue,
        heure=st.tuples(st.integers(8, 15), st.integers(0, 59)).map(lambda it: f"{it[0]:02d}:{it[1]:02d}"),
        minutes=st.integers(1, 120),
    ),
    max_size=3,
).map(tuple)
CADRES = st.builds(
    Cadre.un_jour,
    jour=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    debut=st.just("09:00"),
    pauses=PAUSES,
    changement=st.integers(0, 20),
    deliberation=st.integers(0, 30),
)
PASSAGES = st.lists(st.integers(1, 90 * MINUTE_MS), min_size=1, max_size=12).map(
    lambda lengths: [PassagePrevu(f"c{rank}", it) for rank, it in enumerate(lengths)]
)


@given(passages=PASSAGES, cadre=CADRES)
def test_no_two_passages_overlap_none_runs_into_a_break_and_the_order_is_kept(
    passages: list[PassagePrevu], cadre: Cadre
) -> None:
    creneaux = planifier(passages, cadre, PARIS)
    assert [(it.candidat, it.duree_ms) for it in creneaux] == [(it.candidat, it.duree_ms) for it in passages]
    behind = cadre.deliberation * MINUTE
    breaks = [(_starts(cadre, it), _starts(cadre, it) + it.minutes * MINUTE) for it in cadre.plages[0].pauses]
    breaks_over = {end for _begin, end in breaks}
    for previous, following in pairwise(creneaux):
        gap = following.debut - end_of(previous) - behind
        assert gap >= cadre.changement * MINUTE or following.debut in breaks_over
    assert all(it.debut >= end or end_of(it) + behind <= begin for it in creneaux for begin, end in breaks)
    assert all((it.debut.second, it.debut.microsecond) == (0, 0) for it in creneaux)


def _starts(cadre: Cadre, pause: PausePrevue) -> datetime:
    return planifier(passages_of(1), cadre_of(jour=cadre.jour, debut=pause.heure), PARIS)[0].debut


# The day


def told(plan: Plan, prevu: date | None = None) -> tuple[Reserve, ...]:
    return tuple(reserve for _jour, reserve in reserves(plan, PARIS, prevu))


def test_the_oral_comes_exactly_one_week_after_the_written_part() -> None:
    assert jour_prevu(date(2026, 12, 28), 7) == date(2027, 1, 4)
    assert jour_prevu(date(2026, 12, 28), None) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("jour", "said"),
    [
        (date(2026, 6, 19), ()),
        (date(2026, 6, 20), (Reserve.WEEKEND,)),
        (date(2026, 7, 14), (Reserve.JOUR_FERIE,)),
        (date(2026, 8, 15), (Reserve.WEEKEND, Reserve.JOUR_FERIE)),
        (date(2026, 12, 24), (Reserve.FERME,)),
    ],
)
def test_a_day_that_will_not_do_is_told_and_kept(jour: date, said: tuple[Reserve, ...]) -> None:
    plan = plan_of(30, cadre=cadre_of(jour=jour, fermes=(date(2026, 12, 24),)))
    assert told(plan) == said
    assert plan.creneaux[0].debut.date() == jour


def test_another_day_than_the_referentiels_and_a_day_that_never_ends_are_told() -> None:
    plan = plan_of(30, cadre=cadre_of(debut="23:40"))
    assert told(plan, JOUR) == (Reserve.LENDEMAIN,)
    assert told(plan_of(30), date(2026, 6, 18)) == (Reserve.DELAI,)
    assert told(plan_of(30, cadre=cadre_of(debut="19:40"))) == (Reserve.SOIR,)


@pytest.mark.parametrize(
    ("annee", "expected"),
    [
        (1818, date(1818, 3, 22)),
        (1954, date(1954, 4, 18)),
        (1981, date(1981, 4, 19)),
        (2000, date(2000, 4, 23)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_monday_follows_the_easter_that_the_almanac_says(annee: int, expected: date) -> None:
    assert ferie(expected + timedelta(days=1)) is Ferie.LUNDI_DE_PAQUES


@given(st.integers(1583, 4099))
def test_a_year_has_one_easter_monday_between_23_march_and_26_april(annee: int) -> None:
    days = [date(annee, 1, 1) + timedelta(days=rang) for rang in range(365)]
    [monday] = [it for it in days if ferie(it) is Ferie.LUNDI_DE_PAQUES]
    assert monday.weekday() == 0 and date(annee, 3, 23) <= monday <= date(annee, 4, 26)


def test_some_territories_have_holidays_of_their_own_which_are_told_only_when_asked_for() -> None:
    good_friday, second_day = date(2026, 4, 3), date(2026, 12, 26)
    assert ferie(good_friday) is ferie(second_day) is None
    assert ferie(good_friday, Territoire.ALSACE_MOSELLE) is Ferie.VENDREDI_SAINT
    assert ferie(second_day, Territoire.ALSACE_MOSELLE) is Ferie.SAINT_ETIENNE
    assert ferie(date(2026, 12, 25), Territoire.ALSACE_MOSELLE) is Ferie.NOEL
    abolition = {
        Territoire.GUADELOUPE: date(2026, 5, 27),
        Territoire.GUYANE: date(2026, 6, 10),
        Territoire.MARTINIQUE: date(2026, 5, 22),
        Territoire.MAYOTTE: date(2026, 4, 27),
        Territoire.REUNION: date(2026, 12, 20),
    }
    for territoire in Territoire:
        found = {it for it in abolition if ferie(abolition[it], territoire) is Ferie.ABOLITION}
        assert found == {territoire} & set(abolition)


def test_a_plan_tells_the_holidays_of_its_own_territory() -> None:
    said = [plan_of(30, cadre=cadre_of(jour=date(2026, 4, 3), territoire=it)) for it in Territoire]
    warned = {plan.cadre.territoire for plan in said if Reserve.JOUR_FERIE in told(plan)}
    assert warned == {Territoire.ALSACE_MOSELLE, Territoire.POLYNESIE}


def test_a_year_has_eleven_public_holidays_and_all_are_known() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    found = {ferie(day): day for day in days if ferie(day)}
    assert set(found) == {*FIXES.values(), *APRES_PAQUES.values()} and len(found) == 11
    assert found[Ferie.LUNDI_DE_PAQUES] == date(2026, 4, 6)
    assert found[Ferie.ASCENSION] == date(2026, 5, 14)
    assert found[Ferie.LUNDI_DE_PENTECOTE] == date(2026, 5, 25)
