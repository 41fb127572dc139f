"""Who passes before whom, with a plan and without."""

from __future__ import annotations

from datetime import timedelta

import pytest

from certif_tui.domain.planning.evenements import Creneau, PassagesEchanges, Plage, PlanEtabli
from certif_tui.domain.session.decisions.candidats import withdraw
from certif_tui.domain.session.decisions.ordre import move, move_beside, move_to, neighbours, sort_by_name
from certif_tui.domain.session.state import Session, apply
from tests.domain.deciding import CLAIRE, HUGO, INES, SESSION, acte, after, refused
from tests.domain.factory import MATIN


def order(session: Session) -> list[str]:
    return [each.slug for each in session.presentes]


@pytest.fixture
def planned() -> Session:
    """Claire, Hugo and Inès in that order in a plan, one hour each."""
    creneaux = tuple(
        Creneau(candidat=it.slug, debut=MATIN + timedelta(hours=rank), fin=None, duree_ms=3_600_000)
        for rank, it in enumerate(SESSION.candidats)
    )
    return apply(
        SESSION, PlanEtabli(**acte().entete(), plages=(Plage(jour=MATIN.date(), debut="09:00"),), creneaux=creneaux)
    )


@pytest.mark.parametrize(
    ("who", "place", "expected"),
    [
        (INES, 1, [INES, CLAIRE, HUGO]),
        (INES, 2, [CLAIRE, INES, HUGO]),
        (CLAIRE, 2, [HUGO, CLAIRE, INES]),
        (CLAIRE, 3, [HUGO, INES, CLAIRE]),
    ],
)
def test_a_candidat_is_given_a_place(who: str, place: int, expected: list[str]) -> None:
    done = after(SESSION, move_to(SESSION, acte(), who, place, commences=()))
    assert order(done) == expected
    assert move_to(done, acte(), who, place, commences=()) == []


def test_places_do_not_count_who_was_withdrawn() -> None:
    gone = after(SESSION, withdraw(SESSION, acte(), CLAIRE, "désistement"))
    assert order(after(gone, move_to(gone, acte(), INES, 1, commences=()))) == [INES, HUGO]
    assert "de 1 à 2" in refused(move_to(gone, acte(), INES, 3, commences=()))
    assert "retiré" in refused(move_to(gone, acte(), CLAIRE, 1, commences=()))
    assert "retiré" in refused(move_beside(gone, acte(), INES, CLAIRE, after=True, commences=()))


def test_past_the_ends_nothing_moves() -> None:
    assert move(SESSION, acte(), CLAIRE, -1, commences=()) == []
    assert move(SESSION, acte(), INES, 1, commences=()) == []


@pytest.mark.parametrize(("behind", "expected"), [(True, [HUGO, CLAIRE, INES]), (False, [CLAIRE, HUGO, INES])])
def test_somebody_passes_beside_another(behind: bool, expected: list[str]) -> None:
    assert order(after(SESSION, move_beside(SESSION, acte(), CLAIRE, HUGO, after=behind, commences=()))) == expected


def test_neighbours_of_the_plan_exchange_their_passages(planned: Session) -> None:
    done = move(planned, acte(), HUGO, -1, commences=())
    assert isinstance(done, list) and isinstance(done[0], PassagesEchanges)
    assert order(after(planned, done)) == [HUGO, CLAIRE, INES]


def test_the_plan_alone_moves_farther_those_it_names(planned: Session) -> None:
    assert "Le plan des oraux" in refused(move_to(planned, acte(), INES, 1, commences=()))


@pytest.mark.parametrize("begun", [CLAIRE, HUGO])
def test_who_has_been_before_the_jury_is_exchanged_no_more(planned: Session, begun: str) -> None:
    assert "déjà passé" in refused(move(planned, acte(), HUGO, -1, commences={begun}))


def test_only_those_beside_somebody_can_be_exchanged_with_them(planned: Session) -> None:
    assert neighbours(planned, CLAIRE) == {CLAIRE, HUGO}
    assert neighbours(planned, INES) == {HUGO, INES}
    assert neighbours(planned, HUGO) == {CLAIRE, HUGO, INES}
    assert neighbours(SESSION, HUGO) == frozenset()


def test_sorting_is_one_event_and_then_none() -> None:
    done = sort_by_name(SESSION, acte())
    assert isinstance(done, list) and len(done) == 1
    assert order(after(SESSION, done)) == [HUGO, CLAIRE, INES]
    assert sort_by_name(after(SESSION, done), acte()) == []
