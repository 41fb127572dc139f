from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from certif_tui.documents.builders.plan import plan_document
from certif_tui.documents.feries import FERIES, TERRITOIRES
from certif_tui.documents.plan import (
    changement_words,
    frame_words,
    history,
    rows_of,
    summary,
)
from certif_tui.documents.renderers.ics import plan_ics, proposed_name
from certif_tui.documents.renderers.json import json_of
from certif_tui.documents.renderers.text import text_of
from certif_tui.documents.reserves import reserve_words
from certif_tui.documents.tree import Document
from certif_tui.domain.ecrit.feries import Ferie, Territoire
from certif_tui.domain.planning.agenda import TOUT, Portee, entrees
from certif_tui.domain.planning.decisions import Destination
from certif_tui.domain.planning.etablissement import SiTrop
from certif_tui.domain.planning.evenements import Cadre, PausePrevue, Plage
from certif_tui.domain.planning.suivi import Suivi
from certif_tui.domain.session.evenements import Presence
from certif_tui.projections.suivi import SuiviDuJour
from certif_tui.services.oral.horaires import Horaires
from certif_tui.services.oral.presence import PresencesTenues
from certif_tui.services.preparation.candidats import CandidatsTenus
from tests.domain.factory import MINUTE
from tests.services.desk import CLAIRE, HUGO, INES, Desk

NUIT = Cadre.un_jour(jour=date(2026, 10, 25), debut="00:30", deliberation=10, changement=5)
"""The night in which the clocks go back."""


@pytest.fixture
def horaires(desk: Desk) -> Horaires:
    opened = Horaires(desk.open_session())
    pause = PausePrevue(heure="10:45", minutes=15)
    opened.establish(
        Cadre.un_jour(jour=date(2026, 11, 23), debut="09:00", pauses=(pause,), deliberation=10, changement=5)
    )
    return opened


def day(horaires: Horaires) -> Suivi:
    ouverte = horaires.ouverte
    contexte = ouverte.contexte
    followed = SuiviDuJour(contexte.journal, ouverte.bloc.epreuve).read(ouverte.session, contexte.clock.now())
    assert followed is not None
    return followed


def line(horaires: Horaires) -> str:
    now = horaires.ouverte.contexte.clock.now().instant
    return summary(horaires.ouverte.session, day(horaires), now).replace("\u00a0", " ")


def built(horaires: Horaires, *warnings: str) -> Document:
    now = horaires.ouverte.contexte.clock.now().instant
    return plan_document(horaires.ouverte.session, day(horaires), warnings, now)


def document_of(horaires: Horaires) -> bytes:
    session = horaires.ouverte.session
    return plan_ics(session, entrees(session), horaires.revision)


def entries(horaires: Horaires) -> list[Any]:
    return list(Calendar.from_ical(document_of(horaires)).walk("VEVENT"))


def events(horaires: Horaires) -> list[Any]:
    """The passages alone, whose identifiers begin with no word and a dot."""
    return [it for it in entries(horaires) if str(it["summary"]).startswith("Oral")]


def test_the_day_in_a_line_from_the_eve_to_the_end(desk: Desk, horaires: Horaires) -> None:
    assert line(horaires) == "Prochain : DUPONT Claire 09:00 · fin prévue 12:04"
    desk.machine.pass_time(12 * MINUTE)
    assert line(horaires) == "Prochain : DUPONT Claire 09:00 · retard 12 min · fin prévue 12:16"
    for candidat in (CLAIRE, HUGO):
        chrono = desk.open_chrono(candidat)
        chrono.toggle()
        chrono.end()
    last = desk.open_chrono(INES)
    last.toggle()
    assert line(horaires).startswith("Dernier passage en cours · fin prévue ")
    last.end()
    assert line(horaires) == "Tous les passages sont faits"


def test_on_a_narrow_screen_the_name_gives_way_and_the_figures_stay(desk: Desk, horaires: Horaires) -> None:
    desk.machine.pass_time(12 * MINUTE)
    now, session = desk.machine.now().instant, horaires.ouverte.session
    shown = summary(session, day(horaires), now, 59).replace("\u00a0", " ")
    assert shown == "Prochain : DUPONT… 09:00 · retard 12 min · fin prévue 12:16"
    assert len(shown) <= 59


