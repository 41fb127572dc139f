"""The session as it was last seen: what is shown before the journal is read, and what is handed over."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from certif_tui.domain.session.evenements import Presence
from certif_tui.platform.preferences import Dernier
from certif_tui.ui.held import HeldKeys
from certif_tui.ui.screens.accueil import Accueil
from certif_tui.ui.screens.last_seen import LastSeen
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.widgets.volet import Volet
from tests.ui.folder import PAUL, Folder
from tests.ui.juror import Juror


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Keeps the heavy modules from being there until it is called."""
    opened = asyncio.Event()
    load = HeldKeys.load

    async def gated(held: HeldKeys) -> None:
        await opened.wait()
        await load(held)

    monkeypatch.setattr(HeldKeys, "load", gated)
    monkeypatch.setattr(Juror, "started", Juror.settle)
    return opened.set


async def opened(juror: Juror, gate: Callable[[], None]) -> None:
    gate()
    await asyncio.wait_for(juror.app._held.freed(), 5)
    await juror.settle()


def listed(juror: Juror) -> list[str]:
    """The screen without what the bilan beside the list says, which is not kept."""
    beside = juror.app.screen.query_one(Volet)
    width = beside.region.x + 1 if beside.display else juror.app.size.width
    return [line[:width] for line in juror.text.splitlines()]


@pytest.fixture
async def seen(folder: Folder) -> str:
    """A session of three that PAUL has looked at once."""
    slug = folder.create("DUPONT Claire", "BERNARD Hugo", "LEFÈVRE Inès")
    bureau = folder.bureau()
    bureau.memory.remember_jure(PAUL)
    async with folder.open(session=slug) as juror:
        assert await juror.until("DUPONT Claire")
        await juror.pilot.pause(0.05)
        await juror.settle()
        shown = juror.text
    (folder.root / "shown.txt").write_text(shown)
    return slug


async def test_it_is_the_session_screen_to_the_letter(folder: Folder, seen: str, gate: Callable[[], None]) -> None:
    async with folder.open(session=seen) as juror:
        assert isinstance(juror.app.screen, LastSeen)
        assert juror.text == (folder.root / "shown.txt").read_text()
        await opened(juror, gate)
        assert isinstance(juror.app.screen, SessionScreen)
        assert juror.text == (folder.root / "shown.txt").read_text()
        await juror.press("escape")
        assert juror.sees("certif-tui · évaluation") and juror.sees("Lyon")


@pytest.mark.parametrize("size", [(60, 16), (130, 40)])
async def test_it_is_so_at_another_size_than_it_was_seen_at(
    folder: Folder, seen: str, gate: Callable[[], None], size: tuple[int, int]
) -> None:
    async with folder.open(size, session=seen) as juror:
        assert isinstance(juror.app.screen, LastSeen) and "à passer" in juror.line_with("BERNARD")
        shown = listed(juror)
        await opened(juror, gate)
        assert isinstance(juror.app.screen, SessionScreen) and listed(juror) == shown


async def test_arrows_move_at_once_and_the_cursor_is_handed_over(
    folder: Folder, seen: str, gate: Callable[[], None]
) -> None:
    async with folder.open(session=seen) as juror:
        await juror.press("down", "down")
        assert "►" in juror.line_with("LEFÈVRE") and isinstance(juror.app.screen, LastSeen)
        await opened(juror, gate)
        assert "►" in juror.line_with("LEFÈVRE") and isinstance(juror.app.screen, SessionScreen)


async def test_keys_that_only_the_session_knows_wait_for_it_in_order(
    folder: Folder, seen: str, gate: Callable[[], None]
) -> None:
    async with folder.open(session=seen) as juror:
        await juror.press("down", "enter", "space", "down", "n")
        assert isinstance(juror.app.screen, LastSeen)
        await opened(juror, gate)
        assert await juror.until("BERNARD Hugo · juré MARTIN Paul")
        assert juror.sees("■ CR3.1.1") and juror.sees("□ CR3.1.2") and juror.sees("× CR3.1.3")


