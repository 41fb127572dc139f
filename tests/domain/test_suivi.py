from __future__ import annotations

from datetime import datetime, timedelta

from certif_tui.domain.chrono.epreuve import plan_of as phases_of
from certif_tui.domain.chrono.evenements import Fin
from certif_tui.domain.chrono.state import Chrono, read
from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.planning.suivi import Etat, Reel, Suivi, reel_of, suivi
from tests.domain.factory import MINUTE, Machine, Oral, epreuve_of
from tests.domain.planned import PARIS, at, cadre_of, local, plan_of

PLAN = plan_of(30, 30, 30, cadre=cadre_of(deliberation=10, changement=5))
"""09:00, 09:45, 10:30; the last deliberation ends at 11:10."""
AVEC_PAUSE = plan_of(30, 30, 30, cadre=cadre_of(("09:40", 20), deliberation=10, changement=5))
"""09:00, a break from 09:40, 10:00, 10:45; over at 11:25."""


def look(now: str, plan: Plan = PLAN, /, **reels: Reel) -> Suivi:
    return suivi(plan, reels, at(now), PARIS)


def passed(debut: str, fin: str) -> Reel:
    return Reel(Etat.PASSE, at(debut), at(fin))


def running(debut: str, reste: int | None) -> Reel:
    return Reel(Etat.EN_COURS, at(debut), reste_ms=None if reste is None else reste * MINUTE)


def told(day: Suivi) -> tuple[str | None, int, str]:
    return (day.prochain.candidat if day.prochain else None, day.retard_min, local(day.fin_prevue)[:5])


def test_before_the_first_passage_nothing_is_late() -> None:
    assert told(look("08:30")) == ("a", 0, "11:10")


def test_nobody_started_when_the_hour_has_come_is_late_by_the_minute() -> None:
    assert told(look("09:12")) == ("a", 12, "11:22")
    assert told(look("09:12:59")) == ("a", 12, "11:22")


def test_the_running_clock_says_how_late_the_next_will_be() -> None:
    day = look("09:20", a=running("09:12", 22))
    assert told(day) == ("b", 12, "11:22")
    assert day.en_cours is not None and day.en_cours.candidat == "a"


def test_an_oral_ahead_of_its_plan_calls_nobody_earlier() -> None:
    day = look("09:10", a=running("09:00", 5))
    assert told(day) == ("b", 0, "11:10")
    assert look("09:20", a=passed("09:00", "09:15")).passages[1].attendu == at("09:45")


def test_an_oral_over_its_time_delays_by_what_passes() -> None:
    assert told(look("09:50", a=running("09:00", 0))) == ("b", 20, "11:30")


def test_an_oral_without_a_set_duration_is_expected_to_last_what_was_held_for_it() -> None:
    assert told(look("09:12", a=running("09:10", None))) == ("b", 10, "11:20")
    assert told(look("09:50", a=running("09:10", None))) == ("b", 20, "11:30")


def test_after_a_passage_its_deliberation_and_the_changeover_come_first() -> None:
    assert told(look("09:41", a=passed("09:10", "09:40"))) == ("b", 10, "11:20")


def test_a_break_is_kept_whole_behind_a_passage_that_ends_late() -> None:
    assert told(look("09:46", AVEC_PAUSE, a=passed("09:15", "09:45"))) == ("b", 15, "11:40")


def test_a_gap_of_the_plan_makes_up_for_a_delay() -> None:
    late = look("09:38", AVEC_PAUSE, a=running("09:08", 0))
    assert told(late)[:2] == ("b", 8)
    loose = plan_of(30, 30, cadre=cadre_of(("10:00", 20), deliberation=10, changement=5))
    assert [local(it.debut)[:5] for it in loose.creneaux] == ["09:00", "10:20"]
    assert told(look("09:38", loose, a=running("09:08", 0)))[:2] == ("b", 0)


def test_nobody_waits_for_the_absent() -> None:
    day = look("09:46", a=passed("09:00", "09:30"), b=Reel(Etat.ECARTE))
    assert told(day) == ("c", 0, "11:10")
    assert day.passages[1].attendu is None


def test_somebody_who_passed_out_of_turn_is_not_called_again() -> None:
    assert told(look("09:41", b=passed("09:00", "09:30")))[0] == "a"


def test_of_two_clocks_running_the_one_started_last_is_before_the_jury() -> None:
    day = look("09:50", a=running("09:00", 0), b=running("09:45", 25))
    assert day.en_cours is not None and day.en_cours.candidat == "b"
    assert told(day) == ("c", 0, "11:10")


def test_the_last_oral_says_how_late_the_day_will_end() -> None:
    done = {"a": passed("09:00", "09:30"), "b": passed("09:45", "10:15")}
    day = look("10:40", c=running("10:37", 27), **done)
    assert (day.prochain, day.retard_min, local(day.fin_prevue)[:5]) == (None, 7, "11:17")
    over = look("11:30", c=passed("10:37", "11:07"), **done)
    assert (over.prochain, over.en_cours, over.retard_min, over.fin_prevue) == (None, None, 0, None)
    assert over.vivant


def test_on_another_day_nothing_is_expected() -> None:
    for days in (-1, 1):
        day = suivi(PLAN, {}, at("09:12") + timedelta(days=days), PARIS)
        assert not day.vivant
        assert (day.prochain, day.retard_min, day.fin_prevue) == (None, 0, None)
        assert {it.attendu for it in day.passages} == {None}


def test_what_happened_is_read_from_the_clock() -> None:
    oral = Oral()

    def seen(**flags: bool) -> Reel:
        return reel_of(oral.chrono, oral.lecture, **{"remise": False, "ecarte": False, **flags})

    assert seen() == Reel()
    assert seen(ecarte=True).etat is Etat.ECARTE
    assert seen(remise=True, ecarte=True).etat is Etat.PASSE
    start: datetime = oral.machine.now().instant
    oral.start("expose")
    oral.machine.pass_time(5 * MINUTE)
    assert seen(ecarte=True) == Reel(Etat.EN_COURS, start, reste_ms=35 * MINUTE)
    oral.start("dialogue")
    oral.machine.pass_time(25 * MINUTE)
    assert seen().reste_ms == 0
    oral.record(Fin)
    assert seen() == Reel(Etat.PASSE, start, oral.machine.now().instant)


def test_a_clock_never_started_holds_the_whole_oral() -> None:
    lecture = read(Chrono(), phases_of(epreuve_of(), {}, PLEIN_TEMPS), Machine().now())
    assert reel_of(Chrono(), lecture, remise=False, ecarte=False).reste_ms is None