def test_on_the_eve_the_day_is_announced_and_afterwards_nothing_is_said(horaires: Horaires) -> None:
    session = horaires.ouverte.session
    assert summary(session, Suivi(()), datetime(2026, 11, 20, 8, tzinfo=UTC)) == "Oraux le 23/11/2026 à 09:00"
    assert summary(session, Suivi(()), datetime(2026, 11, 24, 8, tzinfo=UTC)) == ""


def test_the_table_puts_the_real_times_beside_the_planned_ones(desk: Desk, horaires: Horaires) -> None:
    desk.machine.pass_time(12 * MINUTE)
    chrono = desk.open_chrono(CLAIRE)
    chrono.toggle()
    desk.machine.pass_time(10 * MINUTE)
    assert [it.reel for it in rows_of(horaires.ouverte.session, day(horaires))] == [
        "09:12, reste 30'",
        "vers 10:07",
        "vers 11:12",
    ]
    text = text_of(built(horaires, "prenez garde."))
    assert "Attention\u00a0: prenez garde." in text
    assert "  2  09:55–10:35  BERNARD Hugo   vers 10:07" in text
    assert "  3  11:00–11:54  LEFÈVRE Inès   tiers-temps, vers 11:12" in text


def test_what_is_to_be_said_is_said_in_french(desk: Desk) -> None:
    opened = Horaires(desk.open_session())
    cadre = Cadre.un_jour(jour=date(2026, 8, 15), debut="20:00", fermes=(date(2026, 8, 15),), changement=120)
    opened.establish(cadre, None, SiTrop.DEBORDER)
    said = [it.replace("\u00a0", " ") for it in reserve_words(opened.ouverte.session, date(2026, 6, 19))]
    assert said == [
        "le samedi 15 août 2026 tombe un week-end.",
        "le 15/08/2026 est férié : l'Assomption.",
        "le 15/08/2026 est un jour de fermeture.",
        "le référentiel place l'oral le 19/06/2026.",
        "le dernier passage se termine le lendemain.",
    ]


def test_the_history_says_what_by_whom_and_why(horaires: Horaires) -> None:
    horaires.exchange(CLAIRE, HUGO, "train")
    horaires.postpone(CLAIRE, None, "malade")
    horaires.undo("elle est là")
    done = [it.replace("\u00a0", " ") for it in history(horaires.ouverte.session)]
    when = "23 novembre 2026 à 09:00, "
    assert done == [
        when + "plan établi (23/11/2026 à 09:00), par secretariat",
        when + "passages échangés (DUPONT Claire, BERNARD Hugo), par secretariat : train",
        when + "passage reporté (DUPONT Claire, en dernier), par secretariat : malade",
        when + "annulation (passage reporté), par secretariat : elle est là",
    ]


def test_the_json_gives_times_with_their_offset(horaires: Horaires) -> None:
    shape = json.loads(json_of(built(horaires, "?")))
    assert (shape["jour"], shape["prochain"], shape["avertissements"]) == ("2026-11-23", CLAIRE, ["?"])
    assert shape["passages"][0]["debut"] == "2026-11-23T09:00:00+01:00"
    assert shape["pauses"] == [{"heure": "10:45", "minutes": 15}]


def test_the_calendar_holds_each_passage_to_the_second(horaires: Horaires) -> None:
    first, _second, third = events(horaires)
    assert (first["dtstart"].dt, first["dtend"].dt) == (
        datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
        datetime(2026, 11, 23, 8, 40, tzinfo=UTC),
    )
    assert third["dtend"].dt - third["dtstart"].dt == timedelta(minutes=53, seconds=20)
    assert str(first["summary"]) == "Oral BLOC 3\u00a0: DUPONT Claire"
    assert str(first["location"]) == "Lyon"


def test_a_passage_keeps_its_identifier_and_its_sequence_grows(horaires: Horaires) -> None:
    before = {str(it["uid"]): (it["sequence"], it["dtstart"].dt) for it in events(horaires)}
    horaires.exchange(CLAIRE, INES)
    horaires.undo()
    horaires.exchange(CLAIRE, INES)
    after = {str(it["uid"]): (it["sequence"], it["dtstart"].dt) for it in events(horaires)}
    assert set(before) == set(after) and len(before) == 3
    assert all(after[uid][0] > before[uid][0] for uid in before)


