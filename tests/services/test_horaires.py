from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.planning.decisions import SansPlan
from certif_tui.domain.planning.evenements import Cadre, PausePrevue
from certif_tui.domain.planning.placement import end_of
from certif_tui.domain.planning.suivi import Etat
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal import kinds
from certif_tui.projections.suivi import SuiviDuJour
from certif_tui.services.oral.horaires import Horaires
from certif_tui.services.oral.horaires_saisis import read_attente, read_heure, read_pauses
from certif_tui.services.oral.presence import PresencesTenues
from certif_tui.services.preparation.candidats import CandidatsTenus
from certif_tui.services.preparation.jury import DureesTenues
from tests.domain.factory import MINUTE
from tests.services.desk import CLAIRE, HUGO, INES, MALGRE, PROJET, Desk, fill

JOUR = date(2026, 11, 23)
"""The day the desk's machine lives in; it is nine o'clock in Paris."""


def cadre(**fields: Any) -> Cadre:
    return Cadre.un_jour(**{"jour": JOUR, "debut": "09:00", "changement": 5, "deliberation": 10, **fields})


@pytest.fixture
def horaires(desk: Desk) -> Horaires:
    """The plan of the day: Claire at 09:00, Hugo at 09:55, Inès, who has a longer time, at 10:50."""
    opened = desk.open_session().horaires
    opened.establish(cadre())
    return opened


def ordre(desk: Desk) -> list[str]:
    """The order of passage as the journal keeps it."""
    session = desk.journal.read(kinds.SESSION.at(desk.slug)).state
    assert session.planning.plan is not None
    assert [it.slug for it in session.candidats] == list(session.planning.plan.ordre)
    return list(session.planning.plan.ordre)


def run_oral(desk: Desk, candidat: str, minutes: int, *, end: bool = True) -> None:
    chrono = desk.open_chrono(candidat)
    chrono.toggle()
    desk.machine.pass_time(minutes * MINUTE)
    if end:
        chrono.end()


def test_the_plan_is_in_the_journal_of_the_session(desk: Desk, horaires: Horaires) -> None:
    assert ordre(desk) == [CLAIRE, HUGO, INES]
    last = horaires.plan.creneaux[-1]
    assert last.duree_ms == 2 * (26 * 60 + 40) * 1000


def test_bloc_1_is_proposed_exactly_one_week_after(desk: Desk) -> None:
    desk.slug = desk.create(replace(PROJET, bloc="BLOC 1"))
    proposed = desk.open_session().horaires.proposed()
    assert proposed is not None and proposed.jour == date(2026, 6, 19)


def test_the_other_blocs_are_proposed_the_day_of_the_session(desk: Desk) -> None:
    opened = desk.open_session().horaires
    proposed = opened.proposed()
    assert proposed is not None and proposed.jour == PROJET.date
    assert opened.jour_prevu is None


def test_orals_that_close_a_week_of_work_are_proposed_on_its_last_day(desk: Desk) -> None:
    desk.slug = desk.create(replace(PROJET, bloc="BLOC 2"))
    ouverte = desk.open_session()
    ouverte.ecrit.set_echeance(debut=date(2026, 6, 8), fin=date(2026, 6, 11), motif="Vendredi fermé")
    proposed = ouverte.horaires.proposed()
    assert proposed is not None and proposed.jour == date(2026, 6, 11)


