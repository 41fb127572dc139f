"""Whose written work is meant, which sheet it is on, and whose hints that sheet gives."""

from __future__ import annotations

import pytest

from certif_tui.domain.ecrit.decisions.prenotation import EcritNote, EcritVise, aim, is_work_of, share
from certif_tui.domain.ecrit.decisions.tirage import Tirer, draw, move
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.candidats import withdraw
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session
from tests.domain.deciding import acte, after

SESSION = Session("lyon", candidats=tuple(Candidat(it, it.upper(), ecrit=Constat(Presence.PRESENT)) for it in "abcdef"))


@pytest.fixture
def bloc(officiel: Referentiel) -> Bloc:
    return officiel.bloc("BLOC 1")


@pytest.fixture
def drawn(bloc: Bloc) -> Session:
    return after(SESSION, draw(SESSION, acte(), bloc, Tirer("2026", None, motif="exercice")))


def cible(session: Session, groupe: str) -> str:
    assert session.groupes.tirage is not None
    return f"{groupe.lower()}-{session.groupes.tirage.id[:8]}"


def test_somebody_alone_has_a_work_of_their_own_with_nothing_more_to_say(bloc: Bloc) -> None:
    assert aim(SESSION, bloc, ["a"], []) == aim(SESSION, bloc, ["a", "a"], []) == EcritVise("a")


def test_members_without_a_draw_share_the_work_of_the_first(bloc: Bloc) -> None:
    assert aim(SESSION, bloc, ["b", "a", "b"], []) == EcritVise("b", ("b", "a"))


def test_a_work_already_noted_goes_on_where_it_was(bloc: Bloc) -> None:
    assert aim(SESSION, bloc, ["a"], [EcritNote("f", ("f",)), EcritNote("b", ("b", "a"))]) == EcritVise("b")


def test_any_member_of_a_group_opens_the_work_of_them_all_but_those_withdrawn(bloc: Bloc, drawn: Session) -> None:
    first, _second = drawn.groupes.groupes
    whole = EcritVise(cible(drawn, "G1"), first.membres)
    assert {str(aim(drawn, bloc, [it], [])) for it in first.membres} == {str(whole)}
    fewer = after(drawn, withdraw(drawn, acte(), first.membres[0], "Parti"))
    assert aim(fewer, bloc, [first.membres[1]], []) == EcritVise(cible(drawn, "G1"), first.membres[1:])


def test_a_group_goes_on_with_what_was_noted_for_its_members_until_it_has_its_own(bloc: Bloc, drawn: Session) -> None:
    first, second = drawn.groupes.groupes
    own, before = EcritNote(cible(drawn, "G1"), ("z",)), EcritNote("a", first.membres[::-1])
    other = EcritNote("b", second.membres)
    assert aim(drawn, bloc, first.membres, [other, before]) == EcritVise("a", first.membres)
    assert aim(drawn, bloc, first.membres, [before, own]) == EcritVise(own.cible, first.membres)
    assert aim(drawn, bloc, first.membres, [other]) == EcritVise(own.cible, first.membres)


def test_members_of_two_groups_have_no_common_work(bloc: Bloc, drawn: Session) -> None:
    first, second = drawn.groupes.groupes
    here, there = first.membres[0], second.membres[0]
    refus = aim(drawn, bloc, [here, first.membres[1], there], [])
    assert isinstance(refus, Refus)
    assert f"{there.upper()} est dans le groupe G2, {here.upper()} est dans le groupe G1" in str(refus)
    out = after(drawn, move(drawn, acte(), bloc, there, None, "Parti", vu=drawn.groupes.tirage))
    refus = aim(out, bloc, [here, there], [])
    assert isinstance(refus, Refus) and f"{there.upper()} n'est dans aucun groupe" in str(refus)


def test_groups_are_nothing_where_each_works_alone(officiel: Referentiel, drawn: Session) -> None:
    first, second = drawn.groupes.groupes
    alone = officiel.bloc("BLOC 3")
    assert aim(drawn, alone, [first.membres[0]], []) == EcritVise(first.membres[0])
    assert isinstance(aim(drawn, alone, [first.membres[0], second.membres[0]], []), EcritVise)


def test_whose_work_it_is_is_said_once_and_anew_when_it_changed() -> None:
    vise = EcritVise("a", ("a", "b"))
    [shared] = share(("a",), acte(), vise)
    assert shared.membres == ("a", "b")
    assert share(("a", "b"), acte(), vise) == [] and share(("b",), acte(), EcritVise("a")) == []


def test_hints_are_those_of_the_group_in_force_and_else_of_whom_they_were_noted_for(bloc: Bloc, drawn: Session) -> None:
    first, second = drawn.groupes.groupes
    moved = first.membres[0]
    note = EcritNote(cible(drawn, "G1"), second.membres)
    assert {it for it in "abcdef" if is_work_of(drawn, bloc, it, note)} == set(first.membres)
    out = after(drawn, move(drawn, acte(), bloc, moved, None, "Parti", vu=drawn.groupes.tirage))
    assert not is_work_of(out, bloc, moved, note)
    former = EcritNote("g1-ffffffff", ("a", "b"))
    assert {it for it in "abcdef" if is_work_of(drawn, bloc, it, former)} == {"a", "b"}
