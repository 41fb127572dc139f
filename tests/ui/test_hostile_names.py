"""Names that are markup, that steer the terminal or never end, on every screen that shows a name."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.inscription import Inscription
from certif_tui.domain.session.state import Session
from certif_tui.journal import kinds
from certif_tui.ui.screens.accueil import Accueil
from certif_tui.ui.screens.session import SessionScreen
from tests.services.desk import PROJET
from tests.ui.folder import HOSTILE, Folder, harmless, paste, read
from tests.ui.juror import Juror


@pytest.fixture
def slug(folder: Folder) -> str:
    """A session whose place, jury and candidats all have hostile names."""
    people = tuple(Inscription(nom) for nom in HOSTILE)
    projet = Projet("BLOC 3", PROJET.date, HOSTILE[1] + HOSTILE[0], jures=HOSTILE, candidats=people)
    return folder.bureau().create(projet)


@pytest.fixture
async def juror(folder: Folder, slug: str) -> AsyncIterator[Juror]:
    async with folder.open((80, 24)) as juror:
        await read(juror)
        yield juror


async def every_size(juror: Juror) -> None:
    """See that what is shown is harmless, at every size."""
    for size in ((60, 16), (20, 5), (120, 40), (80, 24)):
        await juror.pilot.resize_terminal(*size)
        await juror.settle()
        assert harmless(juror.text), juror.text


async def test_hostile_places_are_harmless_on_the_home_screen(juror: Juror) -> None:
    assert juror.sees("ESC\ufffd]52;c;QUFB")
    await every_size(juror)


async def test_hostile_jurors_and_candidats_are_harmless_in_the_list(juror: Juror) -> None:
    await juror.press("enter")
    assert juror.sees("Qui êtes-vous ?") and juror.sees("[/] [@click=app.quit]Cliquez[/]")
    await every_size(juror)
    await juror.press("1")
    assert isinstance(juror.app.screen, SessionScreen)
    assert juror.sees("juré [/] [@click=app.quit]Cliquez[/]")
    await every_size(juror)


@pytest.mark.parametrize("key", ["e", "m", "backspace", "t", "j", "i", "a", "f1", "slash"])
async def test_hostile_names_are_harmless_in_every_dialog(juror: Juror, key: str) -> None:
    await juror.press("enter", "2", "home", "down", key)
    assert harmless(juror.text), juror.text
    await juror.press("escape", "end", key)
    assert harmless(juror.text), juror.text
    await juror.press("escape")
    assert isinstance(juror.app.screen, SessionScreen)


async def test_hostile_names_are_harmless_while_grading_and_in_the_bilan(juror: Juror) -> None:
    await juror.press("enter", "3")
    for rank in range(len(HOSTILE)):
        await juror.press("home", *["down"] * rank, "enter")
        assert harmless(juror.text), juror.text
        await juror.press("b")
        assert harmless(juror.text), juror.text
        await juror.press("l")
        assert isinstance(juror.app.screen, SessionScreen)


async def test_a_click_on_a_hostile_name_runs_nothing(juror: Juror) -> None:
    await juror.press("enter", "1")
    await juror.pilot.click("#candidats", offset=(14, 0))
    await juror.settle()
    assert juror.sees("1/4") and juror.sees("EXPOSÉ")


async def test_a_name_that_is_only_looked_at_is_not_changed(juror: Juror, folder: Folder, slug: str) -> None:
    await juror.press("enter", "1")
    for _nom in HOSTILE:
        await juror.press("m", "enter", "down")
    assert juror.saved()
    session = folder.bureau().contexte.journal.read(kinds.SESSION.at(slug)).state
    assert [it.nom for it in session.candidats] == [" ".join(nom.split()) for nom in HOSTILE]


async def test_hostile_text_pasted_into_the_form_is_cleaned_on_its_way_in(folder: Folder) -> None:
    noms = ("[/]DUPONT[/] Claire", *HOSTILE[2:])
    async with folder.open() as juror:
        await juror.press("a", "tab", "tab")
        await paste(juror, HOSTILE[1])
        await juror.press("tab", "tab")
        await paste(juror, HOSTILE[2])
        await juror.press("tab", "tab")
        await paste(juror, "\r\n".join(noms))
        await every_size(juror)
        await juror.press("ctrl+s")
        assert harmless(juror.text) and not isinstance(juror.app.screen, Accueil)
    [slug] = folder.bureau().slugs()
    session: Session = folder.bureau().contexte.journal.read(kinds.SESSION.at(slug)).state
    assert len(session.candidats) == len(noms)
    assert all(map(harmless, [*(it.nom for it in session.candidats), *(it.nom for it in session.jures)]))
