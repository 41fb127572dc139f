"""What was shown as done and could not stand, since another program wrote first, is told and no longer shown."""

from __future__ import annotations

from certif_tui.domain.chrono.state import Marche
from tests.services.desk import CLAIRE, Desk
from tests.ui.conftest import OpenApp
from tests.ui.folder import Folder


async def test_a_clock_started_elsewhere_is_not_paused_by_who_meant_to_start_it(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        desk.open_chrono().toggle()
        await juror.press("c")
        assert await juror.until("Non enregistré. Un autre poste vient d'agir sur ce chrono")
        assert juror.evaluation.chrono.chrono.marche is Marche.EN_COURS
        assert desk.open_chrono().chrono.marche is Marche.EN_COURS
        await juror.press("down")
        assert not juror.sees("Un autre poste")


async def test_a_candidat_put_back_elsewhere_is_shown_as_they_are(folder: Folder) -> None:
    folder.bureau().memory.remember_jure("MARTIN Paul")
    slug = folder.create("DUPONT Claire", "BERNARD Hugo")
    async with folder.open(session=slug) as juror:
        bureau = folder.bureau()
        theirs = bureau.open_session(slug)
        theirs.candidats.withdraw(CLAIRE, "abandon")
        assert bureau.writer.flush(5)
        await juror.press("home", "backspace")
        await juror.type("malade")
        await juror.press("enter")
        assert await juror.until("Non enregistré. Ce candidat est déjà retiré de la session.")
        assert not juror.app.saving.unsaved
        assert folder.bureau().open_session(slug).session.candidat(CLAIRE).retire == "abandon"
