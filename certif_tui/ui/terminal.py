"""The end of a terminal, told in time: signals, a closed pseudo-terminal, and crashes that must not leak names."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from textual import constants

from certif_tui.platform.crash_log import keep_trace

if TYPE_CHECKING:
    from textual.driver import Driver


DEADLINE_S = 5.0
"""Seconds after which a program that lost its terminal, or a thread, stops even if its screen could not be closed."""


class Leaving(Protocol):
    """An application that can be told to leave."""

    @property
    def is_headless(self) -> bool:
        """Whether it runs without a terminal."""

    @property
    def code(self) -> int:
        """The exit code, were it to end now."""

    def hang_up(self) -> None:
        """Write what is pending and leave: nobody reads the screen any longer."""

    def fall(self, line: str) -> None:
        """Leave on an error, with this line on the screen."""

    def call_later(self, callback: Callable[..., Any], *parameters: Any) -> bool:
        """Have that called by the application; false once it takes no more calls."""


def driver_class() -> type[Driver] | None:
    """The driver that hears any byte; null leaves the choice to Textual: Windows sends characters, not bytes."""
    if sys.platform == "win32" or constants.DRIVER:
        return None
    from certif_tui.ui.driver import TerminalDriver

    return TerminalDriver


def catch_threads(app: Leaving, log: Path) -> None:
    """Have a thread that falls, Textual's or ours, end the program as any crash does, its trace kept in `log`."""
    threading.excepthook = partial(_fell, app, log)


def _fell(app: Leaving, log: Path, fallen: threading.ExceptHookArgs) -> None:
    """Called in the thread that falls; what it did for the screen may be missed, so that it may never close."""
    error = fallen.exc_value
    if error is None:
        return
    if isinstance(error, OSError) and error.errno == errno.EIO:
        _end_anyway(lambda: app.code)
        leave = app.hang_up
    else:
        line = crash_line(error, log)
        _end_anyway(lambda: 1)
        leave = partial(app.fall, line)
    with contextlib.suppress(RuntimeError):  # the loop is closed: the program has left
        app.call_later(leave)


def watch(app: Leaving) -> None:
    """Leave in good order on SIGHUP, SIGTERM, or when the terminal is gone without a signal (nohup)."""
    if app.is_headless:
        return
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, _gone, app)
    if hasattr(select, "poll"):
        threading.Thread(target=_wait_for_hang_up, args=(app, loop), name="terminal", daemon=True).start()


def _wait_for_hang_up(app: Leaving, loop: asyncio.AbstractEventLoop) -> None:
    poller = select.poll()
    poller.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
    poller.poll()
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(_gone, app)


def _gone(app: Leaving) -> None:
    """Leave; and since the screen may never close on a dead terminal, make sure of it."""
    _end_anyway(lambda: app.code)
    app.hang_up()


def _end_anyway(code: Callable[[], int]) -> None:
    """End the program with the code it then has if it has not ended by itself in time."""
    backstop = threading.Timer(DEADLINE_S, lambda: os._exit(code()))
    backstop.daemon = True
    backstop.start()


def let_go() -> None:
    """Drop what a terminal that is gone will not take: the interpreter would fail on it while ending."""
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def crash_line(error: BaseException, log: Path) -> str:
    """Write the trace to the private file and return the one line a juror reads."""
    detail = f" (détail\u00a0: {log})" if keep_trace(log, error) else ""
    return f"certif-tui s'est arrêté sur une erreur{detail}. Tout ce qui était affiché «\u00a0enregistré\u00a0» l'est."
