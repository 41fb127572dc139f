"""The one way out for text: whatever came from a file or a person is made fit for a terminal first."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from certif_tui.wording.text import clean

MAX_CHARACTERS = 10_000_000


class PipeClosed(Exception):
    """Nobody reads standard output any more. No `OSError`, for click gives that one the code of a crash."""


@contextmanager
def telling_closed_pipes() -> Iterator[None]:
    """Turn the closed pipe met meanwhile into `PipeClosed`."""
    try:
        yield
    except BrokenPipeError as error:
        raise PipeClosed from error


def say(text: str) -> None:
    """Print lines on standard output, at once. Raises `OSError` when it takes no more."""
    print(_fit(text), file=_stdout(), flush=True)


def warn(text: str) -> None:
    """Print lines on standard error, at once; where it takes no more, nobody is left to tell."""
    if sys.stderr is not None:
        try:
            print(_fit(text), file=sys.stderr, flush=True)
        except OSError:
            _send_nowhere(sys.stderr)


def say_json(data: bytes) -> None:
    """Write JSON on standard output, in UTF-8 whatever the locale. Raises `OSError` when it takes no more."""
    stdout = _stdout()
    stdout.flush()
    stdout.buffer.write(data)
    stdout.buffer.flush()


def flush() -> None:
    """Send out what standard output still holds. Raises `OSError` when it takes no more."""
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up_output() -> None:
    """Throw away what standard output did not take: it would fail again, loudly, when the interpreter exits."""
    _send_nowhere(sys.stdout)


def _send_nowhere(stream: TextIO | None) -> None:
    with suppress(OSError, ValueError):
        if stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    return sys.stdout


def _fit(text: str) -> str:
    return clean(text, limit=MAX_CHARACTERS, multiline=True)


def tolerate_narrow_encodings() -> None:
    """Let a locale that lacks a sign show `?` in its place instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
