from __future__ import annotations

import pytest

from certif_tui.wording.digits import FONT, big, fitting, last_changed


def test_a_time_stands_in_three_rows_of_blocks() -> None:
    assert big("17:42") == ("▄█  █▀█ ▄ █ █ ▀▀█", " █    █ ▄ ▀▀█ █▀▀", "▀▀▀   ▀     ▀ ▀▀▀")


def test_in_ascii_it_stands_in_five_rows_of_hashes() -> None:
    assert big("1+", ascii_only=True) == (" #     ", "##   # ", " #  ###", " #   # ", "###    ")


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("scale", [1, 2, 5])
def test_every_time_of_as_many_signs_is_as_wide_so_that_nothing_moves(scale: int, ascii_only: bool) -> None:
    widths = {len(row) for digit in "0123456789" for row in big(digit * 4, ascii_only=ascii_only, scale=scale)}
    assert len(widths) == 1
    assert all(len({len(row) for row in glyph}) == 1 and len(glyph) == 5 for glyph in FONT.values())


def test_the_largest_scale_that_fits_is_taken_and_none_where_none_does() -> None:
    for width, height in ((18, 3), (36, 5), (200, 60)):
        scale = fitting("17:42", width, height)
        rows = big("17:42", scale=scale)
        assert len(rows) <= height and len(rows[0]) + scale <= width
        larger = big("17:42", scale=scale + 1)
        assert scale == 12 or len(larger) > height or len(larger[0]) + scale + 1 > width
    assert fitting("17:42", 17, 3) == 0 and fitting("17:42", 18, 2) == 0


def test_a_second_that_passes_changes_fewer_than_two_rows_of_three() -> None:
    """What keeps a clock that runs under a hundred bytes a second."""
    pairs = [(big(str(digit)), big(str((digit - 1) % 10))) for digit in range(10)]
    changed = [last_changed(was, now) for before, after in pairs for was, now in zip(before, after, strict=True)]
    assert sum(at is not None for at in changed) <= 17


def test_what_changes_last_in_a_row_is_where_painting_ends() -> None:
    assert last_changed("▀▀█", "█▀█") == 0
    assert last_changed("█ █", "█ ▀") == 2
    assert last_changed("█ █", "█ █") is None
