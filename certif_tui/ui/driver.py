"""Textual's driver of a POSIX terminal, its ears replaced. Importable where there is `termios`: not on Windows."""

from __future__ import annotations

import errno
import os
import select
import threading

from textual.drivers.linux_driver import LinuxDriver

from certif_tui.platform.terminals import escape_wait_s
from certif_tui.ui.keyboard import ALONE_S, FAR_S, Keyboard

TICK_S = 0.1
"""Seconds between two looks at whether to stop, and at what waits for its rest; the same as Textual's."""
MOST_BYTES = 4096


class TerminalDriver(LinuxDriver):
    """Hears any byte. Textual's own ends, and the program with it, on the first that is no UTF-8."""

    def run_input_thread(self) -> None:
        """Send what the terminal says until told to stop; a fault goes the way of every thread that falls."""
        try:
            self._listen()
        except Exception as error:  # else Textual shows the trace, names included, and the program ends well
            fallen = type(error), error, error.__traceback__, threading.current_thread()
            threading.excepthook(threading.ExceptHookArgs(fallen))

    def _listen(self) -> None:
        keyboard = Keyboard(wait_s=escape_wait_s(near=ALONE_S, far=FAR_S))
        for message in keyboard.hear(self._typed_before()):
            self.process_message(message)
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], TICK_S)
            data = os.read(self.fileno, MOST_BYTES) if ready else b""
            if ready and not data:
                raise OSError(errno.EIO, os.strerror(errno.EIO))  # as Linux says by itself of a terminal that is gone
            for message in keyboard.hear(data):
                self.process_message(message)

    def _typed_before(self) -> bytes:
        """What was typed before the program listened: the terminal, not yet told otherwise, made Ctrl+J of Enter."""
        ready, _, _ = select.select([self.fileno], [], [], 0)
        return os.read(self.fileno, MOST_BYTES).replace(b"\n", b"\r") if ready else b""
