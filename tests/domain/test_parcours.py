from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.frozen import replace
from certif_tui.domain.personnes.identites import Candidature, Ref, Reponse, paire_of, recognise
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


def test_a_withdrawal_fails_nobody_and_hides_nothing() -> None:
    gone = passage("b", "BLOC 1", Verdict.RETIRE, jour=9)
    [bloc, *_] = only([gone]).parcours[0].blocs
    assert bloc.verdict is Verdict.A_PASSER and bloc.empeche
    for before in (Verdict.ACQUIS, Verdict.NON_ACQUIS):
        [bloc, *_] = only([passage("a", "BLOC 1", before), gone]).parcours[0].blocs
        assert bloc.verdict is before and not bloc.empeche
    [bloc, *_] = only([gone, passage("c", "BLOC 1", Verdict.A_PASSER, jour=20)]).parcours[0].blocs
    assert not bloc.empeche


# Who is who

A, B, C = met("a"), met("b"), met("c")


def test_same_name_and_same_identifier_are_one_person() -> None:
    [groupe] = recognise([met("a", "42"), met("b", "42")])
    assert groupe.membres == (A.ref, B.ref) and not groupe.presume and groupe.questions == ()


def test_same_name_and_different_identifiers_are_two_people() -> None:
    assert groups(recognise([met("a", "42"), met("b", "43")])) == [(A.ref,), (B.ref,)]


def test_the_same_identifier_under_another_name_is_somebody_else() -> None:
    other = Candidature(("b", "petit-sophie"), ("petit", "sophie"), "42")
    assert len(recognise([met("a", "42"), other])) == 2


def test_a_name_alone_makes_a_presumption_that_is_asked_about() -> None:
    for known in ([A, B], [met("a", "42"), B]):
        [groupe] = recognise(known)
        assert groupe.presume and groupe.questions == ((A.ref, B.ref),)


def test_the_answer_settles_the_presumption() -> None:
    [groupe] = recognise([A, B], [said(A, B, Lien.MEME)])
    assert not groupe.presume and groupe.questions == ()
    assert groups(recognise([A, B], [said(A, B, Lien.DISTINCTS)])) == [(A.ref,), (B.ref,)]


def test_the_last_answer_counts_and_can_be_taken_back() -> None:
    first = said(A, B, Lien.DISTINCTS)
    assert len(recognise([A, B], [said(A, B, Lien.MEME, 1), first])) == 1
    [groupe] = recognise([A, B], [first, said(A, B, None, 1)])
    assert groupe.presume


def test_two_of_one_name_in_one_session_are_two_people_and_a_third_is_asked_about() -> None:
    twin = met("a", slug="dupont-claire-2")
    groupes = recognise([A, twin, B])
    assert groups(groupes) == [(A.ref,), (twin.ref,), (B.ref,)]
    assert groupes[2].questions == ((A.ref, B.ref), (twin.ref, B.ref)) and not any(it.presume for it in groupes)
    assert groups(recognise([A, twin, B], [said(twin, B, Lien.MEME)])) == [(A.ref,), (twin.ref, B.ref)]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from([None, None, "42", "43"]), st.sampled_from(["x", "y"])),
        max_size=6,
        unique_by=lambda it: (it[0], it[2]),
    )
)
def test_homonyms_told_apart_at_once_or_two_by_two_are_the_same_people(
    known: list[tuple[str, str | None, str]],
) -> None:
    candidatures = [met(*each) for each in known]
    stranger = [said(Candidature(("z", "z"), ("autre",)), Candidature(("w", "w"), ("autre",)), Lien.DISTINCTS)]
    others = [Candidature(("z", "z"), ("autre",)), Candidature(("w", "w"), ("autre",))]
    two_by_two = recognise([*candidatures, *others], stranger)
    assert [it for it in two_by_two if it.membres[0][1] not in ("z", "w")] == [*recognise(candidatures)]


def test_without_identifier_among_two_known_ones_nobody_is_presumed() -> None:
    groupes = recognise([met("a", "42"), met("b", "43"), C])
    assert len(groupes) == 3 and groupes[2].questions == ((A.ref, C.ref), (B.ref, C.ref))


def test_when_answers_contradict_each_other_the_last_word_does() -> None:
    answers = [said(A, B, Lien.MEME), said(B, C, Lien.MEME, 1), said(A, C, Lien.DISTINCTS, 2)]
    assert groups(recognise([A, B, C], answers)) == [(A.ref,), (B.ref, C.ref)]


def test_an_answer_about_a_session_that_is_not_there_changes_nothing() -> None:
    assert groups(recognise([A], [said(A, B, Lien.MEME)])) == [(A.ref,)]


candidatures = st.lists(
    st.builds(met, st.sampled_from("abcde"), st.sampled_from([None, "1", "2"]), st.sampled_from(["x", "y"])),
    max_size=8,
    unique_by=lambda it: it.ref,
)
anybody = st.builds(met, st.sampled_from("abcde"), slug=st.sampled_from("xy"))
answers = st.lists(
    st.builds(said, anybody, anybody, st.sampled_from([*Lien, None]), st.integers(0, 1000)),
    max_size=6,
    unique_by=lambda it: it.instant,
)


@given(candidatures, answers, st.randoms(use_true_random=False))
def test_who_is_who_does_not_depend_on_the_order(
    known: list[Candidature], replies: list[Reponse], random: Random
) -> None:
    first = recognise(known, replies)
    shuffled, others = list(known), list(replies)
    random.shuffle(shuffled)
    random.shuffle(others)
    assert recognise(shuffled, others) == first
    assert sorted(ref for groupe in first for ref in groupe.membres) == sorted(it.ref for it in known)


@given(candidatures)
def test_without_answer_no_person_has_two_identifiers(known: list[Candidature]) -> None:
    of = {it.ref: it.identifiant for it in known}
    for groupe in recognise(known):
        assert len({of[ref] for ref in groupe.membres} - {None}) <= 1


@given(candidatures, answers)
def test_the_last_answer_about_a_pair_always_holds(known: list[Candidature], replies: list[Reponse]) -> None:
    refs = {it.ref for it in known}
    about = [it for it in replies if it.lien and set(it.paire) <= refs and it.paire[0] != it.paire[1]]
    if about:
        last = max(about, key=lambda it: it.instant)
        newest = replace(last, instant=last.instant + timedelta(days=1))
        together = any(set(last.paire) <= set(it.membres) for it in recognise(known, [*replies, newest]))
        assert together == (last.lien is Lien.MEME)
