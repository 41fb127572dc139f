from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.personnes.identites import Candidature, Ref, Reponse, paire_of
from certif_tui.domain.personnes.parcours import Certification, Passage, Personne, people_of
from certif_tui.domain.resultat.resultat import Resultat, Verdict
from certif_tui.domain.session.evenements import Lien

if TYPE_CHECKING:
    from certif_tui.domain.personnes.identites import Identite

CERTIFICATION = Certification("Manager", ("BLOC 1", "BLOC 2", "BLOC 3"))
CLAIRE = ("dupont", "claire")


def passage(
    session: str,
    bloc: str,
    verdict: Verdict,
    *,
    identifiant: str | None = "42",
    jour: int = 1,
    certification: Certification = CERTIFICATION,
    demonstration: bool = False,
) -> Passage:
    candidature = Candidature((session, "dupont-claire"), CLAIRE, identifiant)
    when = date(2026, 1, 1) + timedelta(days=jour)
    return Passage(candidature, "DUPONT Claire", bloc, when, "Lyon", certification, Resultat(verdict), demonstration)


def only(passages: Sequence[Passage]) -> Personne:
    [personne] = people_of(passages)
    return personne


def met(session: str, identifiant: str | None = None, slug: str = "dupont-claire") -> Candidature:
    return Candidature((session, slug), CLAIRE, identifiant)


def said(one: Candidature, other: Candidature, lien: Lien | None, minutes: int = 0) -> Reponse:
    return Reponse(paire_of(one.ref, other.ref), lien, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


def groups(groupes: Sequence[Identite]) -> list[tuple[Ref, ...]]:
    return [groupe.membres for groupe in groupes]


# Blocs


def test_three_blocs_acquired_in_any_order_make_the_certification() -> None:
    passages = [
        passage("c", "BLOC 2", Verdict.ACQUIS, jour=3),
        passage("a", "BLOC 3", Verdict.ACQUIS, jour=1),
        passage("b", "BLOC 1", Verdict.ACQUIS, jour=2),
    ]
    [parcours] = only(passages).parcours
    assert parcours.acquise
    [parcours] = only(passages[:2]).parcours
    assert not parcours.acquise and [bloc.verdict for bloc in parcours.blocs] == [
        Verdict.A_PASSER,
        Verdict.ACQUIS,
        Verdict.ACQUIS,
    ]


def test_a_bloc_acquired_stays_acquired_when_it_is_failed_later() -> None:
    bloc = (
        only([passage("b", "BLOC 1", Verdict.NON_ACQUIS, jour=9), passage("a", "BLOC 1", Verdict.ACQUIS)])
        .parcours[0]
        .blocs[0]
    )
    assert bloc.verdict is Verdict.ACQUIS and bloc.acquis and bloc.acquis.session == "a"
    assert [each.session for each in bloc.passages] == ["a", "b"]


def test_an_absence_does_not_hide_what_was_failed_before() -> None:
    [parcours] = only(
        [passage("b", "BLOC 1", Verdict.ABSENT, jour=9), passage("a", "BLOC 1", Verdict.NON_ACQUIS)]
    ).parcours
    assert parcours.blocs[0].verdict is Verdict.NON_ACQUIS


def test_a_demonstration_never_counts() -> None:
    shown = passage("b", "BLOC 2", Verdict.ACQUIS, demonstration=True)
    assert people_of([shown]) == ()
    assert only([passage("a", "BLOC 1", Verdict.ACQUIS), shown]).parcours[0].acquis == 1


def test_another_certification_stands_apart() -> None:
    other = Certification("Sommelier", ("BLOC 1", "BLOC 2"))
    personne = only(
        [passage("a", "BLOC 1", Verdict.ACQUIS), passage("b", "BLOC 2", Verdict.ACQUIS, certification=other)]
    )
    assert [(it.certification.intitule, it.acquis) for it in personne.parcours] == [("Manager", 1), ("Sommelier", 1)]


def test_a_corrected_copy_of_the_same_certification_goes_on() -> None:
    copy = Certification("MANAGER ", CERTIFICATION.blocs)
    personne = only(
        [passage("a", "BLOC 1", Verdict.ACQUIS), passage("b", "BLOC 2", Verdict.ACQUIS, certification=copy)]
    )
    assert [it.acquis for it in personne.parcours] == [2]


passages_of_one = st.lists(
    st.builds(
        passage,
        st.text("abcdefgh", min_size=1, max_size=3),
        st.sampled_from(CERTIFICATION.blocs),
        st.sampled_from(list(Verdict)),
        jour=st.integers(0, 400),
        demonstration=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda it: it.session,
)


def acquired(passages: Sequence[Passage]) -> set[str]:
    return {bloc.code for person in people_of(passages) for it in person.parcours for bloc in it.blocs if bloc.acquis}


@given(passages_of_one, st.integers(0, 12))
def test_no_later_session_takes_an_acquis_back(passages: list[Passage], known: int) -> None:
    assert acquired(passages[:known]) <= acquired(passages)


@given(passages_of_one, st.randoms(use_true_random=False))
def test_the_order_of_the_sessions_is_irrelevant(passages: list[Passage], random: Random) -> None:
    shuffled = list(passages)
    random.shuffle(shuffled)
    assert people_of(shuffled) == people_of(passages)


def test_a_result_kept_back_is_neither_acquired_nor_still_to_be_taken() -> None:
    kept = passage("b", "BLOC 1", Verdict.RESERVE, jour=9)
    [bloc, *_] = only([kept]).parcours[0].blocs
    assert bloc.verdict is Verdict.RESERVE and bloc.acquis is None
    [bloc, *_] = only([passage("a", "BLOC 1", Verdict.ACQUIS), kept]).parcours[0].blocs
    assert bloc.verdict is Verdict.ACQUIS