def test_a_hostile_name_adds_no_line_to_the_calendar(horaires: Horaires) -> None:
    CandidatsTenus(horaires.ouverte).rename(
        CLAIRE, "X\x1b[2J\u202e\x0bEND:VEVENT;,\\ \u0085BEGIN:VALARM", "faute de frappe"
    )
    document = document_of(horaires)
    assert document.count(b"\r\nBEGIN:") == 7 and b"\x1b" not in document
    assert all(len(row) <= 75 for row in document.split(b"\r\n"))


def cancelled(horaires: Horaires, portee: Portee = TOUT) -> list[str]:
    """What is called off in that file."""
    session = horaires.ouverte.session
    document = plan_ics(session, entrees(session, portee), horaires.revision)
    called = (it for it in Calendar.from_ical(document).walk("VEVENT") if it.get("status") == "CANCELLED")
    return [str(it["uid"]).split(".2026")[0] for it in called]


def written(horaires: Horaires, portee: Portee = TOUT) -> None:
    horaires.note_export(entrees(horaires.ouverte.session, portee), portee)


def test_the_withdrawn_and_the_absent_are_called_off_with_a_higher_sequence(horaires: Horaires) -> None:
    before = events(horaires)[1]
    written(horaires)
    CandidatsTenus(horaires.ouverte).withdraw(HUGO, "désistement")
    PresencesTenues(horaires.ouverte).note(INES, Presence.ABSENT_JUSTIFIE, motif="malade")
    assert cancelled(horaires) == [HUGO, f"deliberation.{HUGO}", INES, f"deliberation.{INES}"]
    after = events(horaires)[1]
    assert after["uid"] == before["uid"] and after["sequence"] > before["sequence"]


def test_who_is_planned_no_more_is_still_called_off(horaires: Horaires) -> None:
    written(horaires)
    PresencesTenues(horaires.ouverte).note(HUGO, Presence.ABSENT_JUSTIFIE, motif="malade")
    horaires.establish(horaires.plan.cadre, "sans lui")
    assert horaires.plan.creneau(HUGO) is None
    assert cancelled(horaires) == [HUGO, f"deliberation.{HUGO}"]
    assert cancelled(horaires, Portee(candidat=HUGO)) == [HUGO]
    written(horaires)
    assert cancelled(horaires) == [HUGO, f"deliberation.{HUGO}"]


def test_the_same_plan_written_again_is_the_same_file(horaires: Horaires) -> None:
    before = document_of(horaires)
    written(horaires)
    assert document_of(horaires) == before


def test_a_summons_holds_one_oral_alone(horaires: Horaires) -> None:
    assert [it.ident for it in entrees(horaires.ouverte.session, Portee(candidat=CLAIRE))] == [CLAIRE]


def test_who_changed_hour_since_the_last_export_is_told_until_it_is_written_again(horaires: Horaires) -> None:
    session = horaires.ouverte
    assert changement_words(session.session) == ()
    written(horaires)
    horaires.exchange(CLAIRE, HUGO)
    CandidatsTenus(session).withdraw(INES, "désistement")
    assert [it.replace("\u00a0", " ") for it in changement_words(session.session)] == [
        "BERNARD Hugo : 09:55, maintenant 09:00",
        "DUPONT Claire : 09:00, maintenant 09:55",
        "LEFÈVRE Inès : annulé (11:00)",
    ]
    assert "Horaires changés depuis l'export du 23 novembre 2026 à 09:00" in text_of(built(horaires))
    written(horaires)
    assert changement_words(session.session) == ()


