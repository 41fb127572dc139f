"""What tells where one is, is seen: the cursor's mark and the focused field, in both themes and without colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style

from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.theme import CLAIR, PALETTES, SOMBRE, Palette
from certif_tui.ui.widgets.checklist import Checklist
from certif_tui.ui.widgets.line_list import LineList
from tests.services.desk import Desk
from tests.ui.conftest import OpenApp
from tests.ui.contrast import contrast, seen
from tests.ui.juror import Juror

BOTH = pytest.mark.parametrize("palette", [SOMBRE, CLAIR], ids=lambda it: it.nom)
READ, WHERE = 4.5, 3.0
"""The contrast WCAG asks of what is read, and of what tells where one is."""


@BOTH
def test_every_ink_is_read_on_its_ground(palette: Palette) -> None:
    for name, style in palette.styles.items():
        ink, ground = seen(style)
        assert contrast(ink, ground) >= READ, name


@BOTH
def test_the_cursor_s_mark_and_the_focused_field_stand_out_from_what_is_beside_them(palette: Palette) -> None:
    inks = {name: style for name, style in palette.styles.items() if name != "barre" and not name.endswith("!")}
    assert inks
    for name, style in inks.items():
        ink, ground = seen(palette.stood_out(style))
        assert contrast(ink, ground) >= READ and contrast(ground, palette.fond) >= WHERE, name
    for beside in (palette.fond, palette.curseur):
        assert contrast(palette.texte, beside) >= WHERE, "the ground of the field typed in"


def cells(juror: Juror) -> list[list[tuple[str, Style]]]:
    """Every cell of the screen with its style."""
    strips = juror.app.screen._compositor.render_strips(juror.app.size)
    return [[(char, it.style or Style.null()) for it in strip for char in it.text] for strip in strips]


def marks(juror: Juror) -> list[tuple[int, str, list[str]]]:
    """The rows with cells that are reversed: rank, the words reversed, the grounds of cells right above and below."""
    found, screen = [], cells(juror)
    for y, row in enumerate(screen):
        words = "".join(char for char, style in row if style.reverse)
        if words.strip():
            first = next(x for x, (_char, style) in enumerate(row) if style.reverse)
            beside = [screen[near][first][1] for near in (y - 1, y + 1) if 0 <= near < len(screen)]
            found.append((y, words, [seen(style)[1] for style in beside if style.color and style.bgcolor]))
    return found


@pytest.mark.parametrize("theme", list(PALETTES))
async def test_the_cursor_on_the_sheet_is_a_mark_on_sign_and_code(grade: OpenApp, tmp_path: Path, theme: str) -> None:
    (tmp_path / "reglages.toml").write_text(f'theme = "{theme}"\n')
    async with grade() as juror:
        await juror.press("down", "o")
        for _step in range(3):
            [(y, words, beside)] = marks(juror)
            code = juror.evaluation.query_one(Checklist).current.code
            assert words.endswith(code) and words.startswith((code, "►"))
            _ink, ground = seen(next(style for _char, style in cells(juror)[y] if style.reverse))
            assert all(contrast(ground, it) >= WHERE for it in beside)
            await juror.press("down")


@pytest.mark.parametrize("theme", list(PALETTES))
async def test_the_cursor_is_seen_on_the_list_of_candidats_and_moves(
    open_app: OpenApp, desk: Desk, tmp_path: Path, theme: str
) -> None:
    (tmp_path / "reglages.toml").write_text(f'theme = "{theme}"\n')
    async with open_app(session=desk.slug) as juror:
        if juror.sees("Qui êtes-vous"):
            await juror.press("1")
        before = marks(juror)
        await juror.press("down")
        assert len(before) == len(marks(juror)) == 1
        assert before[0][1] != marks(juror)[0][1]


@pytest.mark.parametrize("theme", list(PALETTES))
async def test_the_field_typed_in_is_another_ground_than_all_others(
    open_app: OpenApp, tmp_path: Path, theme: str
) -> None:
    (tmp_path / "reglages.toml").write_text(f'theme = "{theme}"\n')
    async with open_app() as juror:
        await juror.press("a")
        for _step in range(4):
            focused = juror.app.screen.focused
            fields = list(juror.app.screen.query(Champ))
            grounds = {field: field.styles.background.hex for field in fields}
            for field, ground in grounds.items():
                assert (field is focused) == (ground == PALETTES[theme].texte)
            assert bool(marks(juror)) == isinstance(focused, LineList) or isinstance(focused, Champ)
            await juror.press("tab")
