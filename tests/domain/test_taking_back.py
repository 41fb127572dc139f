"""Whether an event can be taken back: what stands in the way is said in words, and nothing else stands there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from certif_tui.domain.ecrit.evenements import EcheanceFixee
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.incidents.evenements import IncidentNote
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import EvenementAnnule, JureAjoute, Presence, PresenceNotee
from certif_tui.domain.session.taking_back import DejaAnnule, Dependant, Fichier, Target, take_back
from tests.domain.factory import MATIN, Machine
from tests.domain.test_annulations import Liste

RIEN = "Cela n'a rien changé\u00a0: il n'y a rien à annuler."
ALARME: dict[str, Any] = {"ident": "a" * 32, "texte": "Alarme", "instant_vecu": MATIN}


@pytest.fixture
def liste() -> Liste:
    return Liste()


def decided(liste: Liste, evenement: Any, fichiers: Iterable[Fichier] = ()) -> list[EvenementAnnule] | Refus:
    acte = Acte("ines", Machine().now(), lambda: "e" * 32)
    return take_back(liste.session, acte, Target(evenement, liste.evenements), "erreur", fichiers)


def test_the_creation_stands(liste: Liste) -> None:
    for founding in liste.evenements[:2]:
        assert str(decided(liste, founding)) == "La création de la session ne s'annule pas."


def test_what_is_taken_back_is_not_taken_back_again(liste: Liste) -> None:
    liste.take_back(liste.added["ana"])
    refus = decided(liste, liste.added["ana"])
    assert isinstance(refus, DejaAnnule) and str(refus) == "C'est déjà annulé."


def test_what_depends_on_it_is_to_be_taken_back_first_and_is_named_by_its_number(liste: Liste) -> None:
    noted = liste.record(PresenceNotee, candidat="ana", presence=Presence.PRESENT)
    refus = decided(liste, liste.added["ana"])
    assert isinstance(refus, Dependant)
    assert str(refus) == "L'événement n°\u00a06 en dépend\u00a0: annulez-le d'abord."
    assert (refus.evenement, refus.revient) == (noted, False)
    assert (refus.session, refus.evenements) == (liste.session, tuple(liste.evenements))


def test_what_would_count_again_on_nothing_is_to_be_put_back_later(liste: Liste) -> None:
    noted = liste.record(PresenceNotee, candidat="ana", presence=Presence.PRESENT)
    undone = liste.take_back(noted)
    liste.take_back(liste.added["ana"])
    refus = decided(liste, undone)
    assert isinstance(refus, Dependant) and refus.revient
    needs = "L'événement n°\u00a06 a besoin d'un événement annulé depuis\u00a0: rétablissez-le d'abord."
    assert str(refus) == needs


def test_a_candidat_who_has_a_sheet_or_a_clock_stays_and_the_others_files_keep_nobody(liste: Liste) -> None:
    kept = "ANA a déjà une grille ou un chrono\u00a0: retirez plutôt ce candidat de la liste."
    for jure in ("paul", ""):
        assert str(decided(liste, liste.added["ana"], [("bob", jure), ("ana", jure)])) == kept
    assert not isinstance(decided(liste, liste.added["ana"], [("bob", "paul")]), Refus)


def test_a_jure_who_opened_a_sheet_stays_and_another_one_s_keeps_nobody(liste: Liste) -> None:
    added = liste.record(JureAjoute, jure="paul", nom="MARTIN Paul")
    kept = "MARTIN Paul a déjà ouvert une grille\u00a0: son ajout au jury ne s'annule plus."
    assert str(decided(liste, added, [("bob", "lea"), ("bob", "paul")])) == kept
    assert not isinstance(decided(liste, added, [("bob", "lea")]), Refus)


def test_whoever_stays_in_the_session_may_have_sheets(liste: Liste) -> None:
    noted = liste.record(PresenceNotee, candidat="ana", presence=Presence.PRESENT)
    assert not isinstance(decided(liste, noted, [("ana", "paul"), ("ana", "")]), Refus)


def test_an_incident_is_cancelled_once_and_one_of_nobody_changed_nothing(liste: Liste) -> None:
    noted = liste.record(IncidentNote, candidat="ana", **ALARME)
    assert not isinstance(decided(liste, noted), Refus)
    liste.take_back(noted)
    assert isinstance(decided(liste, noted), DejaAnnule)
    stranger = liste.record(IncidentNote, candidat="zoe", **{**ALARME, "ident": "b" * 32})
    assert str(decided(liste, stranger)) == RIEN


def test_a_date_that_did_not_count_is_not_taken_back_and_one_that_did_is_once(liste: Liste) -> None:
    first = liste.record(EcheanceFixee, echeance=MATIN)
    second = liste.record(EcheanceFixee, echeance=MATIN)
    assert str(decided(liste, second)) == RIEN
    assert not isinstance(decided(liste, first), Refus)
    liste.take_back(first)
    assert isinstance(decided(liste, first), DejaAnnule)


def test_the_files_are_looked_at_only_where_somebody_would_vanish(liste: Liste) -> None:
    noted = liste.record(PresenceNotee, candidat="ana", presence=Presence.PRESENT)
    unread = iter([("ana", "paul")])
    assert not isinstance(decided(liste, noted, unread), Refus)
    assert [*unread] == [("ana", "paul")]
