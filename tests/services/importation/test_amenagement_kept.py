"""A candidat's aménagement is theirs until a list says another: a list that says nothing of it takes nothing away."""

from __future__ import annotations

from certif_tui.domain.session.evenements import TIERS_TEMPS, Facteur
from certif_tui.services.importation.candidats import Choix
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


def test_another_amenagement_is_taken_only_when_it_is_chosen(desk: Desk) -> None:
    rows = ("Nom|Prénom|Aménagement", "LEFÈVRE|Inès|3/2")
    assert importing(desk, *rows).session.candidat(INES).facteur == TIERS_TEMPS
    chosen = importing(desk, *rows, choices={2: Choix.FUSIONNER}).session.candidat(INES)
    assert chosen.facteur == Facteur(numerateur=3, denominateur=2)
