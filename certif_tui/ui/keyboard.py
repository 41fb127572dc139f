"""What a terminal sends, byte after byte, understood whatever the bytes are: nothing that comes in ends the program."""

from __future__ import annotations

import codecs
import re
import time
from collections.abc import Callable, Iterable, Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

FALLBACK = "certif-tui-cp1252"
PATIENCE_S = 0.5
"""Seconds the rest of a character may take, over a line that cut it in two; then its beginning was a whole one."""

ALONE_S = 0.1
"""Seconds after Escape within which a letter belongs to it, as Alt and that letter; the same as Textual's."""
FAR_S = 0.5
"""Seconds the rest of a key such as an arrow may take over a line that cut it in two: a packet sent twice."""

MOST_CELLS = 1_000_000
"""Ten times what a wall of screens shows; a window said to be larger would take the memory of the machine."""

FEWEST = 4
"""Letters that come all at once, as no hand types them: a text that was sent, or keys over a slow line."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_REST = re.compile(r"\[|O[A-DFHPQRSM]")
"""What goes on with a key that began with Escape."""
_X10_REPORT = re.compile(rb"\x1b\[M.{1,3}", re.DOTALL)
_X10_LENGTH = 6
_SEVEN_BITS = bytes(min(byte, 0x7E) for byte in range(256))


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """The first byte that is no UTF-8 as a terminal set to a Western code page means it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    after = error.start + 1
    return error.object[error.start : after].decode("cp1252", "replace"), after


codecs.register_error(FALLBACK, _as_cp1252)


class Burst(events.Event, bubble=False):
    """Letters that reach the program all at once, told before the keys that they are."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class TerminalDecoder:
    """Turns bytes into text: UTF-8, and byte by byte cp1252 (or U+FFFD) where they are none.

    The old reports of the mouse hold the place in three bytes, not text: those above 127 would join into one character
    and take a key with them. Nobody reads them, so they only keep their length.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(FALLBACK)
        self._before = b""

    @property
    def is_waiting(self) -> bool:
        """Whether the last bytes may be the beginning of a character."""
        return bool(self._decoder.getstate()[0])

    def decode(self, data: bytes) -> str:
        """The text of what came, less what may go on in what comes next."""
        seen = self._before + data
        text = _X10_REPORT.sub(lambda report: report[0].translate(_SEVEN_BITS), seen)[len(self._before) :]
        self._before = seen[1 - _X10_LENGTH :]
        return self._decoder.decode(text)

    def finish(self) -> str:
        """The text of what waited for a rest that did not come."""
        return self._decoder.decode(b"", final=True)


class Keyboard:
    """Turns what a terminal sends into messages; a sequence that cannot be is left out, and the next one understood."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, wait_s: float = ALONE_S) -> None:
        """`clock` gives seconds; `wait_s` is how many the rest of a key may take."""
        self._clock, self._wait_s = clock, wait_s
        self._decoder = TerminalDecoder()
        self._parser = XTermParser()
        self._heard = clock()
        self._after_escape = False

    def hear(self, data: bytes) -> Iterator[Message]:
        """The messages of what came; given nothing, those of what has waited long enough."""
        silence = self._clock() - self._heard
        if data:
            self._heard += silence
            text = self._decoder.decode(data)
            if silence >= ALONE_S and self._after_escape and text and not _REST.match(text):
                yield from self._give_up()
            if len(text) >= FEWEST and text.isprintable():
                yield Burst(text)
            yield from self._read(text)
            return
        if self._decoder.is_waiting and silence >= PATIENCE_S:
            yield from self._read(self._decoder.finish())
        if silence >= self._wait_s:
            yield from self._give_up()

    def _read(self, text: str) -> Iterator[Message]:
        for character in text:
            yield from self._sensible(self._parser.feed(character))
        self._after_escape = text.endswith("\x1b") if text else self._after_escape

    def _give_up(self) -> list[Message]:
        """The messages of a key whose rest did not come: Escape, where nothing followed it."""
        self._after_escape = False
        if self._parser._timeout_time is not None:
            self._parser._timeout_time = 0.0  # its own delay, the same on any line, is too short for some
        return self._sensible(self._parser.tick())

    def _sensible(self, understood: Iterable[Message]) -> list[Message]:
        """The messages that can be; a parser that fell over a sequence no terminal should send is replaced."""
        try:
            return [message for message in understood if _can_be(message)]
        except (ArithmeticError, LookupError, TypeError, ValueError):
            fallen, self._parser = self._parser, XTermParser()
            self._parser.mouse_pixels = fallen.mouse_pixels
            self._parser.terminal_size = fallen.terminal_size
            self._parser.terminal_pixel_size = fallen.terminal_pixel_size
            return []


def _can_be(message: Message) -> bool:
    """Whether a terminal can mean it: a size that exists, a letter that can be written."""
    if isinstance(message, events.Resize):
        return 0 < message.size.area <= MOST_CELLS
    return not isinstance(message, events.Key) or _SURROGATE.search(message.character or "") is None
