"""A widget that draws whole lines itself and keeps them until it is refreshed."""

from __future__ import annotations

from functools import reduce
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.containers import Horizontal, Vertical
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from certif_tui.ui.theme import PALETTES, SOMBRE, Palette


def blank_lines(widget: Widget, crop: Region) -> list[Strip]:
    """The lines of a blank widget, without their colour where there shall be none: Textual filters them not."""
    strips = Widget.render_lines(widget, crop)
    if not widget.app.no_color:
        return strips
    background, filters = widget.background_colors[1], widget.get_line_filters()
    return [reduce(lambda strip, it: strip.apply_filter(it, background), filters, strip) for strip in strips]


class SideBySide(Horizontal):
    """Widgets side by side on a plain background: nothing of its own to work out at each frame."""

    BLANK = True
    render_lines = blank_lines


class OneBelowAnother(Vertical):
    """The same, one below the other."""

    BLANK = True
    render_lines = blank_lines


class Drawn(Widget):
    """Draws with `line` alone: its style sheet gives it neither border nor padding nor opacity.

    Textual asks every widget of a screen for its lines each time one of them changes, and works out the style sheet's
    effects on each: half of what a key would cost.
    """

    def __init__(self, *children: Widget, **options: Any) -> None:
        super().__init__(*children, **options)
        self._kept: dict[int, Strip] = {}
        self.extent = Size(0, 0)
        """The size it was last drawn at; cheaper to ask than `size`, which Textual works out each time."""

    def line(self, y: int) -> list[Segment]:
        """What stands on a line; where it is shorter than the widget, its last style goes on to the end."""
        raise NotImplementedError

    @property
    def palette(self) -> Palette:
        """The colours of the theme in force."""
        return PALETTES.get(self.app.theme, SOMBRE)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region, drawn anew only where something changed."""
        if crop.size != self.extent:
            return self._cropped(crop)
        kept = self._kept
        return [kept.get(y) or self._keep(y) for y in crop.line_range]

    def _cropped(self, crop: Region) -> list[Strip]:
        size = self.outer_size
        if size != self.extent:
            self._kept, self.extent = {}, size
        strips = [self._kept.get(y) or self._keep(y) for y in crop.line_range]
        return strips if crop.width == size.width else [strip.crop(*crop.column_span) for strip in strips]

    def _keep(self, y: int) -> Strip:
        palette, width, segments = self.palette, self.extent.width, self.line(y)
        style = (segments[-1].style if segments else None) or palette.styles["texte"]
        length = fill(segments, width, style)
        strip = Strip(segments, length)
        if length > width:
            strip = strip.crop(0, width)
        for line_filter in self.get_line_filters():
            if not isinstance(line_filter, ANSIToTruecolor):  # the palettes hold no colour of the terminal's own
                strip = strip.apply_filter(line_filter, palette.background)
        self._kept[y] = strip.simplify()  # neighbours of one style: each change of it costs some thirty bytes
        return self._kept[y]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Any:
        """Draw these regions again, all when none is given."""
        if repaint:
            if regions:
                for region in regions:
                    for y in region.line_range:
                        self._kept.pop(y, None)
            else:
                self._kept.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw everything again when the theme changes."""
        super().notify_style_update()
        self._kept.clear()


def fill(segments: list[Segment], width: int, style: Style) -> int:
    """Make segments at least `width` cells long, with blanks of a style; returns their length.

    Blanks join a last segment of the same style: a change of style costs some thirty bytes.
    """
    length = sum(segment.cell_length for segment in segments)
    if length >= width:
        return length
    blanks = " " * (width - length)
    if segments and segments[-1].style == style:
        segments[-1] = Segment(segments[-1].text + blanks, style)
    else:
        segments.append(Segment(blanks, style))
    return width
