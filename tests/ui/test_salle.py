"""The clock on a screen of the room, through Pilot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from certif_tui.domain.frozen import replace
from certif_tui.platform.preferences import Reglages
from certif_tui.projections.salle import Salle
from certif_tui.ui.app_salle import AppSalle
from certif_tui.ui.screens.salle import EcranSalle
from tests.domain.factory import MINUTE
from tests.services.desk import CLAIRE, Desk


@dataclass
class Visitor:
    """Somebody in the room, who looks at the screen."""

    app: AppSalle
    pilot: Pilot[int]
    desk: Desk

    async def sees(self, words: str) -> bool:
        screen = self.app.screen
        assert isinstance(screen, EcranSalle)
        await screen.look()
        await self.pilot.pause()
        await self.pilot.pause()
        return words in self.text

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text for strip in strips).replace("\u00a0", " ")


@asynccontextmanager
async def shown(
    desk: Desk, tmp_path: Path, size: tuple[int, int] = (80, 24), *, ascii_only: bool = False, ecoule: bool = False
) -> AsyncIterator[Visitor]:
    salle = Salle(desk.journal, desk.slug, desk.open_session().bloc.epreuve)
    reglages = replace(Reglages(), ascii=ascii_only)
    app = AppSalle(salle, desk.machine, reglages, tmp_path / "erreurs.log", ecoule=ecoule)
    async with app.run_test(size=size) as pilot:
        yield Visitor(app, pilot, desk)


async def test_it_waits_follows_the_oral_and_shows_neither_name_nor_verdict(desk: Desk, tmp_path: Path) -> None:
    async with shown(desk, tmp_path) as visitor:
        assert await visitor.sees("Aucun oral en cours.")
        clock = desk.poste().open_chrono(CLAIRE)
        clock.toggle()
        assert await visitor.sees("EXPOSÉ") and "██" in visitor.text and "puis Dialogue" in visitor.text
        desk.machine.pass_time(15 * MINUTE)
        assert await visitor.sees("il reste moins de 5 minutes")
        desk.machine.pass_time(7 * MINUTE + 10_000)
        assert await visitor.sees("dépassé de 2:10")
        clock.next_phase()
        assert await visitor.sees("DIALOGUE")
        assert "DUPONT" not in visitor.text.upper() and "C3.1" not in visitor.text


async def test_a_key_turns_from_what_remains_to_what_was_used(desk: Desk, tmp_path: Path) -> None:
    desk.poste().open_chrono(CLAIRE).toggle()
    desk.machine.pass_time(2 * MINUTE + 18_000)
    async with shown(desk, tmp_path, (24, 4)) as visitor:
        assert await visitor.sees("EXPOSÉ 17:42")
        await visitor.pilot.press("t")
        assert await visitor.sees("EXPOSÉ 02:18")
    async with shown(desk, tmp_path, (24, 4), ecoule=True) as visitor:
        assert await visitor.sees("EXPOSÉ 02:18")


@pytest.mark.parametrize(
    ("size", "words"),
    [((60, 3), "EXPOSÉ 17:42, puis Dialogue"), ((14, 3), "EXPOSÉ 17:42"), ((6, 1), "17:42"), ((4, 1), "Term")],
)
async def test_a_place_too_small_for_digits_has_a_line(
    desk: Desk, tmp_path: Path, size: tuple[int, int], words: str
) -> None:
    desk.poste().open_chrono(CLAIRE).toggle()
    desk.machine.pass_time(2 * MINUTE + 18_000)
    async with shown(desk, tmp_path, size) as visitor:
        assert await visitor.sees(words)


async def test_another_size_draws_other_digits_and_ascii_only_hashes(desk: Desk, tmp_path: Path) -> None:
    desk.poste().open_chrono(CLAIRE).toggle()
    async with shown(desk, tmp_path, (24, 10), ascii_only=True) as visitor:
        assert await visitor.sees("###") and "####" not in visitor.text.replace(".", "")
        await visitor.pilot.resize_terminal(80, 16)
        assert await visitor.sees("############")
        assert not set("█▀▄░") & set(visitor.text)


@pytest.mark.parametrize("height", [7, 8, 9, 10, 12, 24])
async def test_the_alert_is_in_sight_at_every_height(desk: Desk, tmp_path: Path, height: int) -> None:
    desk.poste().open_chrono(CLAIRE).toggle()
    desk.machine.pass_time(16 * MINUTE)
    async with shown(desk, tmp_path, (60, height)) as visitor:
        assert await visitor.sees("il reste moins de 5 minutes") and "█" in visitor.text


async def test_escape_leaves(desk: Desk, tmp_path: Path) -> None:
    async with shown(desk, tmp_path) as visitor:
        await visitor.pilot.press("escape")
        await visitor.pilot.pause()
        assert visitor.app.return_code == 0
