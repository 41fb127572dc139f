"""The box of a dialog: its frame and title, and where it stands over the screen that asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.layout import ArrangeResult, WidgetPlacement
from textual.layouts.vertical import VerticalLayout
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from certif_tui.ui.widgets.line_list import LineList

WIDEST = 84
"""Columns of a dialog at most: its lines are read at a glance, and the clock of a wide screen stands beside it."""
LEAST = 60
"""Columns that every dialog can do with."""
FRAME = 2
"""Cells that the frame takes in each direction."""


class Abords(NamedTuple):
    """Where a dialog may stand: below its `top` line, which is the clock's, and near the row it is about.

    `row` is null where the screen has none.
    """

    top: int = 0
    row: Region | None = None


def place_over(screens: Sequence[Screen[Any]]) -> Abords:
    """Where it may stand over what these show: below the line of a clock, near the row under the cursor."""
    screen = next((it for it in reversed(screens) if not isinstance(it, ModalScreen)), None)
    if screen is None:
        return Abords()
    clock, liste = screen.query_one_optional("#chrono"), screen.focused
    row = liste.spot if isinstance(liste, LineList) and liste.count else None
    return Abords(clock.region.bottom if clock is not None and clock.display else 0, row)


def widest(place: Abords, screen: int) -> int:
    """The columns of a box at most, on a screen of so many: those of the list it is about, where it can be read in."""
    beside = place.row.right + 1 if place.row is not None and place.row.right + 1 >= LEAST else WIDEST
    return min(screen, WIDEST, beside)


def line_for(place: Abords, height: int, screen: Size) -> int:
    """The first line of a box of that height: under the row it is about, else above it, else at the foot."""
    foot = max(0, screen.height - height)
    if place.row is not None:
        if place.row.bottom + height <= screen.height:
            return max(place.top, place.row.bottom)
        if place.row.y - height >= place.top:
            return place.row.y - height
    return foot


class Near(VerticalLayout):
    """Puts the box where its place says, and leaves what else the screen holds where it is."""

    name = "near"

    def __init__(self, place: Callable[[], Abords]) -> None:
        self._place = place

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """The same, the box moved down to its line, and no higher than the clock leaves room for."""
        place = self._place()
        placements = super().arrange(parent, children, size, greedy)
        return [self._moved(it, place, size) if isinstance(it.widget, Boite) else it for it in placements]

    def _moved(self, box: WidgetPlacement, place: Abords, screen: Size) -> WidgetPlacement:
        height = min(box.region.height, max(1, screen.height - place.top))
        return box._replace(region=Region(0, line_for(place, height, screen), box.region.width, height))


class Boite(Vertical):
    """A frame with the title in it."""

    DEFAULT_CSS = f"""
    Boite {{
        width: 100%; max-width: {WIDEST}; height: auto; max-height: 100%; background: $background;
        border: solid $valide; border-title-color: $background; border-title-background: $valide;
        border-title-style: bold;
    }}
    """

    def __init__(self, titre: str, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="boite")
        self.border_title = Content(titre)
