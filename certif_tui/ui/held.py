"""The keys pressed before the screen that will answer them is there: while it loads, and between two screens.

A terminal sends what is typed whether or not anybody answers yet, and a slow line sends several keys at once. A key
handed to a screen as soon as that screen exists acts on what the juror has not seen: a mark on the next candidat's
sheet, an answer to a question nobody has read. So none is: what is typed between two screens is kept until the next
one was painted. Where that is the screen that was asked for, as a dialog is by its key, it gets them in order; where
it is not, those typed before it was seen are dropped, for they meant something else.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.screen import ModalScreen

from certif_tui.ui.keyboard import Burst
from certif_tui.ui.sight import Sight

MODULES = ("certif_tui.services.bureau", "certif_tui.ui.screens.session")
BEHIND = (
    "certif_tui.ui.screens.bilan",
    "certif_tui.ui.dialogs.remarque",
    "certif_tui.ui.flows.incident",
    "certif_tui.ui.screens.infos",
)
"""What a key of the first minutes leads to: imported once the screens it is pressed on are there, before it is."""
BEHIND_S = 1.5
"""Seconds after the start at which that is done."""
LIGHT = ("up", "down", "pageup", "pagedown", "home", "end", "f2")
"""The keys a list of rows last seen answers by itself."""
CLOSING = ("enter", "escape")
"""The keys that end what is typed in a dialog."""
PATIENCE_S = 0.5
"""Seconds a key may take before the next one is handed over."""
SWITCH_S = 0.0005
"""Seconds a thread that imports may keep the interpreter from the one that answers keys."""


class HeldKeys:
    """Keeps what cannot be answered yet, and whatever comes after it, then hands it all over in order."""

    def __init__(self, app: App[Any], sight: Sight) -> None:
        self._app, self._sight = app, sight
        self._events: list[events.Event] = []
        self._starting = self._loading = self._handing = False
        self._passing: events.Event | None = None
        self._unheard = 0
        self._free = asyncio.Event()
        self._free.set()

    def expect(self, burst: Burst) -> None:
        """Letters come all at once: to a question that is to be read they are a text, and no answer."""
        self._unheard = len(burst.text) if getattr(self._app.screen, "to_be_read", False) else 0

    def _is_no_answer(self, event: events.Event) -> bool:
        if not self._unheard or not isinstance(event, events.Key) or not event.is_printable:
            self._unheard = 0
            return False
        self._unheard -= 1
        return True

    def hold(self, event: events.Event) -> bool:
        """Whether the event was kept for later, or for nobody. Ctrl+Q alone never waits."""
        if self._is_no_answer(event):
            return True
        if event is self._passing or isinstance(event, events.MouseMove):
            return False
        if isinstance(event, events.Key) and (event.key == "ctrl+q" or self._is_light(event.key)):
            return False
        if self._starting or not self._sight.is_clear or self._handing or self._may_close(event):
            self._keep(event)
            return True
        return not self._is_meant(event)

    def _keep(self, event: events.Event) -> None:
        if isinstance(event, events.MouseEvent) and not self._starting:
            return  # it points at what is no longer there
        self._events.append(event)
        if not self._starting and not self._handing:
            self._handing = True
            self._app.run_worker(self._hand_over())

    def _may_close(self, event: events.Event) -> bool:
        """Whether it may close a dialog. It goes round the widgets first: letters behind it would end in the field."""
        return isinstance(event, events.Key) and event.key in CLOSING and isinstance(self._app.screen, ModalScreen)

    def _is_light(self, key: str) -> bool:
        return key in LIGHT and self._loading and not self._events

    def begin(self) -> None:
        """Hold keys from now on, until `release`."""
        self._starting = self._loading = True
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
        await _import_aside(MODULES)
        self._loading = False

    async def release(self) -> None:
        """Hand over what was kept to the screen on top, which it meant, before anything that comes after."""
        self._sight.start_here()
        self._starting, self._handing = False, True
        await self._hand_over()
        self._free.set()
        self._app.set_timer(BEHIND_S, lambda: self._app.run_worker(_import_aside(BEHIND)))

    async def _hand_over(self) -> None:
        """One key once the one before was dealt with, and the screen it led to was painted."""
        with suppress(ScreenStackError):  # the program leaves: no screen is there to answer
            await self._hand_over_all()
        self._handing, self._passing = False, None

    async def _hand_over_all(self) -> None:
        while self._events:
            await self._sight.cleared()
            if self._starting:
                break
            event = self._events.pop(0)
            if self._is_meant(event):
                await self._pass_on(event)

    def _is_meant(self, event: events.Event) -> bool:
        """Whether it goes to the screen on top, from which the next screens are then counted."""
        meant = self._sight.is_meant(event)
        if meant:
            self._sight.start_here()
        return meant

    async def _pass_on(self, event: events.Event) -> None:
        self._passing = event
        self._app.post_message(event)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._dealt_with(), PATIENCE_S)

    async def freed(self) -> None:
        """Wait until keys are held no longer: the first screen is there."""
        await self._free.wait()

    async def _dealt_with(self) -> None:
        """Wait where a key goes: from the application to the widget in focus, its screen, and back."""
        for pump in (self._app, self._app.focused, self._app.screen, self._app):
            passed = asyncio.Event()
            if pump is not None and pump.call_later(passed.set):
                await passed.wait()


async def _import_aside(modules: Sequence[str]) -> None:
    """Import modules in a thread that leaves the interpreter to keys."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    try:
        await asyncio.to_thread(_import, modules)
    finally:
        sys.setswitchinterval(usual)


def _import(modules: Sequence[str]) -> None:
    for name in modules:
        import_module(name)
