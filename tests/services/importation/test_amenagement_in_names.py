"""A longer time written behind a name is one, and no part of the name."""

from __future__ import annotations

import pytest

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS
from tests.services.importation.test_candidats import planned


@pytest.mark.parametrize(
    "row", ["DUPONT, Claire (TT)|", "DUPONT Claire - tiers-temps|", "DUPONT Claire TT|oui", "DUPONT Claire (1/3)|"]
)
def test_a_longer_time_behind_a_name_is_read(row: str) -> None:
    importation = planned("Nom, prénom|TT", row)
    inscription = importation.ajouts[0].inscription
    assert (inscription.nom, inscription.facteur) == ("DUPONT Claire", TIERS_TEMPS)
    assert not importation.doutes


@pytest.mark.parametrize("row", ["DUPONT|Claire (TT)", "DUPONT (tiers-temps)|Claire"])
def test_it_is_read_behind_a_name_or_a_given_name(row: str) -> None:
    inscription = planned("Nom|Prénom", row).ajouts[0].inscription
    assert (inscription.nom, inscription.facteur) == ("DUPONT Claire", TIERS_TEMPS)


def test_a_column_that_says_otherwise_is_taken_and_looked_at() -> None:
    importation = planned("Nom, prénom|TT", "MARTIN Jean - tiers-temps|non")
    inscription = importation.ajouts[0].inscription
    assert (inscription.nom, inscription.facteur) == ("MARTIN Jean", PLEIN_TEMPS)
    assert [it.ligne for it in importation.doutes] == [2]


@pytest.mark.parametrize("nom", ["Jean TIERS", "Marie NON", "DUPONT Claire"])
def test_a_name_stays_a_name(nom: str) -> None:
    inscription = planned("Candidat|Groupe", f"{nom}|A").ajouts[0].inscription
    assert (inscription.nom, inscription.facteur) == (nom, PLEIN_TEMPS)


def test_what_cannot_be_read_behind_a_name_is_looked_at() -> None:
    assert [it.ligne for it in planned("Nom|Prénom", "DUPONT|Claire (dossier MDPH)").doutes] == [2]
