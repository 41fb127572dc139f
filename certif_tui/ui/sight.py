"""What the juror has before their eyes: which screen was painted, and which keys can have been meant for it."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App
from textual.events import Event
from textual.screen import ModalScreen, Screen


class Sight:
    """Follows the screens as they come on top and are painted.

    A key leads to the screen its label names, one away from where it was pressed. One that goes over several (the
    next candidat's sheet, from the bilan), or comes upon a question, leads where the juror has not looked yet.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._ready = asyncio.Event()
        self._untold = asyncio.Event()
        self._untold.set()
        self._stories = 0
        self._shown_at: float | None = None
        self._full: Screen[Any] | None = None
        self._away = 0

    def watch(self) -> None:
        """Follow the screens from now on; the application runs."""
        self._app.screen_change_signal.subscribe(self._app, self._changed, immediate=True)

    def shown(self, screen: Screen[Any]) -> None:
        """A frame of a screen goes to the terminal."""
        if self._shown_at is None and screen is self._app.screen:
            self._shown_at = Event().time  # the clock of keys

    @property
    def is_clear(self) -> bool:
        """Whether the screen on top is there to answer, the juror sees it, and nothing is about to take its place."""
        return self._ready.is_set() and self._untold.is_set()

    def is_meant(self, event: Event) -> bool:
        """Whether what was typed can mean the screen on top: it was seen by then, or it is the one asked for."""
        seen = self._shown_at is not None and event.time >= self._shown_at
        return seen or (self._away <= 1 and not getattr(self._app.screen, "to_be_read", False))

    def begin_story(self) -> None:
        """A story decides what to ask next: what is on top is not what the next key means."""
        self._stories += 1
        self._untold.clear()

    def end_story(self) -> None:
        """It has asked, or is over."""
        self._stories -= 1
        if not self._stories:
            self._untold.set()

    def start_here(self) -> None:
        """A key goes to the screen on top: screens are counted from there."""
        self._away = 0

    async def cleared(self) -> None:
        """Wait until the screen on top is there to answer, and no other takes its place at once."""
        while not self.is_clear:
            await self._ready.wait()
            await self._untold.wait()
            await self._turn()

    async def _turn(self) -> None:
        """Let whatever waits to be called be called: a screen that goes may bring another."""
        for pump in (self._app, self._app.screen, self._app):
            passed = asyncio.Event()
            if pump.call_later(passed.set):
                await passed.wait()

    def _changed(self, screen: Screen[Any]) -> None:
        self._ready.clear()
        self._shown_at = None
        full = next((it for it in reversed(self._app.screen_stack) if not isinstance(it, ModalScreen)), None)
        if full is not self._full:
            self._full, self._away = full, self._away + 1
        screen.call_after_refresh(self._painted, screen)

    def _painted(self, screen: Screen[Any]) -> None:
        if screen is self._app.screen:
            self.shown(screen)
            self._ready.set()