def test_a_free_oral_asks_for_minutes_to_hold_unless_the_session_sets_its_duration(desk: Desk) -> None:
    desk.slug = desk.create(replace(PROJET, bloc="BLOC 2"))
    opened = desk.open_session().horaires
    with pytest.raises(Refus, match="durée fixée"):
        opened.establish(cadre())
    opened.establish(cadre(nominale=30))
    assert [it.fin for it in opened.plan.creneaux] == [None] * 3
    DureesTenues(opened.ouverte).set("oral", 20)
    assert [it.slug for it in opened.perimes] == [CLAIRE, HUGO, INES]
    opened.establish(cadre(), "durée fixée")
    assert [it.duree_ms // MINUTE for it in opened.plan.creneaux] == [20, 20, 26]
    assert opened.perimes == ()


def test_a_plan_is_replaced_for_a_reason_only(desk: Desk, horaires: Horaires) -> None:
    with pytest.raises(Refus, match="pourquoi"):
        horaires.establish(cadre(debut="10:00"), "  ")
    horaires.establish(cadre(debut="10:00"), "salle prise")
    assert horaires.plan.cadre.debut == "10:00"
    horaires.undo("finalement libre")
    assert horaires.plan.cadre.debut == "09:00"


def test_replacing_the_plan_during_the_day_leaves_those_who_passed_their_times(desk: Desk, horaires: Horaires) -> None:
    before = horaires.plan.creneaux[0]
    run_oral(desk, CLAIRE, 40)
    horaires.establish(cadre(debut="14:00"), "après-midi")
    first, second, third = horaires.plan.creneaux
    assert first == before
    assert (second.candidat, f"{second.debut:%H:%M}") == (HUGO, "13:00")
    assert third.debut > end_of(second)
    horaires.exchange(HUGO, INES)
    assert horaires.plan.creneaux[0] == before
    assert f"{horaires.plan.creneaux[1].debut:%H:%M}" == "13:00"


def test_the_absent_are_not_planned_and_those_added_since_are_named(desk: Desk) -> None:
    opened = desk.open_session().horaires
    PresencesTenues(opened.ouverte).note(HUGO, Presence.ABSENT_JUSTIFIE, motif="malade")
    opened.establish(cadre())
    assert list(opened.plan.ordre) == [CLAIRE, INES]
    PresencesTenues(opened.ouverte).note(HUGO, Presence.RETARD, motif="arrivé")
    assert [it.slug for it in opened.sans_horaire] == [HUGO]


def test_a_longer_time_given_since_is_told(horaires: Horaires) -> None:
    CandidatsTenus(horaires.ouverte).set_facteur(HUGO, TIERS_TEMPS)
    assert [it.slug for it in horaires.perimes] == [HUGO]


def test_exchanging_postponing_and_undoing_are_kept(desk: Desk, horaires: Horaires) -> None:
    horaires.exchange(CLAIRE, HUGO, "train")
    assert ordre(desk) == [HUGO, CLAIRE, INES]
    horaires.postpone(HUGO, None, "malade")
    assert ordre(desk) == [CLAIRE, INES, HUGO]
    horaires.undo()
    assert ordre(desk) == [HUGO, CLAIRE, INES]
    horaires.undo()
    assert ordre(desk) == [CLAIRE, HUGO, INES]


def test_moving_in_the_list_exchanges_the_passages(desk: Desk, horaires: Horaires) -> None:
    CandidatsTenus(horaires.ouverte).move(INES, -1)
    assert ordre(desk) == [CLAIRE, INES, HUGO]


def test_the_plan_alone_puts_those_it_names_in_order_farther_than_a_neighbour(desk: Desk, horaires: Horaires) -> None:
    with pytest.raises(Refus, match="horaires"):
        CandidatsTenus(horaires.ouverte).move_to(INES, 1)
    assert ordre(desk) == [CLAIRE, HUGO, INES]
    CandidatsTenus(horaires.ouverte).add([Inscription("ROUX Jean")])
    assert CandidatsTenus(horaires.ouverte).move_to("roux-jean", 1)
    assert CandidatsTenus(horaires.ouverte).move_to(CLAIRE, 1)
    shown = [it.slug for it in desk.journal.read(kinds.SESSION.at(desk.slug)).state.candidats]
    assert shown == [CLAIRE, "roux-jean", HUGO, INES]


def test_who_is_before_the_jury_or_has_been_is_moved_no_more(desk: Desk, horaires: Horaires) -> None:
    run_oral(desk, CLAIRE, 3, end=False)
    use_cases: list[Callable[[], object]] = [
        lambda: horaires.exchange(HUGO, CLAIRE),
        lambda: horaires.postpone(CLAIRE, None, "malade"),
        lambda: CandidatsTenus(horaires.ouverte).move(HUGO, -1),
    ]
    for use_case in use_cases:
        with pytest.raises(Refus, match="déjà passé"):
            use_case()
    assert ordre(desk) == [CLAIRE, HUGO, INES]


def test_without_a_plan_there_is_nothing_to_take_back(desk: Desk, horaires: Horaires) -> None:
    horaires.undo()
    for use_case in (horaires.undo, lambda: horaires.exchange(CLAIRE, HUGO)):
        with pytest.raises(SansPlan, match="Aucun plan"):
            use_case()


def test_the_day_is_followed_from_the_clocks(desk: Desk, horaires: Horaires) -> None:
    followed = SuiviDuJour(desk.journal, horaires.ouverte.bloc.epreuve)
    desk.machine.pass_time(12 * MINUTE)
    run_oral(desk, CLAIRE, 10, end=False)
    day = followed.read(horaires.ouverte.session, desk.machine.now())
    assert day is not None and day.en_cours is not None and day.prochain is not None
    assert (day.en_cours.candidat, day.prochain.candidat, day.retard_min) == (CLAIRE, HUGO, 12)


def test_a_sheet_handed_in_without_a_clock_is_a_passage_done(desk: Desk, horaires: Horaires) -> None:
    followed = SuiviDuJour(desk.journal, horaires.ouverte.bloc.epreuve)
    assert followed.read(horaires.ouverte.session, desk.machine.now()) is not None
    grille = desk.open_grille(CLAIRE, jure=1)
    fill(grille)
    grille.hand_in(MALGRE)
    PresencesTenues(horaires.ouverte).note(HUGO, Presence.ABANDON)
    day = followed.read(horaires.ouverte.session, desk.machine.now())
    assert day is not None and day.prochain is not None
    assert [it.reel.etat for it in day.passages] == [Etat.PASSE, Etat.ECARTE, Etat.A_VENIR]
    assert day.prochain.candidat == INES


@pytest.mark.parametrize(("typed", "expected"), [("9h", "09:00"), ("09:05", "09:05"), (" 14 h 30 ", "14:30")])
def test_a_time_of_day_is_typed_as_people_write_it(typed: str, expected: str) -> None:
    assert read_heure(typed) == expected


@pytest.mark.parametrize("typed", ["", "9", "24:00", "09:60", "neuf heures", "９:00"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(Refus):
        read_heure(typed)


def test_breaks_are_typed_between_commas() -> None:
    lunch, tea = PausePrevue(heure="12:30", minutes=60), PausePrevue(heure="16:00", minutes=15)
    assert read_pauses("12:30+60, 16h + 15") == (lunch, tea)
    assert read_pauses("  ") == ()
    for typed in ("12:30", "12:30+0", "+60", "12:30+1441"):
        with pytest.raises(Refus):
            read_pauses(typed)
    assert read_attente("0") == 0
