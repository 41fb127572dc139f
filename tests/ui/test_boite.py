"""Where a dialog stands: near what it is about, in its frame, never over the clock."""

from __future__ import annotations

import pytest
from textual.geometry import Region, Size

from certif_tui.ui.dialogs.boite import WIDEST, Abords, Boite, line_for, widest
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.widgets.checklist import Checklist
from certif_tui.ui.widgets.volet import Volet
from tests.ui.conftest import OpenApp
from tests.ui.folder import PAUL, Folder
from tests.ui.juror import Juror

DIGITS = "▀▀█ █▀█ ▄ █▀█ █▀█"
"""20:00 beside a wide sheet."""
SIZES = [(60, 16), (80, 23), (120, 40), (200, 60)]
SCREEN = Size(80, 24)


def at(line: int, lines: int = 1) -> Region:
    """A row of the screen."""
    return Region(0, line, 80, lines)


def test_it_stands_under_the_row_it_is_about() -> None:
    assert line_for(Abords(2, at(4, 2)), 7, SCREEN) == 6


def test_where_there_is_no_room_below_it_stands_above() -> None:
    assert line_for(Abords(2, at(20)), 7, SCREEN) == 13


def test_where_there_is_none_above_either_it_stands_at_the_foot() -> None:
    assert line_for(Abords(2, at(10)), 14, SCREEN) == 10
    assert line_for(Abords(), 7, SCREEN) == 17


def test_above_is_never_over_the_clock() -> None:
    assert line_for(Abords(2, at(9)), 7, Size(60, 16)) == 2
    assert line_for(Abords(2, at(8)), 7, Size(60, 16)) == 9
    assert line_for(Abords(3, at(9)), 7, Size(60, 15)) == 8


def test_it_is_as_wide_as_the_list_it_is_about() -> None:
    assert widest(Abords(0, Region(0, 4, 71, 1)), 120) == 72
    assert widest(Abords(0, Region(0, 4, 199, 1)), 200) == WIDEST == widest(Abords(), 200)
    assert widest(Abords(0, Region(0, 4, 20, 1)), 80) == 80


def box(juror: Juror) -> Region:
    """Where the dialog in front stands."""
    return juror.app.screen.query_one(Boite).region


def framed(juror: Juror, title: str) -> bool:
    """Whether the dialog is a box on the screen, its title in its frame."""
    lines, region = juror.text.splitlines(), box(juror)
    top, bottom = (lines[y][region.x : region.right] for y in (region.y, region.bottom - 1))
    return top.startswith(f"┌─ {title} ─") and top[-1] == "┐" and bottom[0] + bottom[-1] == "└┘"


@pytest.mark.parametrize("size", SIZES)
async def test_a_remarque_leaves_its_critere_and_the_clock_in_sight(grade: OpenApp, size: tuple[int, int]) -> None:
    async with grade(size) as juror:
        await juror.press("home")
        for _row in range(15):
            await juror.press("down", "r")
            code = juror.evaluation.checklist.current.code
            assert framed(juror, f"Remarque sur {code}") and juror.sees("EXPOSÉ")
            assert juror.sees("20:00") or juror.sees(DIGITS)
            spot, region = juror.evaluation.query_one(Checklist).spot, box(juror)
            assert not region.overlaps(spot) and code in juror.text.splitlines()[spot.y]
            assert min(abs(region.y - spot.bottom), abs(spot.y - region.bottom)) == 0
            assert region.bottom <= size[1] and region.width == min(WIDEST, size[0])
            await juror.press("escape")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["f1", "f3", "slash", "x"])
async def test_no_dialog_covers_the_clock(grade: OpenApp, size: tuple[int, int], key: str) -> None:
    async with grade(size) as juror:
        await juror.press("c", key)
        assert juror.sees("EXPOSÉ") and (juror.sees("20:00") or juror.sees(DIGITS)) and "┌─ " in juror.text
        assert box(juror).bottom <= size[1] and juror.sees("Échap")


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_about_a_candidat_stands_at_their_row(folder: Folder, size: tuple[int, int]) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(size, session=folder.create("DUPONT Claire", "BERNARD Hugo")) as juror:
        await juror.press("end", "e")
        assert framed(juror, "Présence · BERNARD Hugo")
        row = next(y for y, line in enumerate(juror.text.splitlines()) if "  BERNARD Hugo" in line)
        assert box(juror).y == row + 1 and juror.sees("DUPONT Claire")
        beside = juror.app.screen_stack[-2].query_one(Volet)
        assert not (beside.display and box(juror).overlaps(beside.region))


async def test_a_terminal_made_smaller_keeps_the_dialog_on_it_and_off_the_clock(grade: OpenApp) -> None:
    async with grade((120, 40)) as juror:
        await juror.press("end", "f1")
        await juror.pilot.resize_terminal(60, 16)
        await juror.settle()
        assert box(juror).bottom == 16 and juror.sees("EXPOSÉ 20:00") and juror.sees("Échap")


async def test_a_title_too_long_for_the_frame_goes_on_below_it(folder: Folder) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open((60, 16), session=folder.create("DUPONT Claire")) as juror:
        words = "ce que la question demande, en plus de mots que le cadre n'en tient"
        juror.at(SessionScreen).app.push_screen(Choix("Corriger", [(1, "un")], invite=words))
        await juror.settle()
        assert framed(juror, "Corriger")
        assert juror.reads(words)
