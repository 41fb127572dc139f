from __future__ import annotations

import pytest

from certif_tui.cli.grille.saisie import AvisSaisi, parse_saisie
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus
from tests.domain.factory import bloc_of


@pytest.fixture
def bloc() -> Bloc:
    """A bloc whose compétences are coded « UC 1 » and « UC 1 bis »."""
    bloc = bloc_of(2, 2, conditionnels=("CR2.1",))
    renamed = [
        each.model_copy(update={"code": code})
        for each, code in zip(bloc.competences, ("UC 1", "UC 1 bis"), strict=True)
    ]
    return bloc.model_copy(update={"competences": tuple(renamed)})


def test_the_code_of_a_competence_may_hold_spaces_and_begin_another(bloc: Bloc) -> None:
    assert parse_saisie(bloc, "UC 1 bis - second").code == "UC 1 bis"
    assert parse_saisie(bloc, "uc\u00a01 - premier") == AvisSaisi("UC 1", False, None, "premier")


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_leaves_the_mark_alone_and_an_empty_remarque_clears(bloc: Bloc, dash: str) -> None:
    assert parse_saisie(bloc, f"CR1.1 {dash}") == AvisSaisi("CR1.1", False, None, "")


def test_a_mark_without_a_remarque_leaves_the_remarque_alone(bloc: Bloc) -> None:
    assert parse_saisie(bloc, "CR1.1 valide") == AvisSaisi("CR1.1", True, Avis.VALIDE, None)
    assert parse_saisie(bloc, "CR2.1 sans_objet") == AvisSaisi("CR2.1", True, Avis.SANS_OBJET, None)
    assert parse_saisie(bloc, "CR1.2 effacé revu") == AvisSaisi("CR1.2", True, None, "revu")


@pytest.mark.parametrize("line", ["CR1.1valide", "CR1.1.1 valide", "valide CR1.1", "-", "CR1.1 sans objet"])
def test_what_is_not_a_code_and_a_mark_is_refused(bloc: Bloc, line: str) -> None:
    with pytest.raises(Refus):
        parse_saisie(bloc, line)


@pytest.mark.parametrize("words", ["sans objet", "Sans Objet", "sans_objet", "sans-objet", "SANS  OBJET"])
def test_sans_objet_is_written_in_one_word_or_two(bloc: Bloc, words: str) -> None:
    assert parse_saisie(bloc, f"CR2.1 {words} prévu ailleurs") == AvisSaisi(
        "CR2.1", True, Avis.SANS_OBJET, "prévu ailleurs"
    )


def test_non_valide_is_written_in_two_words_too_and_keeps_the_remarque(bloc: Bloc) -> None:
    assert parse_saisie(bloc, "cr 1.1 non validé trop court") == AvisSaisi("CR1.1", True, Avis.NON_VALIDE, "trop court")


def test_an_unknown_code_names_the_nearest(bloc: Bloc) -> None:
    with pytest.raises(Refus, match=r"Vouliez-vous dire CR2\.1"):
        parse_saisie(bloc, "C2.1 valide")