def test_two_juries_of_two_days_have_their_own_tables_delays_and_calendars(desk: Desk) -> None:
    opened = Horaires(desk.open_session())
    hours = {"debut": "09:00", "fin": "09:50"}
    plages = [Plage(jour=date(2026, 11, 23), jury=it, **hours) for it in ("Salle A", "Salle B")]
    later = Plage(jour=date(2026, 11, 24), jury="Salle A", debut="09:00", fin="12:00")
    opened.establish(Cadre(plages=(*plages, later), deliberation=10))
    text = text_of(built(opened)).replace("\u00a0", " ")
    assert "oraux du lundi 23 novembre 2026 au mardi 24 novembre 2026" in text
    assert "Lundi 23 novembre 2026, Salle B" in text and "Mardi 24 novembre 2026, Salle A" in text
    desk.machine.pass_time(12 * MINUTE)
    chrono = desk.open_chrono(CLAIRE)
    chrono.toggle()
    desk.machine.pass_time(MINUTE)
    told = line(opened)
    assert told == ("Salle A : LEFÈVRE Inès le 24/11/2026 à 09:00 │ Salle B : BERNARD Hugo 09:00 · retard 13 min")
    mine = entrees(opened.ouverte.session, Portee(jury="Salle B"))
    assert [it.ident for it in mine] == [HUGO, f"deliberation.{HUGO}"]
    written(opened, Portee(jury="Salle B"))
    opened.move(HUGO, Destination("Salle A", date(2026, 11, 24)))
    assert cancelled(opened, Portee(jury="Salle B")) == [HUGO, f"deliberation.{HUGO}"]


def test_the_calendar_holds_each_deliberation_behind_its_passage_and_each_break(horaires: Horaires) -> None:
    first, behind = entries(horaires)[:2]
    assert str(behind["summary"]) == "Délibération\u00a0: DUPONT Claire"
    assert behind["dtstart"].dt == first["dtend"].dt
    assert behind["dtend"].dt - behind["dtstart"].dt == timedelta(minutes=10)
    pause = entries(horaires)[-1]
    assert (str(pause["summary"]), str(pause["location"])) == ("Pause du jury", "Lyon")
    assert (pause["dtstart"].dt, pause["dtend"].dt) == (
        datetime(2026, 11, 23, 9, 45, tzinfo=UTC),
        datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
    )
    assert len({str(it["uid"]) for it in entries(horaires)}) == 7


def test_a_break_that_moves_keeps_its_identifier_and_without_deliberation_none_is_shown(horaires: Horaires) -> None:
    before = str(entries(horaires)[-1]["uid"])
    later = PausePrevue(heure="11:30", minutes=20)
    plage = horaires.plan.cadre.plages[0].model_copy(update={"pauses": (later,)})
    cadre = horaires.plan.cadre.model_copy(update={"plages": (plage,), "deliberation": 0})
    horaires.establish(cadre, "salle prise")
    assert len(entries(horaires)) == 4
    assert str(entries(horaires)[-1]["uid"]) == before


def test_a_night_in_which_the_clocks_change_is_true_in_text_and_calendar(desk: Desk) -> None:
    opened = Horaires(desk.open_session())
    opened.establish(NUIT)
    rows = rows_of(opened.ouverte.session, day(opened))
    assert [f"{it.debut:%H:%M}" for it in rows] == ["00:30", "01:25", "02:20"]
    last = events(opened)[-1]
    assert last["dtend"].dt - last["dtstart"].dt == timedelta(minutes=53, seconds=20)
    assert f"{rows[-1].fin:%H:%M}" == "02:13"


def test_the_file_name_comes_from_the_slug_alone(horaires: Horaires) -> None:
    assert proposed_name(horaires.ouverte.session) == "oraux-2026-06-12-bloc-3-lyon.ics"


def test_the_frame_says_what_stands_between_the_passages(horaires: Horaires) -> None:
    said = frame_words(horaires.plan).replace("\u00a0", " ")
    assert said == "changement 5 min, délibération 10 min, pause 10:45 (15 min)"


def test_the_frame_says_whose_holidays_are_told_and_their_day_is_named(desk: Desk) -> None:
    opened = Horaires(desk.open_session())
    opened.establish(Cadre.un_jour(jour=date(2026, 12, 26), debut="09:00", territoire=Territoire.ALSACE_MOSELLE))
    assert frame_words(opened.plan).endswith("jours fériés\u00a0: Alsace-Moselle")
    assert "le 26/12/2026 est férié\u00a0: la Saint-Étienne." in reserve_words(opened.ouverte.session, None)
    assert set(TERRITOIRES) == set(Territoire) and set(FERIES) == set(Ferie)
