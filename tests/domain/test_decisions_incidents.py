"""What can be told of an incident, corrected and cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from certif_tui.domain.frozen import replace
from certif_tui.domain.incidents.decisions import Recit, correct, note
from certif_tui.domain.incidents.evenements import IncidentNote
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.state import Inconnu, Session
from tests.domain.deciding import CLAIRE, HUGO, SESSION, acte, after, refused
from tests.domain.factory import MATIN, MINUTE

IDENT = "a" * 32
ALARME = Recit("Alarme", CLAIRE, minutes=5)


def noting(recit: Recit, *, rendre: bool = False) -> Sequence[IncidentNote] | Refus:
    return note(SESSION, acte(), recit, ident=IDENT, rendre=rendre)


@pytest.fixture
def noted() -> Session:
    return after(SESSION, noting(ALARME))


def test_an_incident_happened_when_it_is_told_unless_it_is_said_when() -> None:
    [now] = after(SESSION, noting(Recit("  Alarme incendie ", CLAIRE))).incidents
    assert (now.numero, now.texte, now.candidat, now.instant_vecu) == (1, "Alarme incendie", CLAIRE, MATIN)
    before = MATIN - timedelta(minutes=20)
    [earlier] = after(SESSION, noting(Recit("Alarme", instant=before))).incidents
    assert earlier.instant_vecu == before and earlier.candidat is None


@pytest.mark.parametrize(
    ("recit", "said"),
    [
        (Recit("   "), "Dites ce qui"),
        (Recit("x", minutes=0), "Durée refusée"),
        (Recit("x", minutes=1441), "Durée refusée"),
        (Recit("x", instant=MATIN + timedelta(minutes=1)), "pas encore passée"),
        (Recit("x" * 4001), "trop long"),
    ],
)
def test_what_cannot_be_an_incident_is_neither_noted_nor_said_instead(noted: Session, recit: Recit, said: str) -> None:
    assert said in refused(noting(recit))
    assert said in refused(correct(noted, acte(), IDENT, recit, "motif", rendu=False))


@pytest.mark.parametrize("minutes", [1, 1440])
def test_an_incident_lasts_from_exactly_a_minute_to_exactly_a_day(noted: Session, minutes: int) -> None:
    recit = Recit("Alarme", CLAIRE, minutes=minutes)
    for decided in (noting(recit), correct(noted, acte(), IDENT, recit, "mesuré", rendu=False)):
        [said] = [] if isinstance(decided, Refus) else decided
        assert said.duree_ms == minutes * MINUTE


@pytest.mark.parametrize("recit", [Recit("Alarme", CLAIRE, minutes=5), Recit("Panne", None)])
def test_an_incident_is_told_again_as_it_stands_and_correcting_it_so_changes_nothing(recit: Recit) -> None:
    instant = MATIN - timedelta(minutes=20)
    session = after(SESSION, noting(replace(recit, instant=instant)))
    [incident] = session.incidents
    told = Recit.of(incident)
    assert told == replace(recit, instant=instant)
    assert str(told.minutes) == str(recit.minutes)  # « 5 » is what the form shows, not « 5.0 »
    assert after(session, correct(session, acte(), IDENT, told, "relu", rendu=False)).incidents == (incident,)


def test_who_is_no_longer_in_the_session_has_no_incident(noted: Session) -> None:
    gone = Recit("Alarme", "roux-jean")
    assert isinstance(noting(gone), Inconnu) and "n'est plus dans cette session" in refused(noting(gone))
    assert isinstance(correct(noted, acte(), IDENT, gone, "motif", rendu=False), Inconnu)


@pytest.mark.parametrize("recit", [Recit("Alarme", CLAIRE), Recit("Alarme", minutes=5)])
def test_giving_time_back_takes_a_candidat_and_a_length(recit: Recit) -> None:
    assert "un candidat et une durée" in refused(noting(recit, rendre=True))
    assert not isinstance(noting(recit), Refus)


def test_a_correction_asks_why_and_says_all_anew(noted: Session) -> None:
    said = Recit("Exercice", HUGO, minutes=3)
    assert "motif" in refused(correct(noted, acte(), IDENT, said, "", rendu=False))
    [now] = after(noted, correct(noted, acte(), IDENT, said, "on l'a su", rendu=False)).incidents
    assert (now.texte, now.candidat, now.duree_ms) == ("Exercice", HUGO, 3 * MINUTE)


@pytest.mark.parametrize("changed", [replace(ALARME, minutes=3), replace(ALARME, candidat=HUGO)])
def test_time_that_was_given_back_keeps_its_length_and_its_candidat(noted: Session, changed: Recit) -> None:
    assert "a été rendu" in refused(correct(noted, acte(), IDENT, changed, "mesuré", rendu=True))
    told = replace(ALARME, texte="Exercice")
    assert after(noted, correct(noted, acte(), IDENT, told, "su", rendu=True)).incidents[0].texte == "Exercice"


def test_what_is_not_there_is_not_corrected() -> None:
    assert "n'est plus" in refused(correct(SESSION, acte(), IDENT, ALARME, "motif", rendu=False))
