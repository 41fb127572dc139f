"""A juror at the keyboard: presses keys, reads the screen."""

from __future__ import annotations

import asyncio
import builtins
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from certif_tui.ui.app import CertifApp
from certif_tui.ui.screens.evaluation import Evaluation
from tests.domain.factory import Machine

S = TypeVar("S", bound=Screen[Any])
START_S = 10.0
"""Seconds a start may take on a machine that does something else."""
TYPED = {" ": "space", "/": "slash", ":": "colon", "\n": "enter"}


@dataclass
class Juror:
    app: CertifApp
    pilot: Pilot[int]
    machine: Machine

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys that reach the program all at once, as a slow line sends them."""
        for key in keys:
            char = key if len(key) == 1 else None
            self.app.post_message(events.Key(key, char))
        await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*(TYPED.get(char, char) for char in text))
        await self.settle()

    async def started(self) -> None:
        """Wait for the first screen, however slow the machine, and for what it asks: a key before is for nobody."""
        await self.settle()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.app._held.freed(), START_S)
        await self.settle()

    async def settle(self) -> None:
        """Wait until every message that was sent has been dealt with, and what was marked is kept."""
        await self.pilot.pause()
        await self.pilot.pause()

    def saved(self) -> bool:
        """Wait for the writer, as long as it takes to write a few events."""
        return self.app.bureau().writer.flush(5)

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text for strip in strips)

    def sees(self, words: str) -> bool:
        return words.replace("\u00a0", " ") in self.text.replace("\u00a0", " ")

    def reads(self, words: str) -> bool:
        """Whether the words stand on the screen, folded or not, in a frame or not."""
        lines = self.text.replace("\u00a0", " ").splitlines()
        return words.replace("\u00a0", " ") in " ".join(" ".join(line.strip(" │") for line in lines).split())

    async def until(self, words: str) -> bool:
        """Wait for words that another thread brings to the screen; false when they do not come."""
        for _ in range(500):
            if self.sees(words):
                return True
            await self.pilot.pause(0.01)
        return False

    def line_with(self, words: str) -> str:
        return next(line for line in self.text.splitlines() if words in line)

    def at(self, kind: builtins.type[S]) -> S:
        """The screen in front, which is of that kind."""
        screen: object = self.app.screen
        assert isinstance(screen, kind)
        return screen

    @property
    def evaluation(self) -> Evaluation:
        return next(it for it in reversed(self.app.screen_stack) if isinstance(it, Evaluation))

    async def wait(self, milliseconds: int) -> None:
        """Let time pass on the machine and the screen take note."""
        self.machine.pass_time(milliseconds)
        self.evaluation.paint_clock()
        await self.settle()