async def test_keys_meant_for_a_candidat_withdrawn_meanwhile_go_to_nobody_else(
    folder: Folder, seen: str, gate: Callable[[], None]
) -> None:
    async with folder.open(session=seen) as juror:
        await juror.press("down", "down", "enter")
        bureau = folder.bureau()
        session = bureau.open_session(seen)
        session.candidats.withdraw("lefevre-ines", "malade")
        assert bureau.writer.flush(5)
        await opened(juror, gate)
        assert isinstance(juror.app.screen, SessionScreen)
        assert juror.sees("2 candidats") and "►" in juror.line_with("LEFÈVRE")
        assert juror.sees("Ce candidat est retiré de la session")


async def test_no_key_pressed_before_the_question_tells_who_the_jure_is(
    folder: Folder, gate: Callable[[], None]
) -> None:
    slug = folder.create("DUPONT Claire")
    async with folder.open(session=slug) as juror:
        await juror.press("enter", "enter")
        await opened(juror, gate)
        assert juror.sees("Qui êtes-vous") and folder.bureau().memory.memoire.jure is None


async def test_what_changed_since_is_not_shown(folder: Folder, seen: str, gate: Callable[[], None]) -> None:
    bureau = folder.bureau()
    bureau.open_session(seen).presences.note("bernard-hugo", Presence.PRESENT)
    assert bureau.writer.flush(5)
    async with folder.open(session=seen) as juror:
        assert not isinstance(juror.app.screen, LastSeen)
        gate()
        assert await juror.until("présent")


async def test_a_tampered_file_can_neither_crash_nor_steer_the_terminal(
    folder: Folder, seen: str, gate: Callable[[], None]
) -> None:
    file: Path = folder.root / "candidats.json"
    kept = json.loads(file.read_text())
    raw = kept["vu"]
    raw["titre"], raw["depart"] = "\x1b]52;c;QUFB\x07[/]", 99
    raw["lignes"][0][0][1] = "[@click=app.quit]\x9b31m"
    raw["lignes"][0][0][5] = "inconnu"
    file.write_text(json.dumps(kept))
    async with folder.open(session=seen) as juror:
        assert isinstance(juror.app.screen, LastSeen) and juror.sees("[@click=app.quit]")
        assert "\x1b" not in juror.text and "\x9b" not in juror.text
        await opened(juror, gate)
        assert juror.sees("DUPONT Claire")


async def test_a_session_whose_referentiel_broke_meanwhile_goes_back_home_and_says_why(
    folder: Folder, seen: str, gate: Callable[[], None]
) -> None:
    (folder.root / "sessions" / seen / "referentiel.json").write_text("{")
    async with folder.open(session=seen) as juror:
        await juror.press("enter")
        gate()
        assert await juror.until("ne peut pas être ouverte")
        assert not any(isinstance(it, LastSeen) for it in juror.app.screen_stack)


@pytest.fixture
async def interrupted(folder: Folder, seen: str) -> None:
    """Home has seen the session, and the program stopped since in the oral of the second candidat."""
    async with folder.open() as juror:
        assert await juror.until("0/6 remises")
    folder.bureau().memory.remember_place(Dernier(seen, "bernard-hugo", "martin-paul"))


@pytest.mark.usefixtures("interrupted")
async def test_enter_at_home_before_it_is_read_goes_back_to_the_interrupted_oral(
    folder: Folder, gate: Callable[[], None]
) -> None:
    async with folder.open() as juror:
        assert "Reprendre" in juror.line_with("►")
        await juror.press("enter", "n")
        assert isinstance(juror.app.screen, Accueil)
        await opened(juror, gate)
        assert juror.sees("2/3 BERNARD Hugo · juré MARTIN Paul") and juror.sees("□ CR3.1.1")


@pytest.mark.usefixtures("interrupted")
async def test_a_session_gone_to_before_home_is_read_is_the_one_that_opens(
    folder: Folder, gate: Callable[[], None]
) -> None:
    async with folder.open() as juror:
        await juror.press("down", "enter")
        await opened(juror, gate)
        assert isinstance(juror.app.screen, SessionScreen) and juror.sees("juré MARTIN Paul")


@pytest.mark.usefixtures("interrupted")
async def test_an_interrupted_oral_whose_session_is_gone_opens_nothing_else(
    folder: Folder, seen: str, gate: Callable[[], None]
) -> None:
    folder.create("ROUX Jean", lieu="Nantes")
    shutil.rmtree(folder.root / "sessions" / seen)
    async with folder.open() as juror:
        await juror.press("enter")
        await opened(juror, gate)
        assert isinstance(juror.app.screen, Accueil) and juror.sees("Nantes") and not juror.sees("Reprendre")
