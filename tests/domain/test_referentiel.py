"""The rule of the grid, and the models' refusal of what would break a juror's screen."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from certif_tui.domain.referentiel.model import Critere, Phase, Referentiel, Regle

PLUS_DE_LA_MOITIE = Regle()
TAILLES = st.integers(min_value=1, max_value=500)
ENTIERS = st.integers(min_value=1, max_value=10_000)
PARTS = st.integers(2, 200).flatmap(
    lambda denominateur: st.tuples(st.integers(1, denominateur - 1), st.just(denominateur))
)


def critere(**champs: object) -> Critere:
    return Critere.model_validate({"code": "CR1", "code_source": "CR1", "libelle": "Texte", **champs})


@pytest.mark.parametrize(("total", "requis"), [(6, 4), (5, 3), (4, 3), (9, 5), (1, 1), (2, 2)])
def test_the_need_is_the_first_count_above_half(total: int, requis: int) -> None:
    assert PLUS_DE_LA_MOITIE.requis(total) == requis


@pytest.mark.parametrize("total", [2, 4, 6])
def test_half_of_the_criteres_is_not_enough(total: int) -> None:
    assert not PLUS_DE_LA_MOITIE.is_met(total // 2, total)


@given(TAILLES)
def test_strict_majority_at_every_size(total: int) -> None:
    for valides in range(total + 1):
        assert PLUS_DE_LA_MOITIE.is_met(valides, total) == (valides > total - valides)


@given(PARTS, TAILLES)
def test_the_need_is_the_least_count_that_meets_any_share(part: tuple[int, int], total: int) -> None:
    regle = Regle(criteres_plus_de=part)
    requis = regle.requis(total)
    assert regle.is_met(requis, total)
    assert not regle.is_met(requis - 1, total)
    assert 1 <= requis <= total


@given(st.tuples(ENTIERS, ENTIERS), TAILLES, st.data())
def test_a_competence_is_validated_by_what_it_needs_and_by_strictly_more_than_the_share(
    part: tuple[int, int], total: int, data: st.DataObject
) -> None:
    regle = Regle(criteres_plus_de=part)
    valides = data.draw(st.integers(0, total) | st.just(regle.requis(total)))
    assert regle.is_met(valides, total) == (valides >= regle.requis(total)) == (valides > Fraction(*part) * total)


class Exigeante(Regle):
    """A rule that needs a number of its own."""

    def requis(self, total: int) -> int:
        return total - 1


@given(st.integers(0, 500), TAILLES)
def test_what_is_said_to_be_needed_is_what_decides(valides: int, total: int) -> None:
    assert Exigeante().is_met(valides, total) == (valides >= total - 1)


@given(PARTS, TAILLES, st.data())
def test_one_more_valide_never_loses_a_validation(part: tuple[int, int], total: int, data: st.DataObject) -> None:
    regle = Regle(criteres_plus_de=part)
    valides = data.draw(st.integers(0, total - 1))
    assert regle.is_met(valides + 1, total) >= regle.is_met(valides, total)


@pytest.mark.parametrize("code", ["", " ", "CR 1", "CR1\n", "\x1b[2J", "CR\u202e1", "CR\u00a01"])
def test_the_code_of_a_critere_is_one_visible_word(code: str) -> None:
    with pytest.raises(ValidationError):
        critere(code=code)


@pytest.mark.parametrize("libelle", ["", "   ", "deux\nlignes", "\x1b]52;c;\x07", "a\u2028b", "\ufeffTexte", "\x9b31m"])
def test_a_wording_is_one_visible_line(libelle: str) -> None:
    with pytest.raises(ValidationError):
        critere(libelle=libelle)


@pytest.mark.parametrize("libelle", ["« À l'œuvre\u00a0! » – 50% & [crochets]", "Ελληνικά 中文", "x" * 4000])
def test_a_wording_keeps_its_accents_spaces_and_brackets(libelle: str) -> None:
    assert critere(libelle=libelle).libelle == libelle


@pytest.mark.parametrize("minutes", [0, -5, "20", 20.0, True, 10**30])
def test_minutes_are_a_whole_positive_number_or_null(minutes: object) -> None:
    with pytest.raises(ValidationError):
        Phase.model_validate({"code": "oral", "intitule": "Oral", "minutes": minutes})
    assert Phase(code="oral", intitule="Oral", minutes=None).minutes is None


def test_a_bloc_is_found_by_its_code(officiel: Referentiel) -> None:
    assert officiel.bloc("BLOC 2").intitule == "Piloter le développement opérationnel du service commercial"
    with pytest.raises(KeyError):
        officiel.bloc("BLOC 4")


def test_criteres_and_competences_are_found_by_code_in_official_order(officiel: Referentiel) -> None:
    bloc = officiel.bloc("BLOC 3")
    assert [critere.code for critere in bloc.criteres][:6] == [f"CR3.1.{n}" for n in range(1, 6)] + ["CR3.2.1"]
    assert bloc.critere_by_code["CR3.2.5"].libelle == "Le budget global est calculé"
    assert list(bloc.competence_by_code) == ["C3.1", "C3.2"]


def test_a_grid_cannot_be_changed_once_read(officiel: Referentiel) -> None:
    with pytest.raises(ValidationError):
        setattr(officiel.blocs[0].criteres[0], "libelle", "Autre")  # noqa: B010


def test_a_grid_read_twice_is_equal(officiel: Referentiel) -> None:
    again = Referentiel.model_validate(officiel.model_dump(mode="json"))
    assert officiel.blocs[0].critere_by_code
    assert again == officiel
