"""What a session was when each of its events came, and under which names its people are told of then."""

from __future__ import annotations

from typing import Any

import pytest

from certif_tui.domain.session.evenements import CandidatAjoute, CandidatRenomme, Presence, PresenceNotee
from certif_tui.domain.session.histoire import Histoire
from certif_tui.domain.session.state import Session
from tests.domain.test_annulations import SLUGS, Liste


@pytest.fixture
def liste() -> Liste:
    return Liste()


def named(liste: Liste, evenement: Any) -> list[str]:
    session: Session = Histoire("s", liste.evenements).named(evenement)
    return [it.nom for it in session.candidats]


def test_those_a_list_adds_are_named_once_they_are_all_there(liste: Liste) -> None:
    liste.record(PresenceNotee, candidat="ana", presence=Presence.PRESENT)
    late = liste.record(CandidatAjoute, candidat="dan", nom="DAN")
    for slug in SLUGS:
        assert named(liste, liste.added[slug]) == ["ANA", "BOB", "CYD"]
    assert named(liste, late) == ["ANA", "BOB", "CYD", "DAN"]


def test_those_who_end_the_journal_are_named_too(liste: Liste) -> None:
    assert named(liste, liste.added["bob"]) == ["ANA", "BOB", "CYD"]


def test_all_else_is_told_under_the_names_of_before_it(liste: Liste) -> None:
    renamed = liste.record(CandidatRenomme, candidat="bob", nom="ROBERT", motif="faute")
    after = liste.record(PresenceNotee, candidat="bob", presence=Presence.PRESENT)
    assert named(liste, renamed) == ["ANA", "BOB", "CYD"]
    assert named(liste, after) == ["ANA", "ROBERT", "CYD"]
    assert named(liste, liste.evenements[0]) == []
