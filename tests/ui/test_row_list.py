"""The rows of a table, as they are sent to a terminal: a change of style costs some thirty bytes."""

from __future__ import annotations

import pytest

from certif_tui.ui.widgets.row_list import Cellule, joined


@pytest.mark.parametrize(
    ("runs", "sent"),
    [
        ([], []),
        ([("a ", "x"), ("b", "x"), ("c", "y")], [("a b", "x"), ("c", "y")]),
        ([("  ", "x"), ("a", "y")], [("  a", "y")]),
        ([("a", "x"), ("  ", "y"), ("b", "x")], [("a  b", "x")]),
        ([("a", "x"), ("  ", "y"), ("b", "z")], [("a  ", "x"), ("b", "z")]),
        ([(" ", "x"), (" ", "y")], [("  ", "x")]),
        ([("a", "x"), ("", "y"), ("b", "x")], [("ab", "x")]),
    ],
)
def test_neighbours_of_one_style_are_one_and_blanks_take_their_neighbour_s(
    runs: list[Cellule], sent: list[Cellule]
) -> None:
    assert joined(runs) == sent
