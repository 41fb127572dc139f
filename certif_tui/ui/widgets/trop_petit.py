"""What stands in for a screen that the terminal is too small to show."""

from __future__ import annotations

from typing import Any

from textual.geometry import Size
from textual.screen import Screen

from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.text import NBSP

LEAST = Size(60, 16)
"""The smallest terminal in which every screen can be used."""
WORDS = f"Terminal trop petit{NBSP}: {LEAST.width} colonnes, {LEAST.height} lignes au moins."


def is_too_small(size: Size) -> bool:
    """Whether nothing can be used in a terminal of that size."""
    return size.width < LEAST.width or size.height < LEAST.height


class TropPetit(Cell):
    """One line that says so, over everything: what lies beneath keeps its place, its focus and its text."""

    DEFAULT_CSS = "TropPetit { layer: dessus; width: 100%; height: 100%; }"

    def __init__(self) -> None:
        super().__init__(WORDS, "non_valide")


def cover(screen: Screen[Any]) -> None:
    """Cover a screen that its terminal cannot show, or uncover it; one of `any_size` sees to that itself."""
    covers, needed = screen.query(TropPetit), is_too_small(screen.app.size) and not getattr(screen, "any_size", False)
    if needed and not covers:
        screen.mount(TropPetit())
    elif covers and not needed:
        covers.remove()
