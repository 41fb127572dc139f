"""Headings stand exactly over their columns, and rows take the whole width of the terminal."""

from __future__ import annotations

from datetime import date

import pytest

from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.evenements import Precisions
from certif_tui.domain.session.inscription import Inscription
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.checklist import Checklist
from certif_tui.ui.widgets.row_list import RowList
from tests.ui.folder import PAUL, Folder, read
from tests.ui.juror import Juror

WIDTHS = (60, 69, 70, 71, 80, 89, 90, 91, 109, 110, 111, 120)
"""The widths at which columns change, and those on both sides."""
BESIDE = 110
"""Columns from which the bilan stands beside the list of candidats."""


@pytest.fixture
def slug(folder: Folder) -> str:
    folder.bureau().memory.remember_jure(PAUL)
    return folder.create("DUPONT Claire", "BERNARD Hugo", jour=date(2026, 11, 23))


async def look(juror: Juror, width: int) -> tuple[str, str]:
    """The headings and the first row on a terminal of that width."""
    await juror.pilot.resize_terminal(width, 24)
    await juror.settle()
    rows = juror.app.screen.query_one(RowList)
    assert rows.size.width == (width if rows.id != "candidats" or width < BESIDE else max(70, width * 3 // 5))
    lines = juror.text.splitlines()
    return lines[rows.region.y - 1], lines[rows.region.y]


async def test_candidats_stand_under_their_headings(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await read(juror)
        for width in WIDTHS:
            headings, row = await look(juror, width)
            assert headings.index("Candidat") == row.index("DUPONT"), width
            assert headings.index("Présence") == row.index("attendu"), width
            assert headings.index("Avancement") == row.index("à passer"), width


async def test_a_list_made_narrower_keeps_its_last_row_and_scrolls_up_and_down_alone(folder: Folder, slug: str) -> None:
    async with folder.open((120, 40), session=slug) as juror:
        await read(juror)
        await juror.press("e", "2")  # the list is laid out again at this width
        await look(juror, 60)
        assert not juror.app.screen.query_one(RowList).show_horizontal_scrollbar


async def test_the_plan_s_passages_stand_under_their_headings(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("q", "m", "ctrl+s")
        assert juror.saved()
        for width in WIDTHS:
            headings, row = await look(juror, width)
            assert headings.index("Début") == row.index("09:00"), width
            assert headings.index("Candidat") == row.index("DUPONT"), width
            assert headings.index("Durée") == row.index("40:00"), width


async def test_people_s_blocs_stand_under_their_headings(folder: Folder, slug: str) -> None:
    async with folder.open() as juror:
        await juror.press("l")
        await read(juror)
        await read(juror)
        for width in WIDTHS:
            headings, row = await look(juror, width)
            assert headings.index("Nom") == row.index("BERNARD"), width
            assert headings.index("Blocs") == row.index("BLOC 1" if width >= 80 else "1 –"), width


async def test_a_long_name_keeps_its_number_as_soon_as_the_blocs_leave_it_room(folder: Folder) -> None:
    eleonore = Inscription("DE LA TOUR Éléonore", precisions=Precisions(numero="C-105"))
    folder.bureau().create(
        Projet(bloc="BLOC 3", date=date(2026, 6, 12), lieu="Lyon", jures=(PAUL,), candidats=(eleonore,))
    )
    async with folder.open((80, 23)) as juror:
        await juror.press("l")
        await read(juror)
        await read(juror)
        assert juror.sees("DE LA TOUR Éléonore C-105") and juror.sees("Échap Retour")


async def test_the_blanks_around_the_reading_pane_cost_the_checklist_nothing(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await read(juror)
        await juror.press("enter")
        assert juror.evaluation.query_one(Checklist).size.width == 80
        lecture = juror.evaluation.query_one("#lecture", Cell)
        line = juror.text.splitlines()[lecture.region.y]
        assert line.startswith(" CR") and line.endswith(" ")
