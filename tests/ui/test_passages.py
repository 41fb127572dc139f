"""The columns of the passages."""

from __future__ import annotations

import pytest

from certif_tui.ui.screens.horaires.passages import Colonnes
from certif_tui.ui.widgets.row_list import inside, room

A_NAME = 15
"""Cells in which most names are whole."""


@pytest.mark.parametrize("columns", [Colonnes(jours, jurys) for jours in (False, True) for jurys in (False, True)])
@pytest.mark.parametrize("width", [80, 100, 118, 120, 125, 132, 140, 200])
def test_the_written_work_never_takes_the_room_of_names(columns: Colonnes, width: int) -> None:
    assert len(columns.titles(inside(width))) == len(columns.widths(inside(width)))
    assert room(columns.widths, inside(width)) >= A_NAME


def test_the_written_work_has_a_column_where_there_is_room() -> None:
    assert "Écrit" in Colonnes().titles(inside(120)) and "Écrit" not in Colonnes(jurys=True).titles(inside(120))
    assert "Écrit" in Colonnes(jours=True, jurys=True).titles(inside(140))
