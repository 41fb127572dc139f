"""Headings, however they are written, and the rows that hold them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.services.importation.candidats import plan
from certif_tui.services.importation.colonnes import understand
from certif_tui.services.importation.lecture import Feuille, LigneLue
from certif_tui.services.importation.roles import Role
from certif_tui.services.importation.titres import read_titre

KNOWN = {"Nom d'usage": Role.NOM, "Prénom": Role.PRENOM, "N° candidat": Role.NUMERO, "Tiers-temps": Role.AMENAGEMENT}
KNOWN |= {"E-mail": Role.EMAIL, "Groupe": Role.GROUPE, "Heure de passage": Role.HORAIRE}


def feuille(*rows: tuple[str, ...]) -> Feuille:
    return Feuille("", tuple(LigneLue(number, row) for number, row in enumerate(rows, 1)))


def names(*rows: tuple[str, ...]) -> list[str]:
    importation = plan(understand(feuille(*rows)), ())
    assert importation.rejets == () and importation.doutes == ()
    return [it.inscription.nom for it in importation.ajouts]


@given(
    st.sampled_from([*KNOWN.items()]),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["{}", "{} :", "* {}", "{}*", "{} (à vérifier)", "  {}  ", "{}\u00a0:"]),
)
def test_a_heading_is_read_in_any_case_and_brackets(
    known: tuple[str, Role], case: Callable[[str], str], around: str
) -> None:
    titre, role = known
    assert read_titre(around.format(case(titre))).role is role


@pytest.mark.parametrize(
    ("titre", "role"),
    [
        *(("nomUsage", Role.NOM), ("PrenomUsuel", Role.PRENOM), ("N O M", Role.NOM), ("Last name", Role.NOM)),
        *(("First Name", Role.PRENOM), ("Full name", Role.NOM), ("Gpe", Role.GROUPE), ("#", Role.NUMERO)),
        *(("@", Role.EMAIL), ("Birthdate", Role.NAISSANCE), ("Temps supp.", Role.AMENAGEMENT), ("N° SS", Role.IGNOREE)),
        *(("Civ.", Role.IGNOREE), ("H/F", Role.IGNOREE)),
    ],
)
def test_a_heading_is_known_as_meetings_and_forms_write_it(titre: str, role: Role) -> None:
    found = read_titre(titre)
    assert found.known and found.role is role


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_the_order_of_columns_does_not_matter(order: tuple[int, ...]) -> None:
    rows = (("Nom", "Prénom", "N°", "TT"), ("ROUX", "Anne", "A1", "oui"), ("NOÉ", "Léa", "A2", ""))
    assert names(*(tuple(row[rank] for rank in order) for row in rows)) == ["ROUX Anne", "NOÉ Léa"]


def test_headings_repeated_in_another_case_are_nobody() -> None:
    rows = (("Nom", "Prénom", "N°"), ("ROUX", "Anne", "A1"), ("NOM", "PRENOM", "N° "), ("NOÉ", "Léa", "A2"))
    assert names(*rows) == ["ROUX Anne", "NOÉ Léa"]


def test_headings_on_two_rows_are_read_together() -> None:
    rows = (("Nom", "Prénom", "Numéro", "Date de"), ("d'usage", "", "candidat", "naissance"))
    lecture = understand(feuille(*rows, ("ROUX", "Anne", "A1", "12/03/1999")))
    assert [it.titre for it in lecture.colonnes] == ["Nom d'usage", "Prénom", "Numéro candidat", "Date de naissance"]
    assert names(*rows, ("ROUX", "Anne", "A1", "12/03/1999")) == ["ROUX Anne"]


def test_without_headings_a_civility_is_no_name() -> None:
    assert names(("1", "Mme", "ROUX", "Anne"), ("2", "M.", "NOÉ", "Léo")) == ["ROUX Anne", "NOÉ Léo"]


@pytest.mark.parametrize("empty", ["", "-", "idem", "(même)", "=", "Néant", "//"])
def test_what_says_there_is_no_name_of_usage_is_not_one(empty: str) -> None:
    rows = (("Nom de naissance", "Nom d'usage", "Prénom"), ("MARTIN", empty, "Léa"), ("DUPONT", "ép. DURAND", "Eva"))
    assert names(*rows) == ["MARTIN Léa", "DURAND Eva"]


@pytest.mark.parametrize("prenom", ["Marie", "Anne-Marie", "Marie Courant"])
def test_somebody_called_marie_is_no_heading(prenom: str) -> None:
    assert names(("DUPONT", prenom), ("ROUX", "Anne"))[0] == f"DUPONT {prenom}"
