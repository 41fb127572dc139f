"""The information page of a bloc."""

from __future__ import annotations

import pytest

from tests.ui.folder import PAUL, Folder


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_it_lists_what_the_bloc_requires_before_a_sheet_is_handed_in(
    folder: Folder, size: tuple[int, int]
) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(size, session=folder.create("DUPONT Claire", bloc="BLOC 1")) as juror:
        await juror.press("i")
        for _ in range(60):
            if juror.sees("oral terminé au chrono"):
                break
            await juror.press("down")
        for said in (
            "Avant de remettre",
            "présence à l'oral notée",
            "groupe tiré au sort",
            "cas d'entreprise attribué",
        ):
            assert juror.sees(said), juror.text
        assert juror.sees("dossier reçu") and juror.sees("oral terminé au chrono")
