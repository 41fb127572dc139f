from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from certif_tui.domain.session import homonymes as module
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import CandidatAjoute, CandidatPrecise, CandidatRetire, SessionCreee
from certif_tui.domain.session.homonymes import homonymes
from certif_tui.domain.session.state import Session, fold, step
from tests.domain.factory import Scribe


def signs(*candidats: Candidat) -> dict[str, str]:
    return {slug: sign.replace("\u00a0", " ") for slug, sign in homonymes(candidats).items()}


def test_a_name_borne_once_needs_nothing_else() -> None:
    assert signs(Candidat("a", "DUPONT Claire", numero="A12"), Candidat("b", "DUPONT Clara")) == {}


def test_homonyms_are_told_apart_by_their_number() -> None:
    assert signs(
        Candidat("a", "DUPONT Claire", numero="A12"),
        Candidat("x", "NOÉ Léa"),
        Candidat("b", "DUPONT Claire", numero="A13"),
    ) == {"a": "n° A12", "b": "n° A13"}


def test_who_has_no_number_is_told_apart_by_their_place() -> None:
    people = (Candidat("x", "NOÉ Léa"), Candidat("a", "DUPONT Claire"), Candidat("b", "DUPONT Claire", numero="A13"))
    assert signs(*people) == {"a": "place 2", "b": "n° A13"}


def test_a_number_two_people_bear_tells_nobody_apart() -> None:
    people = (Candidat("a", "DUPONT Claire", numero="7"), Candidat("b", "DUPONT Claire", numero="7"))
    assert signs(*people) == {"a": "place 1", "b": "place 2"}


@pytest.mark.parametrize("other", ["Dupont  Claire", "dupont-claire", "DÜPONT Claire", "DUPONT Clai\u0301re"])
def test_names_that_look_alike_are_one(other: str) -> None:
    assert set(signs(Candidat("a", "DUPONT Claire"), Candidat("b", other))) == {"a", "b"}


def test_the_withdrawn_have_no_place() -> None:
    gone = Candidat("a", "DUPONT Claire", retire="abandon")
    assert signs(gone, Candidat("b", "DUPONT Claire")) == {"a": "retiré", "b": "place 1"}
    again = Candidat("c", "DUPONT Claire", retire="abandon")
    assert signs(gone, again, Candidat("b", "DUPONT Claire")) == {"a": "a", "b": "place 1", "c": "c"}


def a_session() -> tuple[Session, Scribe]:
    scribe = Scribe()
    created = scribe(SessionCreee, bloc="BLOC 3", date=date(2026, 11, 23), lieu="Lyon", fuseau="Europe/Paris")
    added = [scribe(CandidatAjoute, candidat=slug, nom="DUPONT Claire") for slug in ("a", "b")]
    return fold("s", [created, *added]), scribe


def test_a_session_looks_for_homonyms_once_and_again_when_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    rule = module._namesakes

    def counted(people: Sequence[tuple[str, str]]) -> list[list[str]]:
        looked.append(1)
        return rule(people)

    monkeypatch.setattr(module, "_namesakes", counted)
    session, scribe = a_session()
    assert not looked  # opening costs nothing: nobody was named yet
    named = [session.designation(it) for it in session.candidats for _row in range(100)]
    assert set(named) == {"DUPONT Claire (place\u00a01)", "DUPONT Claire (place\u00a02)"} and len(looked) == 1
    after = step(session, scribe(CandidatPrecise, candidat="b", numero="B2", motif=""))
    assert after is not None
    assert after.designation(after.candidat("b")) == "DUPONT Claire (n°\u00a0B2)"
    assert session.designation(session.candidat("b")) == "DUPONT Claire (place\u00a02)"


def test_a_withdrawal_leaves_both_told_apart() -> None:
    session, scribe = a_session()
    after = step(session, scribe(CandidatRetire, candidat="a", motif="abandon"))
    assert after is not None
    assert [after.designation(it) for it in after.candidats] == [
        "DUPONT Claire (retiré)",
        "DUPONT Claire (place\u00a01)",
    ]
