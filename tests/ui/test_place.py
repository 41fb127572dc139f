"""The room that there is: how many wordings are shown whole, what is cut and what is not."""

from __future__ import annotations

import re

import pytest
from rich.style import Style

from certif_tui.domain.grille.evenements import Avis
from certif_tui.ui.theme import SOMBRE
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.checklist import Checklist, Ligne, unfolded
from tests.services.desk import fill
from tests.ui.folder import PAUL, Folder, read
from tests.ui.juror import Juror

SIZES = [(60, 16), (80, 23), (120, 40), (200, 60)]


def test_all_wordings_are_whole_where_all_fit() -> None:
    assert unfolded((2, 3, 1), 6, 0) == {0, 1, 2}


def test_the_lines_left_go_to_the_rows_nearest_the_cursor() -> None:
    assert unfolded((2, 2, 2, 2, 2), 7, 3) == {3, 4}
    assert unfolded((2, 2, 2, 2, 2), 7, 0) == {0, 1}


def test_a_wording_too_long_for_what_is_left_leaves_it_to_the_next() -> None:
    assert unfolded((2, 4, 2), 5, 0) == {0, 2}


def test_nothing_is_unfolded_where_the_list_scrolls_anyway() -> None:
    assert unfolded((1, 2, 2), 2, 1) == {0}


def checklist(juror: Juror) -> list[str]:
    """The lines of the checklist."""
    region = juror.evaluation.query_one(Checklist).region
    return [line[: region.width] for line in juror.text.splitlines()[region.y : region.bottom]]


def codes(juror: Juror) -> dict[str, int]:
    """On which line each code stands."""
    lines = checklist(juror)
    return {row.code: next((y for y, it in enumerate(lines) if row.code in it), -1) for row in rows(juror)}


def rows(juror: Juror) -> tuple[Ligne, ...]:
    return juror.evaluation.query_one(Checklist).rows


@pytest.fixture
def known(folder: Folder) -> Folder:
    folder.bureau().memory.remember_jure(PAUL)
    return folder


@pytest.mark.parametrize("size", SIZES[1:])
async def test_bloc_3_is_seen_whole(known: Folder, size: tuple[int, int]) -> None:
    slug = known.create("DUPONT Claire")
    async with known.open(size, session=slug) as juror:
        await juror.press("enter")
        assert len(codes(juror)) == 16 and -1 not in codes(juror).values()
        assert any("…" in line for line in checklist(juror)) is (size[0] == 80)


@pytest.mark.parametrize("size", SIZES)
async def test_the_critere_under_the_cursor_is_read_to_its_last_word(known: Folder, size: tuple[int, int]) -> None:
    slug = known.create("DUPONT Claire")
    async with known.open(size, session=slug) as juror:
        await juror.press("enter", "home")
        for row in rows(juror):
            lines = juror.text.splitlines()[-5:-1]
            said = " ".join(" ".join(lines).split())
            assert " ".join(row.libelle.split()) in said or size == (60, 16)
            await juror.press("down")


async def test_the_rule_gives_way_to_a_wording_only_while_nothing_must_be_said(known: Folder) -> None:
    slug = known.create("DUPONT Claire")
    async with known.open((80, 23), session=slug) as juror:
        await juror.press("enter", "down")
        lecture = juror.evaluation.query_one("#lecture", Cell).region
        assert juror.text.splitlines()[lecture.y - 1].startswith(" CR3.1.2 La stratégie")
        await juror.press("s")
        assert "●" in juror.text.splitlines()[lecture.y - 1]
        assert juror.text.splitlines()[lecture.y + 1].startswith(" CR3.1.2 La stratégie")
        await juror.press("o", "up", "up")
        assert set(juror.text.splitlines()[lecture.y - 1]) == {"─"} and juror.sees(" CR3.1.1 Un process")


async def test_at_120_columns_bloc_1_fills_its_window_with_wordings(known: Folder) -> None:
    slug = known.create("DUPONT Claire", bloc="BLOC 1")
    async with known.open((120, 40), session=slug) as juror:
        await juror.press("enter")
        lines = checklist(juror)
        assert sum(not line.strip() for line in lines) <= 1
        assert "…" not in "".join(lines[: codes(juror)["CR1.2.1"]]), "those nearest the cursor come first"
        assert "…" in "".join(lines), "not all of them fit"


