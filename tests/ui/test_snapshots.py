"""What a few screens look like, whole: a change here must be looked at, then accepted with `--snapshot-update`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from certif_tui.services.demarrage import Demarrage
from certif_tui.ui.app import CertifApp
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.screens.bilan import BilanScreen
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.session import SessionScreen
from tests.services.desk import Desk

MARKS = ("o", "n", "o", "n", "o", "o", "o", "n")


@pytest.fixture
def app(desk: Desk, tmp_path: Path) -> CertifApp:
    demarrage = Demarrage(
        tmp_path / "sessions", tmp_path / "r.toml", tmp_path / "m.json", tmp_path / "e.log", session=desk.slug
    )
    return CertifApp(demarrage, clock=desk.machine, journal=desk.journal, presences=desk.presences)


async def reach(pilot: Pilot[int], screen: type[Screen[Any]], *keys: str) -> None:
    """Press keys that lead to a screen, and wait until it is there."""
    for key in keys:
        await pilot.press(key)
    while not isinstance(pilot.app.screen, screen):
        await pilot.pause()
    await pilot.pause()


async def grade(pilot: Pilot[int]) -> None:
    await reach(pilot, Choix)
    await reach(pilot, SessionScreen, "1")
    await reach(pilot, Evaluation, "home", "enter")
    for key in MARKS:
        await pilot.press(key)
        await pilot.pause()
    assert isinstance(pilot.app, CertifApp) and pilot.app.bureau().writer.flush(5)
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 45), (60, 16)], ids=["80x24", "120x45", "60x16"])
def test_grading(app: CertifApp, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(app, run_before=grade, terminal_size=size)


def test_bilan_in_the_light_theme(app: CertifApp, snap_compare: Any) -> None:
    async def show(pilot: Pilot[int]) -> None:
        await grade(pilot)
        await reach(pilot, BilanScreen, "f2", "b")

    assert snap_compare(app, run_before=show, terminal_size=(100, 34))


def test_candidats(app: CertifApp, snap_compare: Any) -> None:
    async def show(pilot: Pilot[int]) -> None:
        await reach(pilot, Choix)
        await reach(pilot, SessionScreen, "1")

    assert snap_compare(app, run_before=show, terminal_size=(80, 24))
