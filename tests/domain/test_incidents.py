from __future__ import annotations

from datetime import timedelta
from typing import Any

from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.incidents.state import standing
from certif_tui.domain.session.evenements import CandidatAjoute, CandidatRetire, EvenementAnnule
from certif_tui.domain.session.state import Session, fold
from tests.domain.factory import MATIN, MINUTE, Scribe

A, B = "a" * 32, "b" * 32


class Jour:
    """A session of two candidats and what is noted of its day."""

    def __init__(self) -> None:
        self.scribe = Scribe()
        self.evenements: list[Any] = []
        for slug in ("ana", "bob"):
            self.add(CandidatAjoute, candidat=slug, nom=slug.title())

    def add(self, kind: type, **fields: Any) -> Jour:
        self.evenements.append(self.scribe(kind, **fields))
        return self

    def note(self, ident: str = A, candidat: str | None = "ana", minute: int = 0, **fields: Any) -> Jour:
        vecu = MATIN + timedelta(minutes=minute)
        return self.add(
            IncidentNote, ident=ident, candidat=candidat, instant_vecu=vecu, **{"texte": "Alarme", **fields}
        )

    def correct(self, ident: str = A, **fields: Any) -> Jour:
        said = {"candidat": "bob", "texte": "Exercice", "instant_vecu": MATIN, "motif": "Précision", **fields}
        return self.add(IncidentCorrige, ident=ident, **said)

    @property
    def session(self) -> Session:
        return fold("une-session", self.evenements)


def test_incidents_are_numbered_as_they_were_noted_and_told_as_they_happened() -> None:
    session = Jour().note(A, minute=9).note(B, minute=4).session
    assert [(it.ident, it.numero) for it in session.incidents] == [(A, 1), (B, 2)]
    assert [it.ident for it in standing(session.incidents, "ana")] == [B, A]


def test_an_incident_is_that_of_one_candidat_or_of_the_session() -> None:
    session = Jour().note(A, "ana").note(B, None).session
    assert [it.ident for it in standing(session.incidents, "ana")] == [A]
    assert [it.ident for it in standing(session.incidents, None)] == [B]
    assert standing(session.incidents, "bob") == ()


def test_a_correction_says_it_anew_under_the_same_number_and_keeps_what_the_clock_gave() -> None:
    [incident] = Jour().note(duree_ms=5 * MINUTE, ajustement=B).correct(duree_ms=3 * MINUTE).session.incidents
    assert (incident.numero, incident.candidat, incident.texte) == (1, "bob", "Exercice")
    assert (incident.duree_ms, incident.ajustement) == (3 * MINUTE, B)


def test_a_correction_says_when_it_happened_and_the_day_is_told_in_that_order() -> None:
    vecu = MATIN + timedelta(minutes=2)
    session = Jour().note(A, minute=9).note(B, minute=4).correct(A, candidat="ana", instant_vecu=vecu).session
    assert [(it.ident, it.instant_vecu) for it in standing(session.incidents, "ana")] == [
        (A, vecu),
        (B, MATIN + timedelta(minutes=4)),
    ]


def test_a_cancelled_incident_stays_with_its_reason_until_a_correction_puts_it_back() -> None:
    jour = Jour().note().add(EvenementAnnule, cible=A, motif="Erreur")
    assert jour.session.incidents[0].annule == "Erreur"
    assert standing(jour.session.incidents, "ana") == ()
    assert [it.ident for it in standing(jour.correct().session.incidents, "bob")] == [A]


def test_the_number_of_a_cancelled_incident_is_not_given_again() -> None:
    assert Jour().note(A).add(EvenementAnnule, cible=A, motif="Erreur").note(B).session.incidents[1].numero == 2


def test_an_incident_noted_twice_is_one_and_one_never_noted_is_none() -> None:
    jour = Jour().note(A).note(A, texte="Encore")
    assert [it.texte for it in jour.session.incidents] == ["Alarme"]
    before = jour.session
    assert jour.correct(B).add(EvenementAnnule, cible=B, motif="?").session == before


def test_an_incident_of_nobody_known_changes_nothing_and_one_of_somebody_withdrawn_counts() -> None:
    assert Jour().note(candidat="inconnu").session == Jour().session
    assert Jour().note().correct(candidat="inconnu").session == Jour().note().session
    assert len(Jour().add(CandidatRetire, candidat="ana", motif="Désistement").note().session.incidents) == 1
