"""The day something is done is that of the place of the session, and the week is made of that place's working days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from certif_tui.domain.chrono.evenements import Repere
from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.ecrit.decisions.formation import Former, form
from certif_tui.domain.ecrit.decisions.tirage import Tirer, draw
from certif_tui.domain.ecrit.decisions.travail import Dates, set_echeance, start
from certif_tui.domain.ecrit.ecarts import Ecart
from certif_tui.domain.ecrit.regles import of_oral, of_week
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Bloc, Groupes, Referentiel
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session
from tests.domain.deciding import acte, after, refused
from tests.domain.factory import bloc_of, with_ecrit

PARIS, GUADELOUPE, REUNION = "Europe/Paris", "America/Guadeloupe", "Indian/Reunion"
SESSION = Session("lyon", candidats=tuple(Candidat(it, it.upper(), ecrit=Constat(Presence.PRESENT)) for it in "abcdef"))
TARD = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""The evening of the 22nd in Guadeloupe, the night of the 23rd in Paris and La Réunion."""
AVANT = TARD - timedelta(minutes=10)
LE_22, LE_23, LE_24 = date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)
CONTINUER = "Donnez un motif pour continuer."


@pytest.fixture
def bloc(officiel: Referentiel) -> Bloc:
    return officiel.bloc("BLOC 1")


def acte_at(instant: datetime) -> Acte:
    return replace(acte(), maintenant=Maintenant(instant, Repere(boot="machine", boottime_ms=0)))


def tirer(motif: str | None = None) -> Tirer:
    return Tirer("2026", None, ("Alpha",), motif=motif)


@pytest.mark.parametrize(("fuseau", "jour"), [(PARIS, LE_23), (REUNION, LE_23), (GUADELOUPE, LE_22)])
def test_a_draw_and_a_work_that_day_in_the_place_of_the_session_take_no_motif(
    bloc: Bloc, fuseau: str, jour: date
) -> None:
    session = replace(SESSION, fuseau=fuseau, date=jour)
    drawn = after(session, draw(session, acte_at(AVANT), bloc, tirer()))
    assert after(drawn, start(drawn, acte_at(TARD), bloc)).groupes.travail is not None


@pytest.mark.parametrize(
    ("fuseau", "jour", "when"),
    [
        (PARIS, LE_22, "l'écrit est le 22/11/2026, ce tirage a lieu le 23/11/2026"),
        (GUADELOUPE, LE_23, "l'écrit est le 23/11/2026, ce tirage a lieu le 22/11/2026"),
    ],
)
def test_a_draw_on_another_day_tells_both_days_as_they_are_there(
    bloc: Bloc, fuseau: str, jour: date, when: str
) -> None:
    session = replace(SESSION, fuseau=fuseau, date=jour)
    said = refused(draw(session, acte_at(TARD), bloc, tirer()))
    assert said == f"Le tirage se fait le matin même : {when}. {CONTINUER}"


def test_a_work_on_another_day_tells_both_days_as_they_are_there(bloc: Bloc) -> None:
    session = replace(SESSION, fuseau=PARIS, date=LE_23)
    drawn = replace(after(session, draw(session, acte_at(AVANT), bloc, tirer())), date=LE_22)
    when = "l'écrit est le 22/11/2026, le travail commencerait le 23/11/2026"
    said = refused(start(drawn, acte_at(TARD), bloc))
    assert said == f"Le travail se fait le jour de l'écrit : {when}. {CONTINUER}"


@pytest.mark.parametrize(("fuseau", "heures"), [(PARIS, 9), (GUADELOUPE, 1)])
def test_another_day_said_of_the_draw_is_said_again_only_of_a_work_on_yet_another(
    bloc: Bloc, fuseau: str, heures: int
) -> None:
    session = replace(SESSION, fuseau=fuseau, date=LE_24)
    drawn = after(session, draw(session, acte_at(TARD), bloc, tirer("Salle fermée")))
    same, later = TARD + timedelta(hours=heures), TARD + timedelta(hours=57)
    assert after(drawn, start(drawn, acte_at(same), bloc)).groupes.travail is not None
    assert "le travail commencerait le 25/11/2026" in refused(start(drawn, acte_at(later), bloc))


def test_of_groups_that_are_not_drawn_by_lot_a_work_may_begin_any_day(bloc: Bloc) -> None:
    chosen, session = with_ecrit(bloc, groupes=Groupes(minimum=3, maximum=4)), replace(SESSION, date=LE_24)
    groupes = Former((("G1", tuple("abc")), ("G2", tuple("def"))), "formateur", None)
    formed = after(session, form(session, acte_at(TARD), chosen, groupes))
    assert after(formed, start(formed, acte_at(TARD), chosen, debut=AVANT)).groupes.travail is not None


