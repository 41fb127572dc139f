"""Whose a number is, from one row of a list to the next."""

from __future__ import annotations

import pytest

from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Precisions
from certif_tui.domain.session.inscription import Inscription, NumeroPris, Numeros, completed, same_numero
from certif_tui.domain.session.state import Session
from tests.domain.deciding import HUGO, SESSION, refused


def numbered(numero: str | None, nom: str = "ROUX Jean") -> Inscription:
    return Inscription(nom, precisions=Precisions(numero=numero))


def taking(numeros: Numeros, inscription: Inscription, bearer: Candidat | None = None) -> str:
    """Why somebody may not bear the number they are said to; empty where they may."""
    try:
        numeros.take(inscription, bearer)
    except Refus as refus:
        return refused(refus)
    return ""


TAKEN = "Ce numéro est déjà celui de « BERNARD Hugo » : donnez-en un autre."


def test_a_number_said_otherwise_counts_and_one_written_otherwise_stays() -> None:
    assert completed(numbered("B1"), numbered("B2")).precisions.numero == "B2"
    assert completed(numbered("B1"), numbered("b1")).precisions.numero == "B1"
    assert not same_numero(numbered("B1"), numbered("B2")) and same_numero(numbered("B1"), numbered(" b1"))
    assert not same_numero(numbered(None), numbered(None))


@pytest.mark.parametrize("said", ["B2", None])
def test_a_number_its_bearer_bears_no_longer_is_free(said: str | None) -> None:
    numeros = Numeros(SESSION)
    assert taking(numeros, numbered("B1")) == TAKEN
    assert taking(numeros, numbered(said, "BERNARD Hugo"), SESSION.candidat(HUGO)) == ""
    assert taking(numeros, numbered("B1")) == ""


@pytest.mark.parametrize("said", ["B1", "b1"])
def test_a_number_its_bearer_only_writes_otherwise_stays_theirs(said: str) -> None:
    numeros = Numeros(SESSION)
    assert taking(numeros, numbered(said, "BERNARD Hugo"), SESSION.candidat(HUGO)) == ""
    assert taking(numeros, numbered("B1")) == TAKEN


def test_a_number_two_people_bore_is_still_the_first_one_s_when_the_other_gives_it_up() -> None:
    other = Candidat("noe-lea", "NOÉ Léa", numero="B1")
    numeros = Numeros(replace(SESSION, candidats=(*SESSION.candidats, other)))
    assert taking(numeros, numbered("B2", "NOÉ Léa"), other) == ""
    assert taking(numeros, numbered("B1")) == TAKEN


def test_somebody_who_had_no_number_takes_one_and_keeps_it() -> None:
    numeros, ines = Numeros(SESSION), SESSION.candidats[-1]
    assert taking(numeros, numbered("C1", "LEFÈVRE Inès"), ines) == ""
    assert taking(numeros, numbered("C1"))[:32] == "Ce numéro est déjà celui de « LE"


def test_the_bearer_of_a_number_is_told_apart_from_their_homonym() -> None:
    twins = (Candidat("a", "DUPONT Claire", numero="A12"), Candidat("b", "DUPONT Claire", numero="A13"))
    said = taking(Numeros(Session("lyon", candidats=twins)), numbered("a13"))
    assert said == "Ce numéro est déjà celui de « DUPONT Claire (n° A13) » : donnez-en un autre."


def test_what_numbers_nobody_is_left_empty() -> None:
    with pytest.raises(Refus) as refus:
        Numeros(SESSION).take(numbered("-"))
    assert not isinstance(refus.value, NumeroPris)
    assert refused(refus.value) == "« - » n'est le numéro de personne : laissez-le vide."
