"""Which terminal the program runs on: several jurés may share one account, never one terminal."""

from __future__ import annotations

import os
import sys


def this_terminal() -> str:
    """What tells this terminal from the account's others: its device and, over SSH, the address it is typed at.

    The device alone is given to the next login. Empty where there is no terminal.
    """
    device = next(filter(None, map(_device, (sys.__stdin__, sys.__stdout__, sys.__stderr__))), "")
    address, _, _ports = os.environ.get("SSH_CONNECTION", "").partition(" ")
    return f"{device} {address}".strip() if device else ""


def _device(stream: object) -> str:
    try:
        number: int = stream.fileno()  # type: ignore[attr-defined]
        return os.ttyname(number) if hasattr(os, "ttyname") else "console" * os.isatty(number)
    except (AttributeError, OSError, ValueError):
        return ""
