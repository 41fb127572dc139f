"""ASCII mode to the last sign: whatever a screen shows, only ASCII and letters reach the terminal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from certif_tui.domain.lettres import REPLACEMENT
from certif_tui.wording.signs import ASCII, WGL4

_SAID: Final = {
    **{getattr(WGL4, name): getattr(ASCII, name) for name in WGL4.__dataclass_fields__ if name != "suite"},
    **dict.fromkeys("«»“”„", '"'),
    **dict.fromkeys("‘’‚´", "'"),
    **dict.fromkeys("–—‐‑−", "-"),
    **dict.fromkeys("·∙", "-"),
    **dict.fromkeys("…", "."),
    **dict.fromkeys("┌┐└┘", "+"),
    **dict.fromkeys("°º", "o"),
    **dict.fromkeys("→▶", ">"),
    **dict.fromkeys("←◀", "<"),
    **dict.fromkeys("↑", "^"),
    **dict.fromkeys("↓", "v"),
    "×": "*",  # neither the sign of a validated critère nor that of one that is not
    REPLACEMENT: "?",
}
"""What stands for a sign, in one cell as the sign itself: nothing moves on the screen."""


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """The text in ASCII and letters, as wide as it was: « à » stays, « … » is a dot, what has no equal is `?`."""
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(char: str) -> str:
    if char.isascii() or unicodedata.category(char)[0] in "LM":
        return char
    width = cell_len(char)
    if unicodedata.category(char) == "Zs" or ("\u2580" <= char <= "\u259f" and char not in _SAID):
        return " " * width  # the ends of a scrollbar are parts of a block
    return str(_SAID.get(char, "?" * width))


class AsciiSeul(LineFilter):
    """What lines go through in ASCII mode, the last thing before the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same line without any other sign."""
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]
