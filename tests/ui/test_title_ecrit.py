"""The company of the case and the dossier in the title of the sheet, as far as there is room; in full one key away."""

from __future__ import annotations

import pytest

from certif_tui.domain.ecrit.evenements import GroupeTire, TirageEffectue
from certif_tui.domain.frozen import replace
from certif_tui.domain.referentiel.model import Referentiel
from tests.services.desk import CLAIRE, PROJET, Desk
from tests.ui.conftest import OpenApp


@pytest.fixture
def desk(officiel: Referentiel) -> Desk:
    """Bloc 1: Claire's group plays before the director of Vélo-Cité, its dossier is in."""
    desk = Desk(officiel, projet=replace(PROJET, bloc="BLOC 1"))
    ouverte = desk.open_session()
    drawn = TirageEffectue(
        **ouverte.contexte.entete(),
        graine="graine",
        algorithme="essai",
        candidats=(CLAIRE,),
        tailles=(1,),
        groupes=(GroupeTire(code="G1", membres=(CLAIRE,), cas="Vélo-Cité (cycles en libre-service)"),),
    )
    ouverte.record_or_raise(lambda _session: [drawn])
    ouverte.ecrit.receive("G1")
    return desk


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (140, "BLOC 1 · 1/3 DUPONT Claire · G1 · Vélo-Cité (cycles en libre-service) · dossier reçu"),
        (100, "BLOC 1 · 1/3 DUPONT Claire · G1 · Vélo-Cité · dossier reçu"),
        (80, "BLOC 1 · 1/3 DUPONT Claire · Vélo-Cité"),
    ],
)
async def test_the_title_names_the_company_and_the_dossier(grade: OpenApp, width: int, shown: str) -> None:
    async with grade((width, 24)) as juror:
        assert juror.text.splitlines()[0].startswith(f" {shown} · juré MARTIN Paul ")


async def test_the_information_page_tells_all_of_it_first(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("i")
        assert juror.sees("Écrit de DUPONT Claire")
        assert juror.sees("groupe G1, Vélo-Cité (cycles en libre-service), dossier reçu")
