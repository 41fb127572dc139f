"""Two people of one name, told apart on every screen that names a candidat."""

from __future__ import annotations

import pytest

from certif_tui.domain.session.evenements import Precisions
from certif_tui.domain.session.inscription import Inscription
from tests.ui.folder import Folder, read

LONG = "DE LA VILLARDIÈRE-MONTCORNET Marie-Antoinette"


def twins(folder: Folder, nom: str = "DUPONT Claire", bloc: str = "BLOC 3") -> str:
    """A session in which two bear that name, the first under the number A12, the other, fourth, under none."""
    slug = folder.create("LEFÈVRE Inès", "BERNARD Hugo", bloc=bloc)
    first = Inscription(nom, precisions=Precisions(numero="A12"))
    ouverte = folder.bureau().open_session(slug)
    ouverte.candidats.add([first, Inscription(nom)])
    return slug


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
@pytest.mark.parametrize("nom", ["DUPONT Claire", LONG])
async def test_the_list_tells_them_apart_at_every_size(folder: Folder, size: tuple[int, int], nom: str) -> None:
    async with folder.open(size, session=twins(folder, nom)) as juror:
        await juror.press("1")
        assert juror.sees("(n° A12)") and juror.sees("(place 4)")
        assert not juror.sees("LEFÈVRE Inès (")


async def test_their_sheet_their_bilan_and_the_dialogs_say_which(folder: Folder) -> None:
    async with folder.open((80, 23), session=twins(folder)) as juror:
        await juror.press("1", "end")
        for key in ("e", "t", "m", "x", "backspace"):
            await juror.press(key)
            assert juror.sees("DUPONT Claire (place 4)"), key
            assert sum("DUPONT Claire (place 4)" in it.replace("\u00a0", " ") for it in juror.text.splitlines()) > 1
            await juror.press("escape")
        await juror.press("up", "enter")
        assert "3/4 DUPONT Claire (n° A12)" in juror.text.splitlines()[0].replace("\u00a0", " ")
        await juror.press("b")
        assert "BILAN · DUPONT Claire (n° A12)" in juror.text.splitlines()[0].replace("\u00a0", " ")
        await juror.press("escape", "escape", "w")
        assert "ÉCRIT · DUPONT Claire (n° A12)" in juror.text.splitlines()[0].replace("\u00a0", " ")


async def test_a_search_goes_to_a_number(folder: Folder) -> None:
    async with folder.open((80, 23), session=twins(folder)) as juror:
        await juror.press("1", "home", "slash")
        await juror.type("a12")
        await juror.press("escape", "e")
        assert juror.sees("DUPONT Claire (n° A12)")
        assert not juror.sees("Aucun candidat ne contient")


async def test_a_correction_of_the_number_is_seen_at_once(folder: Folder) -> None:
    slug = twins(folder)
    async with folder.open((80, 23), session=slug) as juror:
        await juror.press("1")
        other = folder.bureau()
        theirs = other.open_session(slug)
        it = theirs.session.candidats[3]
        theirs.candidats.correct(it.slug, Inscription(it.nom, precisions=Precisions(numero="B7")))
        assert other.writer.flush(5)
        juror.app.screen.look()  # type: ignore[attr-defined]
        await juror.settle()
        assert juror.sees("DUPONT Claire (n° B7)") and not juror.sees("(place 4)")


async def test_the_draw_and_the_groups_say_which(folder: Folder) -> None:
    async with folder.open((80, 30), session=twins(folder, bloc="BLOC 1")) as juror:
        await juror.press("1", "home")
        for _ in range(4):
            await juror.press("e", "2")
        await juror.press("g", "ctrl+s", "1", "ctrl+s", *"essai", "enter", "y")
        assert juror.sees("DUPONT Claire (n° A12)") and juror.sees("DUPONT Claire (place 4)")
        await juror.press("escape")
        folded = " ".join(juror.text.split())
        assert "DUPONT Claire (n° A12)" in folded and "DUPONT Claire (place 4)" in folded


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_the_plan_and_its_line_say_which(folder: Folder, size: tuple[int, int]) -> None:
    slug = twins(folder, LONG)
    async with folder.open(size, session=slug) as juror:
        await juror.press("1", "q", "m", "ctrl+s")
        await read(juror)
        assert juror.sees("(n° A12)") and juror.sees("(place 4)")
        await juror.press("end", "ctrl+e")
        assert juror.sees("(place 4)") and juror.sees("(n° A12)")
