"""The commands of each screen: one key leads to one of them."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding

from certif_tui.ui.screens.accueil import Accueil
from certif_tui.ui.screens.bilan import BilanScreen
from certif_tui.ui.screens.ecran import Ecran
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.session import SessionScreen


@pytest.mark.parametrize("screen", [Accueil, SessionScreen, Evaluation, BilanScreen])
def test_no_key_stands_for_two_commands(screen: type[Ecran[object]]) -> None:
    declared = (binding for base in screen.__mro__ for binding in base.__dict__.get("BINDINGS", ()))
    keys = Counter(key for it in declared if isinstance(it, Binding) and it.id for key in it.key.split(","))
    assert [key for key, times in keys.items() if times > 1] == []
