"""Groups that depart from the référentiel's are told: how large they are, who is in one, who is in none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from certif_tui.domain.ecrit.decisions.formation import Former, form
from certif_tui.domain.ecrit.decisions.tirage import move
from certif_tui.domain.ecrit.ecarts import Ecart
from certif_tui.domain.ecrit.evenements import GroupesFormes
from certif_tui.domain.ecrit.regles import by_lot, fits, of_move, standing
from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Bloc, Groupes, Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session
from tests.domain.deciding import acte, after, refused
from tests.domain.factory import MATIN, bloc_of, with_ecrit

PAR_TIRAGE = "Le référentiel fait tirer ces groupes au sort."
CONTINUER = "Donnez un motif pour continuer."
A_LA_MAIN = "Un changement à la main demande un motif."


@pytest.fixture
def tire(officiel: Referentiel) -> Bloc:
    """Groups of 3 or 4, drawn by lot."""
    return officiel.bloc("BLOC 1")


@pytest.fixture
def libre(officiel: Referentiel) -> Bloc:
    """Groups of which the référentiel says nothing."""
    return officiel.bloc("BLOC 2")


def session_of(slugs: str, *, gone: str = "", back: str = "") -> Session:
    """Who is present at the written part but those `gone`, of whom those `back` were noted at the oral since."""
    people = (
        Candidat(
            it,
            f"Nom {it.upper()}",
            ecrit=Constat(Presence.ABANDON if it in gone else Presence.PRESENT),
            oral=Constat(Presence.PRESENT) if it in back else None,
        )
        for it in slugs
    )
    return Session("lyon", date=MATIN.date(), candidats=tuple(people))


def formed(session: Session, bloc: Bloc, *groupes: str, motif: str | None = None) -> Sequence[GroupesFormes] | Refus:
    codes = tuple((f"G{rang}", tuple(it)) for rang, it in enumerate(groupes, 1))
    return form(session, acte(), bloc, Former(codes, "formateur", None, motif))


def standing_as(session: Session, bloc: Bloc, *groupes: str) -> Session:
    return after(session, formed(session, bloc, *groupes, motif="Groupes du formateur"))


def told(session: Session, bloc: Bloc) -> list[str]:
    return [it.replace("\u00a0", " ") for it in standing(session, bloc)]


def moved(session: Session, bloc: Bloc, candidat: str, groupe: str | None) -> str:
    return refused(move(session, acte(), bloc, candidat, groupe, "", vu=session.groupes.tirage))


def test_groups_chosen_where_the_referentiel_draws_them_take_a_motif(tire: Bloc) -> None:
    six = session_of("abcdef")
    assert refused(formed(six, tire, "abc", "def")) == f"{PAR_TIRAGE} {CONTINUER}"
    tirage = standing_as(six, tire, "abc", "def").groupes.tirage
    assert tirage is not None and tirage.ecarts == (Ecart.SANS_TIRAGE,)


def test_groups_chosen_where_nothing_is_said_of_them_take_no_motif(libre: Bloc) -> None:
    assert after(session_of("abcde"), formed(session_of("abcde"), libre, "ab", "cde")).groupes.tirage is not None


def test_sizes_that_are_not_the_referentiels_are_told_once_each_the_smallest_first(tire: Bloc) -> None:
    said = refused(formed(session_of("abcdefghijklmnop"), tire, "abcde", "fg", "hi", "jkl", "mnop"))
    assert said == f"{PAR_TIRAGE} Un groupe compte 3 à 4 membres : 2, 5 ici. {CONTINUER}"


def test_a_group_of_one_is_told_where_the_referentiel_gives_no_size(libre: Bloc) -> None:
    said = refused(formed(session_of("abc"), libre, "a", "bc"))
    assert said == f"Un groupe compte au moins 2 membres : 1 ici. {CONTINUER}"


def test_an_absent_one_put_in_a_group_is_named_even_if_noted_at_the_oral_since(libre: Bloc) -> None:
    said = refused(formed(session_of("abcd", gone="bd", back="d"), libre, "ab", "cd"))
    assert said == f"Dans un groupe sans être présent : Nom B, Nom D. {CONTINUER}"


def test_a_present_one_left_out_of_the_groups_is_named_and_an_absent_one_is_not(libre: Bloc) -> None:
    said = refused(formed(session_of("abcdef", gone="ef", back="f"), libre, "ab"))
    assert said == f"Dans aucun groupe : Nom C, Nom D. {CONTINUER}"


@pytest.mark.parametrize(("size", "fit"), [(2, False), (3, True), (4, True), (5, False)])
def test_a_group_may_be_of_the_smallest_and_of_the_largest_size(tire: Bloc, size: int, fit: bool) -> None:
    assert fits(tire, size) is fit


def test_groups_are_of_two_at_least_and_of_any_size_where_nothing_is_said_of_it(tire: Bloc, libre: Bloc) -> None:
    largest = with_ecrit(tire, groupes=Groupes(maximum=4))
    for bloc in (libre, bloc_of(3)):
        assert not by_lot(bloc) and [fits(bloc, it) for it in (1, 2, 40)] == [False, True, True]
    assert [fits(largest, it) for it in (1, 2, 4, 5)] == [False, True, True, False]


def test_a_move_tells_the_size_of_the_group_left_and_of_the_group_joined(tire: Bloc) -> None:
    six = standing_as(session_of("abcdef"), tire, "abc", "def")
    assert moved(six, tire, "a", "G2") == f"Un groupe compte 3 à 4 membres : G1 compterait 2. {A_LA_MAIN}"
    seven = standing_as(session_of("abcdefg"), tire, "abc", "defg")
    both = "G1 compterait 2, G2 compterait 5"
    assert moved(seven, tire, "a", "G2") == f"Un groupe compte 3 à 4 membres : {both}. {A_LA_MAIN}"


def test_a_move_that_leaves_sizes_of_the_referentiel_tells_nothing(tire: Bloc) -> None:
    seven = standing_as(session_of("abcdefg"), tire, "abc", "defg")
    assert of_move(seven, tire, "d", "G1") == {} and moved(seven, tire, "d", "G1") == A_LA_MAIN
    late = standing_as(session_of("abcdefg"), tire, "abc", "def")
    assert of_move(late, tire, "g", "G1") == {}


def test_a_group_nobody_is_left_in_is_not_too_small(libre: Bloc) -> None:
    assert of_move(standing_as(session_of("abc"), libre, "a", "bc"), libre, "a", "G2") == {}


def test_a_move_names_the_present_one_it_leaves_without_a_group(tire: Bloc) -> None:
    eight = standing_as(session_of("abcdefgh", gone="e", back="e"), tire, "abcd", "efgh")
    assert moved(eight, tire, "a", None) == f"Nom A est présent et ne serait dans aucun groupe. {A_LA_MAIN}"
    assert moved(eight, tire, "e", None) == A_LA_MAIN


def test_a_move_names_the_absent_one_it_puts_in_a_group(tire: Bloc) -> None:
    for back in ("", "g"):
        seven = standing_as(session_of("abcdefg", gone="g", back=back), tire, "abc", "def")
        assert moved(seven, tire, "g", "G1") == f"Nom G n'est pas présent et serait dans G1. {A_LA_MAIN}"


def test_groups_as_they_stand_tell_the_sizes_that_are_not_the_referentiels(tire: Bloc, libre: Bloc) -> None:
    assert told(standing_as(session_of("abcdefgh"), tire, "ab", "cdefg", "h"), tire) == [
        "G1 compte 2 membres : 3 à 4 membres sont prévus.",
        "G2 compte 5 membres : 3 à 4 membres sont prévus.",
        "G3 compte 1 membre : 3 à 4 membres sont prévus.",
    ]
    alone = standing_as(session_of("abc"), libre, "a", "bc")
    assert told(alone, libre) == ["G1 compte 1 membre : au moins 2 membres sont prévus."]


def test_one_withdrawn_since_no_longer_counts_in_a_group(tire: Bloc) -> None:
    six = standing_as(session_of("abcdef"), tire, "abc", "def")
    less = replace(six, candidats=(replace(six.candidats[0], retire="Désistement"), *six.candidats[1:]))
    assert told(less, tire) == ["G1 compte 2 membres : 3 à 4 membres sont prévus."]


def test_one_gone_from_the_work_stays_told_even_if_noted_at_the_oral_since(tire: Bloc) -> None:
    for back in ("", "a"):
        six = standing_as(session_of("abcdef", gone="a", back=back), tire, "abc", "def")
        assert told(six, tire) == ["Nom A n'est pas présent et reste dans G1."]


def test_before_groups_are_made_nobody_is_told_to_be_in_none(tire: Bloc) -> None:
    assert told(session_of("abc"), tire) == []


def test_of_a_work_done_alone_no_group_is_told(officiel: Referentiel, libre: Bloc) -> None:
    assert told(standing_as(session_of("abcd"), libre, "ab"), officiel.bloc("BLOC 3")) == []
