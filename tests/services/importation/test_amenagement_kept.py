"""A candidat's aménagement is theirs until a list says another: a list that says nothing of it takes nothing away."""

from __future__ import annotations

import pytest

from certif_tui.domain.facteurs import TIERS_TEMPS, Facteur
from certif_tui.domain.refus import MotifManquant
from certif_tui.domain.session.evenements import Precisions
from certif_tui.domain.session.inscription import Inscription, NumeroPris
from certif_tui.services.importation.doublons import ChoixImport
from certif_tui.services.importation.enregistrement import Importations
from tests.services.desk import INES, Desk
from tests.services.importation.test_candidats import importing, planned


def test_a_second_list_without_amenagements_leaves_a_tiers_temps_as_it_is(desk: Desk) -> None:
    session = importing(desk, "Nom|Prénom|Groupe", "LEFÈVRE|Inès|B").session
    assert (session.candidat(INES).groupe, session.candidat(INES).facteur) == ("B", TIERS_TEMPS)


def test_a_list_that_says_nothing_new_of_somebody_with_a_tiers_temps_changes_nothing(desk: Desk) -> None:
    ouverte = desk.open_session()
    importation = planned("Nom|Prénom|Aménagement", "LEFÈVRE|Inès|", candidats=ouverte.session.candidats)
    assert [it.ligne for it in importation.deja] == [2] and not importation.doublons


def test_a_tiers_temps_stays_through_two_rows_of_one_list(desk: Desk) -> None:
    rows = ("Nom|Prénom|Groupe|Aménagement", "ROUX|Jean||tiers-temps", "ROUX|Jean|C|")
    candidat = importing(desk, *rows).session.candidats[-1]
    assert (candidat.nom, candidat.groupe, candidat.facteur) == ("ROUX Jean", "C", TIERS_TEMPS)


def test_another_amenagement_is_taken_only_when_it_is_chosen_with_a_motif(desk: Desk) -> None:
    rows, choices = ("Nom|Prénom|Aménagement", "LEFÈVRE|Inès|3/2", "ROUX|Jean|"), {2: ChoixImport.FUSIONNER}
    assert importing(desk, *rows).session.candidat(INES).facteur == TIERS_TEMPS
    before = desk.open_session().live.seq
    with pytest.raises(MotifManquant, match="ligne 2"):
        importing(desk, *rows, "NOÉ|Léa|", choices=choices)
    assert desk.open_session().live.seq == before  # nobody of the list is imported
    chosen = importing(desk, *rows, choices=choices, motif="décision du 3 juin").session.candidat(INES)
    assert chosen.facteur == Facteur(numerateur=3, denominateur=2)


def test_a_doublon_added_apart_is_not_given_a_number_that_is_taken(desk: Desk) -> None:
    importing(desk, "N°|Nom|Prénom", "A1|ROUX|Jean")
    before = desk.open_session().live.seq
    with pytest.raises(NumeroPris, match="ROUX Jean"):
        importing(desk, "N°|Nom|Prénom", "A1|NOÉ|Léa", "A2|ZOLA|Émile", choices={2: ChoixImport.AJOUTER})
    assert desk.open_session().live.seq == before


def test_a_number_given_meanwhile_by_another_program_is_given_to_nobody_else(desk: Desk) -> None:
    mine = desk.open_session()
    importation = planned("N°|Nom|Prénom", "A1|NOÉ|Léa", candidats=mine.session.candidats)
    desk.open_session().candidats.add([Inscription("ROUX Jean", precisions=Precisions(numero="A1"))])
    with pytest.raises(NumeroPris, match="ROUX Jean"):
        Importations(mine).record(importation, {2: ChoixImport.AJOUTER}, "liste.csv")
    assert [it.nom for it in desk.open_session().session.candidats][3:] == ["ROUX Jean"]
