"""The one way the dialogue speaks: lines on standard output, which a terminal never cuts within a word."""

from __future__ import annotations

import shutil
import sys
from textwrap import wrap

from certif_tui.cli.output import say


def tell(text: str) -> None:
    """Print a text, a fact a line; folded between words in a terminal, whole where something else reads it.

    Raises `OSError` when standard output takes no more.
    """
    terminal = sys.stdout is not None and sys.stdout.isatty()
    say(folded(text, shutil.get_terminal_size().columns) if terminal else text)


def folded(text: str, width: int) -> str:
    """The text in lines of at most that many cells, but for a word that is longer."""
    lines = (wrap(line, width, break_on_hyphens=False, break_long_words=False) or [""] for line in text.split("\n"))
    return "\n".join(part for line in lines for part in line)