@pytest.mark.parametrize(
    ("debut", "fin", "found"),
    [
        (date(2026, 6, 8), date(2026, 6, 13), None),  # a Saturday adds nothing
        (date(2026, 6, 8), date(2026, 6, 14), None),  # nor does a Sunday
        (date(2026, 6, 9), date(2026, 6, 13), "du 09/06/2026 au 13/06/2026 il y en a 4"),
        (date(2026, 6, 8), date(2026, 6, 15), "du 08/06/2026 au 15/06/2026 il y en a 6"),
        (date(2026, 11, 9), date(2026, 11, 13), "du 09/11/2026 au 13/11/2026 il y en a 4"),  # 11 November
    ],
)
def test_a_week_tells_how_many_working_days_it_has(
    officiel: Referentiel, debut: date, fin: date, found: str | None
) -> None:
    decided = set_echeance(SESSION, acte(), officiel.bloc("BLOC 2"), Dates(debut, fin))
    if found is None:
        assert after(SESSION, decided).groupes.echeance is not None
    else:
        said = f"L'épreuve dure 35 heures, soit 5 jours ouvrés : {found}."
        assert refused(decided) == f"{said} {CONTINUER}"


def test_a_week_leaves_out_the_holidays_of_the_place_of_the_session(officiel: Referentiel) -> None:
    abolition = Dates(date(2027, 5, 24), date(2027, 5, 28))  # 27 May, in Guadeloupe only
    bloc, there = officiel.bloc("BLOC 2"), replace(SESSION, fuseau=GUADELOUPE)
    assert after(SESSION, set_echeance(SESSION, acte(), bloc, abolition)).groupes.echeance is not None
    assert "du 24/05/2027 au 28/05/2027 il y en a 4" in refused(set_echeance(there, acte(), bloc, abolition))


def test_hours_that_fill_no_whole_day_take_one_more(officiel: Referentiel) -> None:
    bloc = with_ecrit(officiel.bloc("BLOC 2"), duree_heures=30)
    assert of_week(SESSION, bloc, date(2026, 6, 8), date(2026, 6, 12)) == {}
    [said] = of_week(SESSION, bloc, date(2026, 6, 8), date(2026, 6, 11)).values()
    assert "30 heures, soit 5 jours ouvrés" in said


def test_only_a_work_over_several_days_whose_hours_are_given_has_a_number_of_them(officiel: Referentiel) -> None:
    two = Dates(date(2026, 6, 8), date(2026, 6, 9))
    assert after(SESSION, set_echeance(SESSION, acte(), officiel.bloc("BLOC 3"), two)).groupes.echeance is not None
    project = officiel.bloc("BLOC 2")
    assert of_week(SESSION, with_ecrit(project, duree_heures=24), two.debut, two.fin) == {}
    assert tuple(of_week(SESSION, with_ecrit(project, duree_heures=25), two.debut, two.fin)) == (Ecart.SEMAINE,)
    assert of_week(SESSION, bloc_of(3), two.debut, two.fin) == {}


def test_of_a_work_whose_first_or_last_day_is_not_known_no_week_is_counted(officiel: Referentiel) -> None:
    bloc, day = officiel.bloc("BLOC 2"), date(2026, 6, 8)
    assert of_week(SESSION, bloc, day, None) == of_week(SESSION, bloc, None, day) == {}


def test_an_oral_may_begin_the_minute_dossiers_are_due_and_not_before(officiel: Referentiel) -> None:
    week = Dates(date(2026, 6, 8), date(2026, 6, 12), datetime(2026, 6, 10, 10, tzinfo=UTC))
    fixed = after(SESSION, set_echeance(SESSION, acte(), officiel.bloc("BLOC 2"), week))
    due, minute = datetime(2026, 6, 10, 10, tzinfo=UTC), timedelta(minutes=1)
    assert of_oral(fixed, [(due, due + minute)]) == {}
    said = of_oral(fixed, [(due - minute, due + minute)])
    assert said == {Ecart.ORAL_AVANT_DOSSIER: "L'oral commencerait avant l'échéance des dossiers."}


def test_an_oral_ends_on_the_day_it_is_in_the_place_of_the_session(officiel: Referentiel) -> None:
    week, late = Dates(date(2026, 6, 8), date(2026, 6, 12)), datetime(2026, 6, 12, 23, 30, tzinfo=UTC)
    for fuseau, beyond in ((PARIS, True), (REUNION, True), (GUADELOUPE, False)):
        session = replace(SESSION, fuseau=fuseau)
        fixed = after(session, set_echeance(session, acte(), officiel.bloc("BLOC 2"), week))
        said = [it.replace("\u00a0", " ") for it in of_oral(fixed, [(late - timedelta(hours=3), late)]).values()]
        assert said == (["L'oral finirait après la semaine de travail, close le 12/06/2026."] if beyond else [])