async def test_no_row_moves_while_one_marks_and_a_leap_unfolds_those_around_it(known: Folder) -> None:
    slug = known.create("DUPONT Claire", bloc="BLOC 1")
    async with known.open((120, 40), session=slug) as juror:
        await juror.press("enter")
        before = codes(juror)
        await juror.press(*"onononononononon", "down", "up")
        assert codes(juror) == before and juror.evaluation.checklist.current.code.startswith("CR1.3")
        await juror.press("1", "3")
        leapt = codes(juror)
        assert leapt != before
        last = checklist(juror)[leapt["CR1.3.1"] :]
        assert "…" not in "".join(last)
        await juror.press("3")
        assert codes(juror) == leapt


async def test_a_click_moves_no_row_under_the_mouse(known: Folder) -> None:
    slug = known.create("DUPONT Claire", bloc="BLOC 1")
    async with known.open((120, 40), session=slug) as juror:
        await juror.press("enter")
        before = codes(juror)
        region = juror.evaluation.checklist.region
        await juror.pilot.click(offset=(region.x + 5, region.y + before["CR1.3.5"]))
        await juror.settle()
        assert juror.evaluation.checklist.current.code == "CR1.3.5" and codes(juror) == before


HORS = "HORS D'ATTEINTE"


def judged(folder: Folder, slug: str, who: str, avis: Avis) -> None:
    """Judge every critère of a sheet alike, from another program."""
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    poste = bureau.poste(ouverte, ouverte.session.jures[0])
    grille = poste.open_grille(who, poste.open_chrono(who))
    fill(grille, avis)
    assert bureau.writer.flush(5)
    grille.close()


@pytest.mark.parametrize("bloc", ["BLOC 1", "BLOC 3"])
@pytest.mark.parametrize("size", SIZES)
async def test_a_verdict_is_whole_in_the_list_and_stands_out(known: Folder, size: tuple[int, int], bloc: str) -> None:
    slug = known.create("DUPONT Claire", "BERNARD Hugo", bloc=bloc)
    judged(known, slug, "dupont-claire", Avis.NON_VALIDE)
    judged(known, slug, "bernard-hugo", Avis.VALIDE)
    async with known.open(size, session=slug) as juror:
        await read(juror)
        for name, words, style in (("DUPONT", HORS, "alerte!"), ("BERNARD", "VALIDÉ", "valide!")):
            said = words if size[0] > 60 or words == "VALIDÉ" else "HORS ATT."
            line = juror.line_with(f"  {name}")
            assert f" {said}" in line and "…" not in line.split("│")[0]
            assert SOMBRE.styles[style] in styles_of(juror, f"  {name}", said)


def styles_of(juror: Juror, row: str, words: str) -> list[Style | None]:
    """The styles in which words are written on a row of the screen."""
    strips = juror.app.screen._compositor.render_strips(juror.app.size)
    strip = next(it for it in strips if row in it.text)
    return [segment.style for segment in strip if segment.text.strip() == words]


@pytest.mark.parametrize("size", SIZES)
async def test_a_statut_is_whole_on_the_sheet(known: Folder, size: tuple[int, int]) -> None:
    slug = known.create("DUPONT Claire")
    judged(known, slug, "dupont-claire", Avis.NON_VALIDE)
    async with known.open(size, session=slug) as juror:
        await juror.press("enter")
        short = size[0] == 60
        assert juror.sees("C3.1 0/5 HORS ATT." if short else f"C3.1 0/5 {HORS}")
        assert juror.sees("BLOC 3 HORS ATT." if short else f"BLOC 3 {HORS}")


@pytest.mark.parametrize("keys", [(), ("enter",), ("b",), ("g",), ("q",), ("i",), ("l",)])
async def test_nothing_stands_far_from_what_it_belongs_to_on_a_very_wide_terminal(
    known: Folder, keys: tuple[str, ...]
) -> None:
    slug = known.create("DUPONT Claire", "BERNARD Hugo")
    async with known.open((200, 60), session=slug) as juror:
        await juror.press(*keys)
        await read(juror)
        for part in (part for line in juror.text.splitlines() for part in line.split("│")):
            gaps = [len(gap) for gap in re.findall(r" +", part.strip())]
            assert max(gaps, default=0) < 100, part
        head = juror.text.splitlines()[0].rstrip()
        assert head.endswith("enregistré") and len(head) <= 122
