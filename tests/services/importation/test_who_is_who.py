"""Who a row names: numbers that identify nobody, names written otherwise, homonyms and their dates of birth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.importation.candidats import Importation, plan
from certif_tui.services.importation.colonnes import understand
from certif_tui.services.importation.doublons import ChoixImport
from certif_tui.services.importation.enregistrement import Importations
from certif_tui.services.importation.lecture import Feuille, LigneLue, read_classeur
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.desk import Desk

CASES = Path(__file__).parents[2] / "data" / "cases"
FUSIONNER, IGNORER = ChoixImport.FUSIONNER, ChoixImport.IGNORER


def planned(*rows: str, candidats: Sequence[Candidat] = ()) -> Importation:
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    return plan(understand(Feuille("", tuple(LigneLue(n, it) for n, it in enumerate(cells, 1)))), candidats)


def of_case(name: str, candidats: Sequence[Candidat] = ()) -> Importation:
    return plan(understand(read_classeur(CASES / name).feuille(None)), candidats)


def numeros(importation: Importation) -> list[str | None]:
    return [it.inscription.precisions.numero for it in importation.ajouts]


def import_twice(desk: Desk, name: str) -> SessionOuverte:
    """Import a case, then the same again, which changes nothing."""
    ouverte = desk.open_session()
    Importations(ouverte).record(of_case(name, ouverte.session.candidats), {}, name)
    before = ouverte.session
    again = of_case(name, before.candidats)
    assert not again.ajouts and not again.doublons
    Importations(ouverte).record(again, {}, name)
    assert ouverte.session == before
    return ouverte


# Numbers


def test_what_stands_in_the_place_of_a_number_identifies_nobody_and_is_said() -> None:
    importation = of_case("06-numero-bouche-trou.csv")
    assert numeros(importation) == [None, None, None, "2026-004"]
    [said] = importation.numeros_ecartes
    assert said.lignes == (2, 3, 4) and "ALBERT Jade, BERGER Malo, CORDIER Nina" in said.raison


@pytest.mark.parametrize("numero", ["#N/A", "en cours", "0", "2026-001"])
def test_a_number_several_names_bear_identifies_nobody(numero: str) -> None:
    importation = planned("N°|Nom|Prénom", f"{numero}|ALBERT|Jade", f"{numero}|BERGER|Malo", "A2|DUMAS|Théo")
    assert numeros(importation) == [None, None, "A2"]
    assert len(importation.numeros_ecartes) == 1 and not importation.doublons


def test_a_number_a_slip_gives_to_two_writings_of_a_name_is_asked_about() -> None:
    importation = planned("N°|Nom|Prénom", "A1|DUPONT|Claire", "A1|DUPOND|Claire")
    assert numeros(importation) == ["A1"] and not importation.numeros_ecartes
    assert [it.propose for it in importation.doublons] == [IGNORER]


def test_the_zeros_a_spreadsheet_ate_make_no_other_number() -> None:
    known = (Candidat("a", "DUPONT Claire", numero="00007"),)
    importation = planned("N°|Nom|Prénom", "7|DUPONT|Claire", candidats=known)
    assert [it.ligne for it in importation.deja] == [2]


# Names written otherwise

KNOWN = (Candidat("lea", "MARTIN Léa"), Candidat("rui", "D'ALMEIDA Rui", numero="A1"))


@pytest.mark.parametrize("nom", ["MARTIN Léa Marie", "Léa MARTIN", "DALMEIDA Rui", "ALMEIDA Rui"])
def test_a_name_written_otherwise_is_perhaps_there_already(nom: str) -> None:
    importation = planned("Nom complet", nom, candidats=KNOWN)
    [doublon] = importation.doublons
    assert not importation.ajouts and doublon.propose is IGNORER and "peut-être" in doublon.raison


def test_with_their_number_it_is_them_and_the_name_stays() -> None:
    [doublon] = planned("N°|Nom|Prénom|E-mail", "A1|DALMEIDA|Rui|r@ex.fr", candidats=KNOWN).doublons
    assert doublon.propose is FUSIONNER and "nom écrit autrement" in doublon.raison


def test_another_number_makes_another_person_of_a_name_alike() -> None:
    assert len(planned("N°|Nom|Prénom", "A2|DALMEIDA|Rui", candidats=KNOWN).ajouts) == 1


def test_two_rows_of_one_list_may_name_one_person() -> None:
    importation = planned("Nom|Prénom", "DE LA TOUR|Ana", "DELATOUR|Ana")
    assert len(importation.ajouts) == 1 and [it.premiere for it in importation.doublons] == [2]


def test_whom_two_homonyms_could_be_is_asked() -> None:
    twins = (Candidat("a", "MARTIN Léa"), Candidat("b", "MARTIN Léa"))
    [doublon] = planned("Nom|Prénom|E-mail", "MARTIN|Léa|l@ex.fr", candidats=twins).doublons
    assert doublon.propose is IGNORER and "2 personnes" in doublon.raison


# Dates of birth


def test_homonyms_born_on_different_days_are_two_people_and_stay_two(desk: Desk) -> None:
    session = import_twice(desk, "15-homonymes-dates.csv").session
    people = [(it.nom, it.naissance is not None) for it in session.candidats[3:]]
    # E-mails tell the first two apart: their dates were compared, and are not kept.
    assert people == [("MARTIN Léa", False)] * 2 + [("ROUX Hugo", True)] * 2


def test_homonyms_born_on_one_day_are_perhaps_one() -> None:
    importation = planned("Nom|Prénom|Né le", "ROUX|Hugo|05/05/2000", "ROUX|Hugo|05/05/2000")
    assert len(importation.ajouts) == 1 and len(importation.doublons) == 1


def test_who_is_known_without_a_date_is_the_first_of_two_born_on_different_days() -> None:
    rows = ("Nom|Prénom|Né le", "MARTIN|Léa|03/04/1999", "MARTIN|Léa|21/11/2001")
    importation = planned(*rows, candidats=KNOWN)
    assert [it.ligne for it in importation.deja] == [2] and [it.ligne for it in importation.ajouts] == [3]


def test_a_list_in_another_order_adds_nobody(desk: Desk) -> None:
    ouverte = import_twice(desk, "15-homonymes-dates.csv")
    rows = ("Nom|Prénom|Date de naissance", "ROUX|Hugo|06/06/2000", "ROUX|Hugo|05/05/2000")
    assert len(planned(*rows, candidats=ouverte.session.candidats).deja) == 2
