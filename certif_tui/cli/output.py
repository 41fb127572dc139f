"""The one way out for text: whatever came from a file or a person is made fit for a terminal first."""

from __future__ import annotations

import sys

from certif_tui.wording import clean

MAX_CHARACTERS = 10_000_000


def say(text: str) -> None:
    """Print lines on standard output, at once."""
    print(_fit(text), flush=True)


def warn(text: str) -> None:
    """Print lines on standard error, at once."""
    print(_fit(text), file=sys.stderr, flush=True)


def say_json(data: bytes) -> None:
    """Write JSON on standard output, in UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _fit(text: str) -> str:
    return clean(text, limit=MAX_CHARACTERS, multiline=True)


def tolerate_narrow_encodings() -> None:
    """Let a locale that lacks a sign show `?` in its place instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
