"""What is on the disk and what is not: told to the screens in sight, and to whoever is about to leave."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.app import App

from certif_tui.services.gate.unsaved import Unsaved
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.widgets.enregistrement import Enregistrement, unsaved_words

if TYPE_CHECKING:
    from certif_tui.services.gate.writers import ThreadWriter

PATIENCE_S = 2.0
"""Seconds the disk is given to take what is left, on the way out."""


class Saving:
    """Follows the writer of an application, once there is one; `leave` ends the application."""

    def __init__(self, app: App[int], leave: Callable[[], None]) -> None:
        self._app, self._leave = app, leave
        self._writer: ThreadWriter | None = None
        self._asking = False

    def follow(self, writer: ThreadWriter) -> None:
        """Tell of what this writer brings to the disk, or fails to."""
        self._writer = writer
        writer.on_change = self._call

    def _call(self) -> None:
        """Called from whichever thread: a message, for a timer needs the application's context."""
        if self._app.return_code is None:
            with suppress(RuntimeError):  # the loop was closed meanwhile: nobody is left to tell
                self._app.call_later(self.look)

    @property
    def unsaved(self) -> Unsaved:
        """What somebody did that is not on the disk."""
        return self._writer.unsaved if self._writer else Unsaved()

    @property
    def pending(self) -> int:
        """How many events are not on the disk, those that nobody did included."""
        return self._writer.pending if self._writer else 0

    def look(self) -> None:
        """Tell the screen in sight how things stand; leave where that was waited for."""
        if self._writer is None or self._app.return_code is not None:
            return
        for screen in self._app.screen_stack:
            if isinstance(screen, Ecran) and screen.is_mounted and screen.is_current:
                self._tell(screen, self._writer)
                for error in self._writer.take_rejected():
                    screen.tell_rejected(error)
        if self._asking and not self.unsaved:
            self._leave()

    def look_at(self, screen: Ecran[Any]) -> None:
        """Tell a screen that comes in sight what is still not saved, or no longer."""
        if self._writer and screen.is_mounted and (self._writer.pending or screen.worried):
            self._tell(screen, self._writer)

    def _tell(self, screen: Ecran[Any], writer: ThreadWriter) -> None:
        screen.tell(Enregistrement.of_all(writer))
        screen.saved()

    async def leave_once_saved(self, over: Ecran[Any]) -> None:
        """Leave when all is saved; where the disk refuses, ask over that screen before losing anything."""
        if self._asking:
            return
        if self._writer is None or await asyncio.to_thread(self._writer.flush, PATIENCE_S):
            self._leave()
            return
        self._asking = True
        flow = Flow(over)
        flow.tell(self._ask_to_lose(flow))

    async def _ask_to_lose(self, flow: Flow) -> None:
        """Ask whether to quit although the disk refuses what is pending; once it takes it, nobody needs to answer."""
        lost = unsaved_words(self.unsaved)
        question = f"Le disque ne répond pas\u00a0: {lost} à enregistrer. Le programme quittera dès que ce sera fait."
        try:
            if await flow.ask(YesNo("Quitter", question, f"Quitter et perdre {lost}", lettres=False)):
                self._leave()
        finally:
            self._asking = False

    def end(self, patience_s: float = 0) -> str | None:
        """Let the writer go, when all is saved or so many seconds later; what is lost in words, null for nothing."""
        if self._writer is not None:
            self._writer.on_change = lambda: None  # the loop it calls may be closed before its disk answers
        if self._writer is None or self._writer.close(patience_s) or not self.unsaved:
            return None
        return f"Non enregistré, le disque ne répond pas\u00a0: {unsaved_words(self.unsaved)}."
