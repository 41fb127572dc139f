"""A terminal for tests: a real pseudo-terminal, and the screen that its output draws."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

LAUNCH = Path(__file__).with_name("launch.py")
PATIENCE_S = 30.0
"""Far beyond what anything here takes, even on a machine busy with other tests."""
LOOK_S = 0.05
"""How often what is waited for is looked at when nothing comes: it may stand on the disk, not on the screen."""

Seen = str | Callable[["Terminal"], object]
"""What to wait for: words on the screen, or whatever can be asked of the terminal."""


class Screen(pyte.Screen):
    """pyte's screen, less what it mistakes for text attributes: private sequences such as `CSI > 4 ; 1 m`."""

    def select_graphic_rendition(self, *attrs: int, private: bool = False) -> None:
        """Set colours and styles, unless the sequence is a private one that sets something else."""
        if not private:
            super().select_graphic_rendition(*attrs)


class Terminal:
    """A program running in `folder`, in a pseudo-terminal of `columns` × `rows`; `login` is an option of `launch`."""

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
        login: str = "",
        folder: Path | None = None,
    ) -> None:
        self.raw = b""
        self.screen = Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.master, slave = pty.openpty()
        self.device = os.ttyname(slave)
        self._set_size(columns, rows)
        launch = [sys.executable, "-I", "-S", str(LAUNCH), *([login] if login else [])]
        self.process = subprocess.Popen(
            [*launch, *map(str, command)], stdin=slave, stdout=slave, stderr=slave, env=dict(environment), cwd=folder
        )
        os.close(slave)

    @property
    def text(self) -> str:
        """What the screen shows, with ordinary spaces."""
        return "\n".join(line.rstrip() for line in self.screen.display).replace("\u00a0", " ")

    def scribble(self, written: bytes) -> None:
        """Have something else than the program write on the terminal."""
        self._stream.feed(written)

    def send(self, keys: str | bytes) -> None:
        """Type, in UTF-8 unless the bytes are given."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def draw(self, seconds: float) -> None:
        """Draw what the program writes for so long."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self._read(left):
            continue

    def wait_for(self, seen: Seen, patience_s: float = PATIENCE_S) -> None:
        """Draw what the program writes until `seen` is there; fails, showing the screen, when it does not come."""
        deadline = time.monotonic() + patience_s
        while not self._sees(seen):
            left = deadline - time.monotonic()
            assert left > 0, f"not seen in {patience_s} s: {seen!r}\n{self.text}"
            if not self._read(min(left, LOOK_S)):
                assert self._sees(seen), f"the program left without: {seen!r}\n{self.text}"

    def _sees(self, seen: Seen) -> bool:
        return seen in self.text if isinstance(seen, str) else bool(seen(self))

    def _read(self, patience_s: float) -> bool:
        """Draw what has come; false once the program has left its terminal."""
        ready, _, _ = select.select([self.master], [], [], patience_s)
        if not ready:
            return True
        try:
            received = os.read(self.master, 65536)
        except OSError:  # Linux says EIO, the BSDs an empty read
            received = b""
        self.raw += received
        self._stream.feed(received)
        return bool(received)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._set_size(columns, rows)
        self.screen.resize(rows, columns)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def close_master(self) -> None:
        """Close the window, or cut the link."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def ended(self, patience_s: float = PATIENCE_S) -> int:
        """Draw what is left, wait for the end, and return the exit status, negative for a signal."""
        deadline = time.monotonic() + patience_s
        while self.master >= 0 and self._read(max(0.0, deadline - time.monotonic())):
            assert time.monotonic() < deadline, f"still running after {patience_s} s\n{self.text}"
        return self.process.wait(max(1.0, deadline - time.monotonic()))

    def close(self) -> None:
        """End the program whatever its state."""
        if self.process.poll() is None:
            self.process.kill()
        self.close_master()
        self.process.wait()
