"""The commands of each screen: one key leads to one of them."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding

from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.accueil import Accueil
from certif_tui.ui.screens.bilan import BilanScreen
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.session import SessionScreen
from tests.ui.conftest import OpenApp


@pytest.mark.parametrize("screen", [Accueil, SessionScreen, Evaluation, BilanScreen])
def test_no_key_stands_for_two_commands(screen: type[Ecran[object]]) -> None:
    declared = (binding for base in screen.__mro__ for binding in base.__dict__.get("BINDINGS", ()))
    keys = Counter(key for it in declared if isinstance(it, Binding) and it.id for key in it.key.split(","))
    assert [key for key, times in keys.items() if times > 1] == []


async def test_help_names_the_arrows_that_lead_to_another_competence(grade: OpenApp) -> None:
    async with grade() as juror:
        touches = {it.ident: it.touches for it in juror.evaluation.commandes()}
        assert "→" in touches["evaluation.suivante"] and "←" in touches["evaluation.precedente"]
        await juror.press("right")
        assert juror.evaluation.checklist.current.code == "CR3.2.1"
        await juror.press("left")
        assert juror.evaluation.checklist.current.code == "CR3.1.1"
