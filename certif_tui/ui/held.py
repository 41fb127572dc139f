"""Heavy modules loaded behind a screen that shows what was last seen, and the keys pressed meanwhile that need them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from textual import events
from textual.app import App

MODULES = ("certif_tui.services.bureau", "certif_tui.ui.screens.session")
LIGHT = ("up", "down", "pageup", "pagedown", "home", "end", "f2")
"""The keys a list of rows last seen answers by itself."""
PATIENCE_S = 0.5
"""Seconds a key may take before the next one is handed over."""
SWITCH_S = 0.0005
"""Seconds a thread that imports may keep the interpreter from the one that answers keys."""


class HeldKeys:
    """Keeps what cannot be answered yet, and whatever comes after it, then hands it all over in order."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._events: list[events.Event] = []
        self._holding = self._loading = False
        self._passing: events.Event | None = None
        self._free = asyncio.Event()
        self._free.set()

    def hold(self, event: events.Event) -> bool:
        """Whether the event was kept for later. Ctrl+Q alone never waits."""
        if not self._holding or event is self._passing or isinstance(event, events.MouseMove):
            return False
        if isinstance(event, events.Key) and (event.key == "ctrl+q" or self._is_light(event.key)):
            return False
        self._events.append(event)
        return True

    def _is_light(self, key: str) -> bool:
        return key in LIGHT and self._loading and not self._events

    def begin(self) -> None:
        """Hold keys from now on, until `release`."""
        self._holding = self._loading = True
        self._free.clear()

    @property
    def pending(self) -> bool:
        """Whether anything is kept."""
        return bool(self._events)

    def forget(self) -> None:
        """Throw away what was kept: what it was meant for is not there."""
        self._events.clear()

    async def load(self) -> None:
        """Import the heavy modules in a thread; from then on everything is kept, so that nothing falls between two."""
        usual = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_S)
        try:
            await asyncio.to_thread(_import, MODULES)
        finally:
            sys.setswitchinterval(usual)
        self._loading = False

    async def release(self) -> None:
        """Hand over what was kept, one key once the one before was dealt with, before anything that comes after."""
        while self._events:
            self._passing = self._events.pop(0)
            self._app.post_message(self._passing)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._dealt_with(), PATIENCE_S)
        self._holding, self._passing = False, None
        self._free.set()

    async def freed(self) -> None:
        """Wait until keys are held no longer: the first screen is there."""
        await self._free.wait()

    async def _dealt_with(self) -> None:
        """Wait where a key goes: from the application to the widget in focus, its screen, and back."""
        for pump in (self._app, self._app.focused, self._app.screen, self._app):
            passed = asyncio.Event()
            if pump is not None and pump.call_later(passed.set):
                await passed.wait()


def is_loaded() -> bool:
    """Whether nothing heavy is left to import."""
    return all(name in sys.modules for name in MODULES)


def _import(modules: Sequence[str]) -> None:
    for name in modules:
        import_module(name)
