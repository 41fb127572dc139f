"""A sheet that is no proof says so where it is graded, first why, and shows no statut."""

from __future__ import annotations

from pathlib import Path

import pytest

from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.desk import MALGRE, fill
from tests.ui.folder import PAUL, Folder
from tests.ui.juror import Juror

CLAIRE, HUGO = "dupont-claire", "bernard-hugo"


@pytest.fixture
def slug(folder: Folder) -> str:
    """Claire's sheet and Hugo's, both handed in."""
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create("DUPONT Claire", "BERNARD Hugo", jures=(PAUL,))
    ouverte = SessionOuverte(folder.bureau().contexte, DirectWriter(), slug)
    poste = Poste(ouverte, ouverte.session.jures[0], DirectWriter())
    for candidat in (CLAIRE, HUGO):
        grille = poste.open_grille(candidat, poste.open_chrono(candidat))
        fill(grille)
        grille.hand_in(MALGRE)
        grille.close()
    return slug


def sheet(folder: Folder, slug: str, candidat: str) -> Path:
    return folder.demarrage.sessions / slug / "grilles" / candidat / "martin-paul.json"


async def opened(juror: Juror) -> None:
    await juror.press("home", "enter")


async def test_a_mark_edited_in_the_file_of_a_sheet_handed_in_leaves_no_statut_on_it(folder: Folder, slug: str) -> None:
    path = sheet(folder, slug, CLAIRE)
    path.write_text(path.read_text("utf-8").replace('"avis":"valide"', '"avis":"non_valide"', 1), "utf-8")
    async with folder.open(session=slug) as juror:
        await opened(juror)
        assert juror.sees("Sans preuve : ") and juror.sees("a été modifié")
        assert not juror.sees("VALIDÉ") and juror.sees("C3.1")


@pytest.mark.parametrize("swapped", [True, False], ids=["anothers", "deleted"])
async def test_a_sheet_put_in_anothers_place_or_deleted_says_why_first(
    folder: Folder, slug: str, swapped: bool
) -> None:
    path = sheet(folder, slug, CLAIRE)
    if swapped:
        path.write_bytes(sheet(folder, slug, HUGO).read_bytes())
    else:
        path.unlink()
    async with folder.open(session=slug) as juror:
        await opened(juror)
        why = "ce contenu est celui de" if swapped else "le fichier a été retiré"
        assert juror.sees(f"Sans preuve : {why}")
        assert not juror.sees("VALIDÉ") and not juror.sees("possible")
