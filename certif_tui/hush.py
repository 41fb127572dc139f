"""Ctrl+C while the program is only being loaded: it ends as a shell expects, without a trace of what it was loading.

Imported before anything else by the entry point; `over` gives Ctrl+C back to Python.
"""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path


def begin() -> None:
    """Let Ctrl+C end the process by itself; only where nobody else decided otherwise, and the process is ours."""
    started = Path(sys.argv[0])
    if started.stem != "certif-tui" and started.parent.name != "certif_tui":
        return
    if threading.current_thread() is threading.main_thread() and _is_ours(signal.default_int_handler):
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def over() -> None:
    """Have Ctrl+C raise `KeyboardInterrupt` again, which the program tells of in its own way."""
    if threading.current_thread() is threading.main_thread() and _is_ours(signal.SIG_DFL):
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _is_ours(handler: object) -> bool:
    return signal.getsignal(signal.SIGINT) is handler


begin()
