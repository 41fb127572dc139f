"""Help names the keys of a screen, and they lead where it says."""

from __future__ import annotations

from tests.ui.conftest import OpenApp


async def test_help_names_the_arrows_that_lead_to_another_competence(grade: OpenApp) -> None:
    async with grade() as juror:
        touches = {it.ident: it.touches for it in juror.evaluation.commandes()}
        assert "→" in touches["evaluation.suivante"] and "←" in touches["evaluation.precedente"]
        await juror.press("right")
        assert juror.evaluation.checklist.current.code == "CR3.2.1"
        await juror.press("left")
        assert juror.evaluation.checklist.current.code == "CR3.1.1"
