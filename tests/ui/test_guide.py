"""The juror's guide inside the program: it opens from help, is looked through, and is never wider than is read well."""

from __future__ import annotations

from pathlib import Path

import pytest

from certif_tui.services import guide
from certif_tui.ui.dialogs.guide import NOTHING, LectureGuide
from tests.ui.folder import Folder


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_it_opens_from_help_and_is_read_to_its_end_line_by_line(folder: Folder, size: tuple[int, int]) -> None:
    async with folder.open(size) as juror:
        await juror.press("f1")
        assert juror.sees("F3 Guide")
        await juror.press("f3")
        juror.at(LectureGuide)
        assert juror.sees("certif-tui remplace la grille papier")
        for _ in range(200):
            before = juror.text
            await juror.press("pagedown")
            assert max(len(line.rstrip()) for line in juror.text.splitlines()[2:-2]) <= 100
            if juror.text == before:
                break
        assert juror.reads("répond à « Même personne ? ».")
        await juror.press("escape")
        assert juror.sees("Nouvelle session")


async def test_help_finds_it_among_the_commands(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("f1")
        await juror.type("guide")
        await juror.press("enter")
        juror.at(LectureGuide)


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_words_are_found_whatever_the_accents_and_enter_goes_to_the_next(
    folder: Folder, size: tuple[int, int]
) -> None:
    async with folder.open(size) as juror:
        await juror.press("f3")
        await juror.type("derogation zz")
        assert juror.sees(NOTHING)
        await juror.press(*["backspace"] * 20)
        assert not juror.sees(NOTHING)
        await juror.type("hors d'atteinte")
        assert juror.sees("1 sur") and juror.sees("HORS D'ATTEINTE")
        await juror.press(*["backspace"] * 20)
        await juror.type("meme personne")
        first = juror.text
        assert juror.sees(" 1 sur ") and (juror.reads("Même personne") or juror.reads("même personne"))
        await juror.press("enter")
        assert juror.sees(" 2 sur ") and juror.text != first
        rest = int(juror.line_with(" 2 sur ").split("sur")[1].split()[0]) - 1
        await juror.press(*["enter"] * rest)
        assert juror.sees(" 1 sur ")


async def test_another_size_keeps_the_place(folder: Folder) -> None:
    async with folder.open((120, 40)) as juror:
        await juror.press("f3")
        await juror.type("Incident (alarme")
        assert juror.sees("(alarme, panne, malaise)")
        await juror.pilot.resize_terminal(60, 16)
        await juror.settle()
        assert juror.sees("(alarme, panne, malaise)")


async def test_a_guide_that_is_missing_is_said(folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(guide, "guide_path", lambda: tmp_path / "nowhere.md")
    async with folder.open() as juror:
        await juror.press("f3")
        assert juror.sees("Le guide du jury manque à cette installation")
