"""A program in a pseudo-terminal: keys go in, painted bytes come out with the time each was read."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import signal
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

Size = tuple[int, int]
"""Columns and rows of a terminal."""
NARROW: Size = (80, 24)
WIDE: Size = (120, 40)

KEYS = {
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "pagedown": b"\x1b[6~",
    "pageup": b"\x1b[5~",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "enter": b"\r",
    "escape": b"\x1b",
    "backspace": b"\x7f",
    "space": b" ",
    "f1": b"\x1bOP",
}
PATIENCE_S = 30.0
"""Seconds a program may take to show what is waited for."""
QUIET_S = 0.2
"""Seconds without a byte after which a key is held to be dealt with: longer than the 150 ms of a slow save."""
FRAME = b"\x1b[?2026h"
"""What begins each frame on a terminal that synchronises its output, as this one says it does."""

_QUERY = re.compile(rb"\x1b\[\?(?P<mode>\d+)\$p|(?P<attributes>\x1b\[0?c)|(?P<cursor>\x1b\[6n)")
_LONGEST_QUERY = 16


class NeverShown(Exception):
    """The program did not show what was waited for; the message holds its screen."""


@dataclass(frozen=True, slots=True)
class Burst:
    """What one key brought: the delay in ms to its first and last byte (null when it brought none), and the bytes."""

    first_ms: float | None
    last_ms: float | None
    data: bytes

    @property
    def octets(self) -> int:
        """How many bytes went to the terminal."""
        return len(self.data)

    @property
    def frames(self) -> int:
        """How many synchronised frames were painted."""
        return self.data.count(FRAME)


class Program:
    """A running program, the terminal it believes it has, and everything it wrote."""

    def __init__(self, argv: Sequence[str], environment: Mapping[str, str], *, size: Size = NARROW) -> None:
        """Start it."""
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unseen: list[tuple[float, bytes]] = []
        self._asking = b""
        self.octets = 0
        self.first_paint_at: float | None = None
        self.ended = False
        self.started_at = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(argv, environment, (rows, columns))

    # Reading

    def read(self, timeout_s: float) -> bytes:
        """The next bytes, none when nothing came in time. Questions to the terminal are answered on the way."""
        if self.ended or not select.select([self._fd], [], [], max(0.0, timeout_s))[0]:
            return b""
        with contextlib.suppress(OSError):
            if data := os.read(self._fd, 1 << 16):
                self._unseen.append((time.perf_counter(), data))
                self.octets += len(data)
                self._answer(data)
                return data
        self.ended = True
        return b""

    def _answer(self, data: bytes) -> None:
        asking = self._asking + data
        end = 0
        for query in _QUERY.finditer(asking):
            end = query.end()
            if mode := query["mode"]:
                os.write(self._fd, b"\x1b[?%s;%d$y" % (mode, 2 if mode == b"2026" else 0))
            else:
                os.write(self._fd, b"\x1b[?62;22c" if query["attributes"] else b"\x1b[1;1R")
        self._asking = asking[end:][-_LONGEST_QUERY:]

    def drain(self, quiet_s: float, limit_s: float = 10.0) -> None:
        """Read until nothing has come for `quiet_s` seconds."""
        stop = time.perf_counter() + limit_s
        while self.read(quiet_s) and time.perf_counter() < stop:
            pass

    @property
    def text(self) -> str:
        """The screen as a person sees it, ordinary spaces only."""
        for _read_at, data in self._unseen:
            self._stream.feed(data)
        self._unseen.clear()
        return self._shown()

    def _shown(self) -> str:
        return "\n".join(self._screen.display).replace("\u00a0", " ")

    def wait_for(self, words: str) -> float:
        """Wait until the screen shows `words` (a regular expression) and return when the bytes that did were read.

        Drawing is done between two bursts, so that it delays no reading. Raises `NeverShown`.
        """
        stop = time.perf_counter() + PATIENCE_S
        while time.perf_counter() < stop:
            while self.read(0.02):
                pass
            seen_at = self._look_for(words)
            if seen_at is not None:
                return seen_at
            if self.ended:
                break
        raise NeverShown(f"« {words} » n'est pas apparu :\n{self.text.rstrip()}")

    def _look_for(self, words: str) -> float | None:
        if not self._unseen and re.search(words, self._shown()):
            return time.perf_counter()
        while self._unseen:
            read_at, data = self._unseen.pop(0)
            self._stream.feed(data)
            shown = self._shown()
            if self.first_paint_at is None and shown.strip():
                self.first_paint_at = read_at
            if re.search(words, shown):
                return read_at
        return None

    # Typing

    def press(self, key: str, *, quiet_s: float = QUIET_S) -> Burst:
        """Press a key and gather what it brings, until nothing has come for `quiet_s` seconds."""
        self.drain(0.0)
        self.text  # noqa: B018 - drawn now, so that it does not delay the reading below
        sent_at = time.perf_counter()
        self.send(key)
        wait = 1.0
        while self.read(wait):
            wait = quiet_s
        times = [(read_at - sent_at) * 1000 for read_at, _data in self._unseen]
        data = b"".join(data for _read_at, data in self._unseen)
        return Burst(times[0] if times else None, times[-1] if times else None, data)

    def send(self, key: str) -> None:
        """Press a key and wait for nothing."""
        os.write(self._fd, KEYS.get(key, key.encode()))

    def type(self, *keys: str) -> None:
        """Press keys that nothing is measured of."""
        for key in keys:
            self.press(key, quiet_s=0.03)

    def close(self) -> None:
        """Close its terminal and see it end."""
        with contextlib.suppress(OSError):
            os.close(self._fd)
        stop = time.monotonic() + 3
        while time.monotonic() < stop:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            time.sleep(0.01)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def _become(argv: Sequence[str], environment: Mapping[str, str], rows_and_columns: Size) -> None:
    """In the child: become the program."""
    try:
        termios.tcsetwinsize(0, rows_and_columns)
        os.execvpe(argv[0], list(argv), dict(environment))
    finally:
        os._exit(127)


def cpu_s(program: Program) -> float:
    """Seconds of processor a running program has taken, to the nanosecond: the usual clock of it ticks a hundredth."""
    tasks = Path(f"/proc/{program.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text("ascii").split()[0]) for task in tasks) / 1e9


def peak_memory_kib(pid: int) -> int | None:
    """The most memory a process ever held, in KiB; null where the system does not tell."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return None
