"""When the work starts, who hands a dossier in, when it is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from certif_tui.domain.ecrit.decisions.tirage import Tirer, draw
from certif_tui.domain.ecrit.decisions.travail import Dates, find_rendu, receive, set_echeance, start
from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session
from tests.domain.deciding import acte, after, refused
from tests.domain.factory import HOUR, MATIN, MINUTE

SESSION = Session("lyon", candidats=tuple(Candidat(it, it.upper(), ecrit=Constat(Presence.PRESENT)) for it in "abcdef"))
WEEK = Dates(date(2026, 6, 8), date(2026, 6, 12))
EARLIER, LATER = MATIN - timedelta(minutes=50), MATIN + timedelta(hours=3)


@pytest.fixture
def bloc(officiel: Referentiel) -> Bloc:
    return officiel.bloc("BLOC 1")


@pytest.fixture
def drawn(bloc: Bloc) -> Session:
    return after(SESSION, draw(SESSION, acte(), bloc, Tirer("2026", None, ("Alpha",))))


def test_the_work_starts_once_groups_are_drawn(bloc: Bloc, drawn: Session) -> None:
    assert "tirez-les" in refused(start(SESSION, acte(), bloc))
    travail = after(drawn, start(drawn, acte(), bloc)).groupes.travail
    assert travail is not None and (travail.duree_ms, travail.ecoule_ms) == (8 * HOUR, 0)


def test_a_start_is_corrected_with_a_motif_to_an_hour_that_has_passed(bloc: Bloc, drawn: Session) -> None:
    begun = after(drawn, start(drawn, acte(), bloc))
    assert "déjà démarré" in refused(start(begun, acte(), bloc, debut=EARLIER))
    assert "pas encore passée" in refused(start(begun, acte(), bloc, debut=LATER, motif="Oubli"))
    travail = after(begun, start(begun, acte(), bloc, debut=EARLIER, motif="Oubli")).groupes.travail
    assert travail is not None and travail.ecoule_ms == 50 * MINUTE


@pytest.mark.parametrize("code", ["BLOC 2", "BLOC 3"])
def test_a_work_over_days_or_of_no_length_has_dates_and_no_clock(officiel: Referentiel, code: str) -> None:
    assert "dates" in refused(start(SESSION, acte(), officiel.bloc(code)))


def test_a_dossier_is_received_once_and_corrected_with_a_motif(bloc: Bloc, drawn: Session) -> None:
    vu = drawn.groupes.tirage
    come = after(drawn, receive(drawn, acte(), bloc, "G1", vu=vu))
    assert "déjà reçu" in refused(receive(come, acte(), bloc, "G1", vu=vu, recu=EARLIER, motif=" "))
    assert "pas encore passée" in refused(receive(come, acte(), bloc, "G1", vu=vu, recu=LATER, motif="Erreur"))
    corrected = after(come, receive(come, acte(), bloc, "G1", vu=vu, recu=EARLIER, motif="Heure du message"))
    assert corrected.groupes.dossiers["G1"].avant_ms == 50 * MINUTE


def test_a_dossier_that_came_in_time_stays_so_whoever_leaves_its_group(bloc: Bloc, drawn: Session) -> None:
    longer = replace(drawn, candidats=tuple(replace(it, facteur=TIERS_TEMPS) for it in drawn.candidats))
    begun = after(longer, start(longer, acte(), bloc, debut=MATIN - timedelta(hours=10), motif="Essai"))
    vu = begun.groupes.tirage
    come = after(begun, receive(begun, acte(), bloc, "G1", vu=vu))
    assert find_rendu(come, bloc, "G1").retard_ms == -40 * MINUTE
    left = replace(come, candidats=tuple(replace(it, facteur=PLEIN_TEMPS) for it in come.candidats))
    assert find_rendu(left, bloc, "G1").retard_ms == -40 * MINUTE
    assert find_rendu(left, bloc, "G1").echeance == find_rendu(come, bloc, "G1").echeance
    again = after(left, receive(left, acte(), bloc, "G1", vu=vu, recu=EARLIER, motif="Heure du message"))
    assert find_rendu(again, bloc, "G1").retard_ms == -90 * MINUTE
    assert find_rendu(left, bloc, "G2").echeance == MATIN - timedelta(hours=2)


def test_a_date_moved_forward_makes_no_dossier_late_and_one_put_off_is_for_all(officiel: Referentiel) -> None:
    bloc = officiel.bloc("BLOC 3")
    due = after(SESSION, set_echeance(SESSION, acte(), bloc, Dates(echeance=LATER)))
    come = after(due, receive(due, acte(), bloc, "a", vu=None))
    sooner = after(come, set_echeance(come, acte(), bloc, Dates(echeance=EARLIER), "Avancée"))
    assert find_rendu(sooner, bloc, "a").echeance == LATER and not find_rendu(sooner, bloc, "a").is_late
    assert find_rendu(sooner, bloc, "b").echeance == EARLIER
    put_off = after(come, set_echeance(come, acte(), bloc, Dates(echeance=LATER + timedelta(hours=1)), "Panne"))
    assert find_rendu(put_off, bloc, "a").echeance == LATER + timedelta(hours=1)


def test_a_dossier_comes_from_who_owes_one(officiel: Referentiel, bloc: Bloc, drawn: Session) -> None:
    assert "Aucun dossier" in refused(receive(drawn, acte(), bloc, "G9", vu=drawn.groupes.tirage))
    alone = receive(SESSION, acte(), officiel.bloc("BLOC 3"), "a", vu=None)
    assert set(after(SESSION, alone).groupes.dossiers) == {"a"}


def test_dossiers_are_due_at_mid_week_unless_said_otherwise(officiel: Referentiel) -> None:
    bloc = officiel.bloc("BLOC 2")
    fixed = after(SESSION, set_echeance(SESSION, acte(), bloc, WEEK))
    assert fixed.groupes.echeance is not None
    assert fixed.groupes.echeance.echeance == datetime(2026, 6, 10, 10, tzinfo=UTC)  # Wednesday at noon in Paris
    assert "motif" in refused(set_echeance(fixed, acte(), bloc, WEEK))
    moved = replace(WEEK, echeance=datetime(2026, 6, 11, 7, tzinfo=UTC))
    later = after(fixed, set_echeance(fixed, acte(), bloc, moved, "Jour férié"))
    assert later.groupes.echeance is not None and later.groupes.echeance.echeance == moved.echeance


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"debut": date(2026, 6, 8)}, "premier et le dernier"),
        ({}, "premier et le dernier"),
        ({"debut": date(2026, 6, 12), "fin": date(2026, 6, 8)}, "avant le premier"),
        ({"debut": WEEK.debut, "fin": WEEK.fin, "echeance": datetime(2026, 6, 13, 7, tzinfo=UTC)}, "hors de ces dates"),
    ],
)
def test_dates_that_make_no_sense_are_refused(officiel: Referentiel, dates: dict[str, Any], said: str) -> None:
    assert said in refused(set_echeance(SESSION, acte(), officiel.bloc("BLOC 2"), Dates(**dates)))


def test_the_last_minute_of_the_week_is_in_it_and_the_one_before_is_not(officiel: Referentiel) -> None:
    bloc = officiel.bloc("BLOC 2")
    first, after_last = (
        datetime(2026, 6, 7, 22, tzinfo=UTC),
        datetime(2026, 6, 12, 22, tzinfo=UTC),
    )  # midnights in Paris
    for inside in (first, after_last):
        after(SESSION, set_echeance(SESSION, acte(), bloc, replace(WEEK, echeance=inside)))
    for outside in (first - timedelta(minutes=1), after_last + timedelta(minutes=1)):
        assert "hors" in refused(set_echeance(SESSION, acte(), bloc, replace(WEEK, echeance=outside)))


def test_where_a_clock_runs_the_work_no_date_is_set(bloc: Bloc) -> None:
    assert "chrono" in refused(set_echeance(SESSION, acte(), bloc, Dates(echeance=MATIN)))
