from __future__ import annotations

from datetime import UTC, datetime

import pytest

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.frozen import replace
from certif_tui.domain.incidents.decisions import Recit
from certif_tui.domain.incidents.state import standing
from certif_tui.domain.refus import Refus
from certif_tui.journal import kinds
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.incidents import CarnetIncidents, instant_of, told_at
from tests.domain.factory import MATIN
from tests.services.desk import CLAIRE, HUGO, Desk

MINUTE = 60_000


def carnet(desk: Desk) -> CarnetIncidents:
    ouverte = desk.open_session()
    return CarnetIncidents(ouverte, ouverte.contexte, DirectWriter())


def expose_ms(desk: Desk, candidat: str = CLAIRE) -> int | None:
    return desk.open_chrono(candidat).read().phases[0].prevu_ms


def test_an_incident_is_kept_with_the_time_it_was_noted_at(desk: Desk) -> None:
    carnet(desk).note(Recit("  Alarme incendie ", CLAIRE))
    [incident] = desk.open_session().session.incidents
    assert (incident.numero, incident.texte, incident.candidat) == (1, "Alarme incendie", CLAIRE)
    assert incident.instant_vecu == desk.machine.now().instant


@pytest.mark.parametrize("recit", [Recit("   ", CLAIRE, minutes=5), Recit("Alarme", minutes=5)])
def test_what_cannot_be_an_incident_is_refused_before_the_clock_is_touched(desk: Desk, recit: Recit) -> None:
    desk.open_chrono().toggle()
    before = desk.journal.read(kinds.SESSION.at(desk.slug)).seq
    with pytest.raises(Refus):
        carnet(desk).note(recit, rendre=True)
    assert desk.journal.read(kinds.SESSION.at(desk.slug)).seq == before and expose_ms(desk) == 20 * MINUTE


def test_an_interruption_gives_its_length_back_to_the_phase_under_way_and_the_clock_says_why(desk: Desk) -> None:
    desk.open_chrono().toggle()
    incident, _ = carnet(desk).note(Recit("Alarme", CLAIRE, minutes=5), rendre=True)
    assert expose_ms(desk) == 25 * MINUTE
    chrono = desk.open_chrono().chrono
    assert incident.ajustement is not None and dict(chrono.motifs) == {incident.ajustement: "Alarme"}


def test_a_pause_does_not_keep_the_time_from_being_given_back(desk: Desk) -> None:
    desk.open_chrono().toggle()
    desk.open_chrono().toggle()
    carnet(desk).note(Recit("Alarme", CLAIRE, minutes=5), rendre=True)
    assert expose_ms(desk) == 25 * MINUTE and desk.open_chrono().chrono.marche is Marche.PAUSE


@pytest.mark.parametrize("ended", [False, True])
def test_no_time_is_given_back_before_the_oral_or_after_it_and_the_incident_is_noted_all_the_same(
    desk: Desk, ended: bool
) -> None:
    if ended:
        desk.open_chrono().toggle()
        desk.open_chrono().end()
    note = carnet(desk).note(Recit("Alarme", CLAIRE, minutes=5), rendre=True)
    assert ("terminé" if ended else "pas commencé") in note.non_rendu
    [incident] = desk.open_session().session.incidents
    assert (incident.texte, incident.duree_ms, incident.ajustement) == ("Alarme", 5 * MINUTE, None)
    assert expose_ms(desk) == 20 * MINUTE
    carnet(desk).cancel(incident, "à noter de nouveau")


def test_cancelling_takes_the_time_back_even_once_more_was_done(desk: Desk) -> None:
    desk.open_chrono().toggle()
    incident, _ = carnet(desk).note(Recit("Alarme", CLAIRE, minutes=5), rendre=True)
    desk.open_chrono().next_phase()
    with pytest.raises(Refus, match="motif"):
        carnet(desk).cancel(incident, " ")
    carnet(desk).cancel(incident, "mauvaise salle")
    assert expose_ms(desk) == 20 * MINUTE
    assert standing(desk.open_session().session.incidents, CLAIRE) == ()
    with pytest.raises(Refus, match="déjà annulé"):
        carnet(desk).cancel(carnet(desk).numbered(1), "encore")


def test_time_already_taken_back_on_the_clock_is_not_taken_twice(desk: Desk) -> None:
    desk.open_chrono().toggle()
    incident, _ = carnet(desk).note(Recit("Alarme", CLAIRE, minutes=5), rendre=True)
    desk.open_chrono().undo()
    assert expose_ms(desk) == 20 * MINUTE and not carnet(desk).is_given_back(incident)
    carnet(desk).cancel(incident, "erreur")
    assert expose_ms(desk) == 20 * MINUTE


def test_a_correction_needs_a_motif_and_changes_neither_length_nor_candidat_of_time_given_back(desk: Desk) -> None:
    desk.open_chrono().toggle()
    incident, _ = carnet(desk).note(Recit("Alarme", CLAIRE, minutes=5), rendre=True)
    recit = Recit.of(incident)
    with pytest.raises(Refus, match="motif"):
        carnet(desk).correct(incident, replace(recit, texte="Exercice"), "")
    for changed in (replace(recit, minutes=3), replace(recit, candidat=HUGO)):
        with pytest.raises(Refus, match="a été rendu"):
            carnet(desk).correct(incident, changed, "mesuré")
    corrected = carnet(desk).correct(incident, replace(recit, texte="Exercice"), "on l'a su")
    assert (corrected.texte, corrected.duree_ms) == ("Exercice", 5 * MINUTE)


def test_an_unknown_number_is_refused_with_those_there_are(desk: Desk) -> None:
    with pytest.raises(Refus, match="aucun n'est noté"):
        carnet(desk).numbered(1)
    carnet(desk).note(Recit("Alarme"))
    for numero in (0, 2, -1):
        with pytest.raises(Refus, match="de 1 à 1"):
            carnet(desk).numbered(numero)


def test_a_folder_that_can_only_be_read_takes_no_incident_and_gives_no_time(desk: Desk) -> None:
    desk.open_chrono().toggle()
    desk.journal.read_only = True
    with pytest.raises(Refus, match="lecture seule"):
        carnet(desk).note(Recit("Alarme", CLAIRE, minutes=5), rendre=True)
    assert expose_ms(desk) == 20 * MINUTE


@pytest.mark.parametrize("heure", ["9:05", "09h05", " 09:05 "])
def test_a_time_of_day_is_that_of_the_place_on_the_sessions_day_once_it_is_over(desk: Desk, heure: str) -> None:
    session = desk.open_session().session
    assert instant_of(heure, session, MATIN) == datetime(2026, 6, 12, 7, 5, tzinfo=UTC)
    assert instant_of(heure, replace(session, date=MATIN.date()), MATIN) == datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
    before = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
    assert instant_of(heure, session, before) == datetime(2026, 6, 1, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize("heure", ["24:00", "12:60", "midi", "", "12", "1:5"])
def test_what_is_no_time_of_day_is_refused(desk: Desk, heure: str) -> None:
    with pytest.raises(Refus, match="Heure refusée"):
        instant_of(heure, desk.open_session().session, MATIN)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:05 alarme", ("14:05", "alarme")),
        ("9h30 : alarme", ("9h30", ": alarme")),
        ("alarme à 14:05", ("", "alarme à 14:05")),
        ("14 candidats dehors", ("", "14 candidats dehors")),
    ],
)
def test_a_text_may_begin_with_its_time(typed: str, read: tuple[str, str]) -> None:
    assert told_at(typed) == read
