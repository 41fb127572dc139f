"""What is wrong with a sheet, and what is not: the rule it was handed in under, and who may have one."""

from __future__ import annotations

from pathlib import Path

import pytest

from certif_tui.domain.grille.statut import VERSION_REGLE
from certif_tui.domain.referentiel.model import Referentiel
from tests.journal.bricks import Documents, load_file, rechained, save_file
from tests.services.test_verification import GRILLE, Folder

FITS_NOT = "les décomptes de la remise ne sont pas ceux des avis"


@pytest.fixture
def folder(tmp_path: Path, officiel: Referentiel) -> Folder:
    return Folder(tmp_path, officiel)


def messages(folder: Folder, place: str) -> list[str]:
    return [defaut.message for defaut in folder.faults() if defaut.fichier == folder.label(place)]


def counted_under(folder: Folder, regle: str) -> None:
    """Hand the sheet in with one validé less than its marks give, under that rule's version."""

    def change(documents: Documents) -> Documents:
        seq, remise = next((seq, it) for seq, it in documents.items() if it["type"] == "remise")
        first, *others = remise["decomptes"]
        decomptes = [{**first, "valides": first["valides"] - 1}, *others]
        return rechained({**documents, seq: {**remise, "regle": regle, "decomptes": decomptes}})

    folder.edit(GRILLE, change)


def test_counts_that_the_present_rule_does_not_give_are_named(folder: Folder) -> None:
    counted_under(folder, VERSION_REGLE)
    assert FITS_NOT in messages(folder, GRILLE)


def test_a_sheet_handed_in_under_another_version_of_the_rule_is_not_judged_by_the_present_one(folder: Folder) -> None:
    counted_under(folder, f"{VERSION_REGLE}-suivante")
    assert FITS_NOT not in messages(folder, GRILLE)


@pytest.mark.parametrize("kind", ["grilles", "ecrits"])
def test_a_sheet_of_a_jure_unknown_to_the_session_is_named(folder: Folder, kind: str) -> None:
    place = f"{kind}/dupont-claire/inconnu.json"
    documents = load_file(folder.path(GRILLE))
    flux = f"{folder.slug}/{place.removesuffix('.json')}"
    folder.path(place).parent.mkdir(parents=True, exist_ok=True)
    save_file(folder.path(place), rechained({1: {**documents[1], "flux": flux}, 2: documents[2]}))
    assert messages(folder, place) == ["le juré inconnu n'est pas dans la session"]
    assert folder.named() == {(place, None)}
