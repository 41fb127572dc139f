from __future__ import annotations

import pytest

from certif_tui.domain.referentiel.designation import CodeInconnu, split_code
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.services.referentiel.loading import default_referentiel_path, load_referentiel
from tests.domain.factory import bloc_of


def official(code: str) -> Bloc:
    return load_referentiel(default_referentiel_path()).referentiel.bloc(code)


@pytest.mark.parametrize("bloc", ["BLOC 1", "BLOC 2", "BLOC 3"])
def test_every_code_is_found_as_it_is_written_and_as_it_is_printed(bloc: str) -> None:
    whole = official(bloc)
    pairs = [(it.code, it.code_source) for it in whole.competences] + [
        (it.code, it.code_source) for it in whole.criteres
    ]
    for code, source in pairs:
        assert split_code(whole, f"{code} x") == (code, "x")
        assert split_code(whole, source.lower()) == (code, "")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("CR6 valide", "CR1.1.6"), ("cr1.1 valide", "CR1.1.1"), ("CR 1.1.2 valide", "CR1.1.2"), ("c 1.1 valide", "C1.1")],
)
def test_a_printed_code_is_a_code_whatever_its_case_and_blanks(typed: str, code: str) -> None:
    assert split_code(official("BLOC 1"), typed) == (code, "valide")


@pytest.mark.parametrize("typed", ["CR1.1.11 x", "CR1.1.1x", "CR1.1.x", "CR", "", "x CR6"])
def test_a_code_is_a_word_of_its_own(typed: str) -> None:
    with pytest.raises(CodeInconnu):
        split_code(official("BLOC 1"), typed)


@pytest.mark.parametrize("typed", ["C1.2.4", "1.2.4", "CRR1.2.4", "CR 1.2.4x"])
def test_what_is_no_code_names_the_nearest(typed: str) -> None:
    with pytest.raises(CodeInconnu) as refused:
        split_code(official("BLOC 1"), typed)
    assert "CR1.2.4" in refused.value.proches


def test_a_code_goes_before_what_is_printed_for_another_and_two_printed_alike_are_refused() -> None:
    bloc = bloc_of(3)
    one = bloc.competences[0]
    first, second, third = (
        it.model_copy(update={"code_source": "CR1.1" if rank == 1 else "CR 9"}) for rank, it in enumerate(one.criteres)
    )
    bloc = bloc.model_copy(update={"competences": (one.model_copy(update={"criteres": (first, second, third)}),)})
    assert split_code(bloc, "CR1.1 x") == ("CR1.1", "x")
    with pytest.raises(CodeInconnu) as refused:
        split_code(bloc, "CR9 x")
    assert refused.value.proches == (first.code, third.code)
