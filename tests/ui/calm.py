"""Waiting for an application to have nothing left to do.

Pilot tells that by the processor: it sleeps until 20 ms went by in which nothing was computed, four times a key, which
is most of the time a test of a screen takes. Here it is told by what is left: messages, callbacks, paintings, workers,
short timers, marks to be written.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from time import monotonic, process_time
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from certif_tui.ui.app import CertifApp
from certif_tui.ui.flows.flow import STORY
from certif_tui.ui.screens.reading import LOOK

SHORT_S = 0.05
"""Seconds a worker, a timer or the disk may stand still; what stands longer is waited for by name (`Juror.until`)."""
BUSY = 0.1
"""The part of that time which, spent computing, is no standing still."""
MOST_S = 1.0
"""Seconds after which an application is left to itself, however busy."""
TURNS = 100
"""Turns of the loop in which most messages are dealt with, and those they bring."""
LOOKS = 2
"""Looks in a row that must find nothing: what a thread sends takes a turn of the loop to arrive."""


async def wait_for_calm(_least_s: float = 0.0, _most_s: float = 0.0) -> None:
    """Return once nothing is left to do: stands for Textual's `wait_for_idle`, whose arguments it takes."""
    app = active_app.get()
    began, calm = monotonic(), 0
    while calm < LOOKS and app.screen_stack and monotonic() - began < MOST_S:
        if not await _answered(app):
            return
        if app.screen_stack:
            app.screen._on_timer_update()
        if not _is_answered(app) or _has_to_paint(app) or _is_deciding(app) or await _wait_a_moment(app):
            calm = 0
        else:
            calm += 1


async def _answered(app: App[Any]) -> bool:
    """Wait until every message was dealt with; false when the application fell meanwhile."""
    for _turn in range(TURNS):
        await asyncio.sleep(0)
        if _is_answered(app):
            return True
    return await Pilot(app)._wait_for_screen()  # one of them takes its time


def _is_answered(app: App[Any]) -> bool:
    """Whether every widget waits for its next message."""
    return not any(_works(pump) for pump in (app, *app._registry))


def _works(pump: MessagePump) -> bool:
    if not pump._running or pump._closing:
        return False
    asleep = bool(pump._message_queue.ready_event._waiters)
    return not asleep or not pump._message_queue.empty() or bool(pump._next_callbacks)


def _has_to_paint(app: App[Any]) -> bool:
    if not app.screen_stack:
        return False
    screen = app.screen
    asked = screen._layout_required, screen._scroll_required, screen._repaint_required, screen._recompose_required
    return any(asked) or bool(screen._callbacks or screen._dirty_widgets)


def _is_deciding(app: App[Any]) -> bool:
    """Whether a screen is still to be seen, or a story to ask its next question."""
    return isinstance(app, CertifApp) and not app.sight.is_clear


async def _wait_a_moment(app: App[Any]) -> bool:
    """Wait for what goes on beside the messages; false when nothing does, or it computes nothing and does not end."""
    going_on = [*_workers(app), *_timers(app), *_looks()]
    if isinstance(app, CertifApp) and app.saving.pending and not app.bureau().writer.trouble:
        going_on.append(asyncio.ensure_future(asyncio.to_thread(_flush, app)))
    if not going_on:
        return False
    computed = process_time()
    ended, _others = await asyncio.wait(going_on, timeout=SHORT_S, return_when=asyncio.FIRST_COMPLETED)
    return bool(ended) or process_time() - computed > BUSY * SHORT_S


def _flush(app: CertifApp) -> None:
    app.bureau().writer.flush(2 * SHORT_S)


def _workers(app: App[Any]) -> Iterator[asyncio.Task[None]]:
    """Those that go on; a story that has asked waits for the juror."""
    asked = isinstance(app, CertifApp) and app.sight.is_clear
    for worker in app.workers:
        if worker._task is not None and not worker._task.done() and not (asked and worker.group == STORY):
            yield worker._task


def _looks() -> Iterator[asyncio.Task[None]]:
    """What asks which files changed."""
    return (task for task in asyncio.all_tasks() if task.get_name() == LOOK)


def _timers(app: App[Any]) -> Iterator[asyncio.Task[None]]:
    for pump in (app, *app._registry):
        for timer in pump._timers:
            if timer._repeat == 0 and timer._interval < SHORT_S and timer._task and not timer._task.done():
                yield timer._task
