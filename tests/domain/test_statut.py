from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.grille.evenements import Avis, Statut
from certif_tui.domain.grille.statut import (
    StatutBloc,
    first_hole,
    is_allowed,
    statut_bloc,
    statut_competence,
    statut_of_counts,
)
from certif_tui.domain.referentiel.model import Bloc, Regle
from tests.domain.factory import OFFICIAL_SIZES, bloc_of, first_valid

MAJORITE = Regle()
WORTH = {Statut.HORS_ATTEINTE: 0, Statut.NON_VALIDE: 0, Statut.POSSIBLE: 1, Statut.VALIDE: 2}

sizes = st.integers(min_value=1, max_value=40)
blocs = st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=4).map(lambda each: bloc_of(*each))
regles = st.tuples(st.integers(1, 20), st.integers(1, 20)).map(lambda share: Regle(criteres_plus_de=share))


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Bloc, dict[str, Avis]]:
    """A bloc of any shape and any marks on it, whole or not."""
    bloc = draw(blocs)
    marks = {critere.code: draw(st.sampled_from([None, *Avis])) for critere in bloc.criteres}
    return bloc, {code: avis for code, avis in marks.items() if avis}


@pytest.mark.parametrize(
    ("competence", "size", "needed"),
    [
        ("C1.1", 6, 4),
        ("C1.2", 5, 3),
        ("C1.3", 6, 4),
        ("C2.1", 5, 3),
        ("C2.2", 6, 4),
        ("C2.3", 4, 3),
        ("C3.1", 5, 3),
        ("C3.2", 9, 5),
    ],
)
def test_the_official_competences_need_these_numbers_of_criteres(competence: str, size: int, needed: int) -> None:
    bloc = bloc_of(size)
    assert statut_bloc(bloc, first_valid(bloc, needed).get).competences[0].statut is Statut.VALIDE
    just_short = statut_bloc(bloc, first_valid(bloc, needed - 1, others=Avis.NON_VALIDE).get).competences[0]
    assert (just_short.requis, just_short.manque, just_short.statut) == (needed, 1, Statut.HORS_ATTEINTE)


@given(st.integers(min_value=1, max_value=50))
def test_half_of_the_criteres_is_not_enough_and_one_more_is(half: int) -> None:
    assert not MAJORITE.is_met(half, 2 * half)
    assert MAJORITE.is_met(half + 1, 2 * half)


@given(st.data(), sizes)
def test_a_competence_is_valid_when_strictly_more_than_half_of_its_criteres_are(data: st.DataObject, size: int) -> None:
    valides = data.draw(st.integers(min_value=0, max_value=size))
    assert MAJORITE.is_met(valides, size) is (valides > size - valides)


@given(regles, sizes)
def test_the_need_is_the_smallest_number_that_meets_the_rule(regle: Regle, size: int) -> None:
    requis = regle.requis(size)
    assert regle.is_met(requis, size)
    assert not regle.is_met(requis - 1, size)


@given(sheets(), st.data())
def test_one_more_valide_never_worsens_a_statut(sheet: tuple[Bloc, dict[str, Avis]], data: st.DataObject) -> None:
    bloc, marks = sheet
    code = data.draw(st.sampled_from([critere.code for critere in bloc.criteres]))
    before, after = statut_bloc(bloc, marks.get), statut_bloc(bloc, {**marks, code: Avis.VALIDE}.get)
    assert WORTH[after.statut] >= WORTH[before.statut]
    for one, other in zip(before.competences, after.competences, strict=True):
        assert WORTH[other.statut] >= WORTH[one.statut]


def statuts(bloc: StatutBloc) -> list[Statut]:
    """Those of the compétences, then the bloc's own."""
    return [*(competence.statut for competence in bloc.competences), bloc.statut]


@given(sheets())
def test_a_statut_is_out_of_reach_exactly_when_validating_all_that_remains_would_fail(
    sheet: tuple[Bloc, dict[str, Avis]],
) -> None:
    bloc, marks = sheet
    best = statut_bloc(bloc, lambda code: marks.get(code, Avis.VALIDE))
    now = statut_bloc(bloc, marks.get)
    for one, at_best in zip(statuts(now), statuts(best), strict=True):
        assert (one is Statut.HORS_ATTEINTE) is (at_best is not Statut.VALIDE)


@given(sheets())
def test_what_is_valid_stays_valid_whatever_comes(sheet: tuple[Bloc, dict[str, Avis]]) -> None:
    bloc, marks = sheet
    worst = statut_bloc(bloc, lambda code: marks.get(code, Avis.NON_VALIDE))
    now = statut_bloc(bloc, marks.get)
    for one, at_worst in zip(statuts(now), statuts(worst), strict=True):
        assert (one is Statut.VALIDE) is (at_worst is Statut.VALIDE)


@given(sheets())
def test_the_number_missing_is_exact(sheet: tuple[Bloc, dict[str, Avis]]) -> None:
    bloc, marks = sheet
    for competence, counted in zip(bloc.competences, statut_bloc(bloc, marks.get).competences, strict=True):
        others = [critere.code for critere in competence.criteres if marks.get(critere.code) is not Avis.VALIDE]
        enough = {**marks, **dict.fromkeys(others[: counted.manque], Avis.VALIDE)}
        assert statut_competence(competence, enough.get, MAJORITE).statut is Statut.VALIDE
        if counted.manque:
            short = {**marks, **dict.fromkeys(others[: counted.manque - 1], Avis.VALIDE)}
            assert statut_competence(competence, short.get, MAJORITE).statut is not Statut.VALIDE


