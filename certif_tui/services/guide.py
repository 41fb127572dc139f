"""The juror's guide as it was shipped, for the command line and for the help of every screen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from certif_tui.domain.refus import Refus

NAME: Final = "guide-du-jury.md"


def guide_path() -> Path:
    """The checkout's `docs/` when the program runs from one, else the copy inside the wheel."""
    package = Path(__file__).resolve().parents[1]
    source = package.parent / "docs" / NAME
    return source if (package.parent / "pyproject.toml").is_file() and source.is_file() else package / NAME


def guide_text() -> str:
    """The guide in Markdown. Raises `Refus` where it cannot be read."""
    try:
        return guide_path().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refus("Le guide du jury manque à cette installation\u00a0: installez certif-tui de nouveau.") from error
