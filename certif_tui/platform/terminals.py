"""Which terminal the program runs on, and what stands between it and the juré.

Several jurés may share one account, never one terminal.
"""

from __future__ import annotations

import os
import secrets
import sys

BROWSER = secrets.token_hex(8)
"""What tells a page of a browser from any other: the program that shows it lives as long as that page."""
TMUX_S = 1.0
"""Seconds tmux may take to answer."""


def this_terminal() -> str:
    """What tells this terminal from the account's others: its device and, over SSH, the address it is typed at.

    The device alone is given to the next login, and nobody knows who opens a page of a browser. Empty where there is
    no terminal.
    """
    if in_browser():
        return f"navigateur {BROWSER}"
    device = next(filter(None, map(_device, (sys.__stdin__, sys.__stdout__, sys.__stderr__))), "")
    address, _, _ports = os.environ.get("SSH_CONNECTION", "").partition(" ")
    return f"{device} {address}".strip() if device else ""


def escape_wait_s(*, near: float, far: float) -> float:
    """How many seconds the rest of a key that begins with Escape may take: `far` over a line that may cut it in two.

    The variable `ESCDELAY`, in milliseconds, wins. tmux and screen hand keys over whole: the line is theirs.
    """
    told = os.environ.get("ESCDELAY", "")
    if told.isascii() and told.isdigit() and len(told) < 6:
        return int(told) / 1000
    over_a_line = os.environ.get("SSH_CONNECTION") and not in_multiplexer()
    return far if over_a_line else near


def in_browser() -> bool:
    """Whether a web server shows the program in a page: Textual's servers name the driver that speaks to them."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def in_multiplexer() -> str:
    """« tmux » or « screen » where the program runs inside one, else nothing."""
    return "tmux" if os.environ.get("TMUX") else "screen" if os.environ.get("STY") else ""


def carries(signs: str) -> bool:
    """Whether these signs reach the juré's eyes: neither the output's encoding nor tmux or screen replaces them."""
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    try:
        signs.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    asked = _tmux_says() if in_multiplexer() == "tmux" else None
    return _locale_may(signs) if asked is None else asked


def _tmux_says() -> bool | None:
    """Whether the terminal that tmux is shown on takes UTF-8; null where tmux does not say."""
    import subprocess

    question = ("tmux", "display-message", "-p", "#{client_utf8}")
    try:
        answer = subprocess.run(question, stdin=subprocess.DEVNULL, capture_output=True, timeout=TMUX_S).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return answer == b"1" if answer in (b"0", b"1") else None


def _locale_may(signs: str) -> bool:
    """Whether the language set is written with these signs. None set tells nothing, but for tmux and screen."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    named = next(filter(None, names), "")
    encoding = named.partition("@")[0].partition(".")[2]
    if named.partition(".")[0] in ("", "C", "POSIX") and not encoding:
        return not in_multiplexer()
    try:
        signs.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return not named.endswith("@euro") or bool(encoding)


def _device(stream: object) -> str:
    try:
        number: int = stream.fileno()  # type: ignore[attr-defined]
        return os.ttyname(number) if hasattr(os, "ttyname") else "console" * os.isatty(number)
    except (AttributeError, OSError, ValueError):
        return ""