@given(sheets())
def test_a_bloc_is_valid_when_all_its_competences_are_and_only_then(sheet: tuple[Bloc, dict[str, Avis]]) -> None:
    bloc, marks = sheet
    counted = statut_bloc(bloc, marks.get)
    assert (counted.statut is Statut.VALIDE) is all(each.statut is Statut.VALIDE for each in counted.competences)
    assert [each.code for each in counted.competences] == [each.code for each in bloc.competences]


def test_what_is_counted_says_which_bloc_it_counts() -> None:
    bloc = bloc_of(5)
    assert statut_bloc(bloc, first_valid(bloc, 3).get).code == bloc.code == "BLOC"


def test_one_competence_out_of_reach_puts_the_bloc_out_of_reach_however_good_the_others() -> None:
    bloc = bloc_of(5, 6, 4)
    marks = first_valid(bloc, 5, 6, 2, others=Avis.NON_VALIDE)
    assert statut_bloc(bloc, marks.get).statut is Statut.HORS_ATTEINTE


def test_an_unmarked_critere_is_not_a_failed_one() -> None:
    bloc = bloc_of(9)
    counted = statut_bloc(bloc, lambda _code: None)
    assert (counted.statut, counted.restants, counted.competences[0].manque) == (Statut.POSSIBLE, 9, 5)


def test_a_competence_is_counted_out_of_all_its_criteres_and_live_unless_said_to_be_handed_in() -> None:
    [competence] = bloc_of(9).competences
    marks = {"CR1.1": Avis.VALIDE, "CR1.2": Avis.NON_VALIDE}
    counted = statut_competence(competence, marks.get, MAJORITE)
    assert (counted.valides, counted.total, counted.requis, counted.restants) == (1, 9, 5, 7)
    assert counted.statut is Statut.POSSIBLE


@given(sheets())
def test_a_sheet_handed_in_is_valid_or_not_and_nothing_in_between(sheet: tuple[Bloc, dict[str, Avis]]) -> None:
    bloc, marks = sheet
    live, final = statut_bloc(bloc, marks.get), statut_bloc(bloc, marks.get, remise=True)
    for one, other in zip(statuts(live), statuts(final), strict=True):
        assert other is (Statut.VALIDE if one is Statut.VALIDE else Statut.NON_VALIDE)


@given(sheets(), st.data())
def test_sans_objet_never_lowers_the_need_nor_helps_more_than_non_valide(
    sheet: tuple[Bloc, dict[str, Avis]], data: st.DataObject
) -> None:
    bloc, marks = sheet
    code = data.draw(st.sampled_from([critere.code for critere in bloc.criteres]))
    without = statut_bloc(bloc, {**marks, code: Avis.NON_VALIDE}.get)
    with_it = statut_bloc(bloc, {**marks, code: Avis.SANS_OBJET}.get)
    assert with_it == without


def test_sans_objet_is_allowed_only_where_the_critere_is_le_cas_echeant() -> None:
    bloc = bloc_of(5, conditionnels=("CR1.5",))
    assert [critere.code for critere in bloc.criteres if is_allowed(critere, Avis.SANS_OBJET)] == ["CR1.5"]
    for critere in bloc.criteres:
        assert all(is_allowed(critere, avis) for avis in (Avis.VALIDE, Avis.NON_VALIDE, None))


def test_sans_objet_fills_its_hole() -> None:
    bloc = bloc_of(3, conditionnels=("CR1.3",))
    marks = first_valid(bloc, 2)
    assert (hole := first_hole(bloc, marks.get)) is not None and hole.code == "CR1.3"
    assert first_hole(bloc, {**marks, "CR1.3": Avis.SANS_OBJET}.get) is None


@given(sheets())
def test_the_first_hole_is_the_first_unmarked_critere_in_official_order(sheet: tuple[Bloc, dict[str, Avis]]) -> None:
    bloc, marks = sheet
    unmarked = [critere.code for critere in bloc.criteres if critere.code not in marks]
    hole = first_hole(bloc, marks.get)
    assert (hole.code if hole else None) == (unmarked[0] if unmarked else None)
    assert statut_bloc(bloc, marks.get).restants == len(unmarked)


def _certification(*counts: tuple[int, ...]) -> tuple[int, bool]:
    """How many critères are valid over the three official blocs, and whether every bloc is."""
    blocs = [bloc_of(*sizes) for sizes in OFFICIAL_SIZES]
    marks = [first_valid(bloc, *each, others=Avis.NON_VALIDE) for bloc, each in zip(blocs, counts, strict=True)]
    valides = sum(avis is Avis.VALIDE for each in marks for avis in each.values())
    statuts = [statut_bloc(bloc, each.get, remise=True).statut for bloc, each in zip(blocs, marks, strict=True)]
    return valides, all(statut is Statut.VALIDE for statut in statuts)


def test_twenty_nine_criteres_out_of_forty_six_can_pass_everything() -> None:
    assert _certification((4, 3, 4), (3, 4, 3), (3, 5)) == (29, True)


def test_forty_four_criteres_out_of_forty_six_can_fail() -> None:
    assert _certification((6, 5, 6), (5, 6, 2), (5, 9)) == (44, False)


@given(regles, st.data(), sizes)
def test_another_certification_may_ask_for_another_share(regle: Regle, data: st.DataObject, size: int) -> None:
    valides = data.draw(st.integers(min_value=0, max_value=size))
    restants = data.draw(st.integers(min_value=0, max_value=size - valides))
    numerateur, denominateur = regle.criteres_plus_de
    statut = statut_of_counts(valides, restants, size, regle)
    assert (statut is Statut.VALIDE) is (valides * denominateur > numerateur * size)
    assert (statut is Statut.HORS_ATTEINTE) is ((valides + restants) * denominateur <= numerateur * size)
