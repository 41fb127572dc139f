"""A widget that draws whole lines itself and keeps them until it is refreshed."""

from __future__ import annotations

from typing import Any

from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from certif_tui.ui.theme import PALETTES, SOMBRE, Palette


class Row(Horizontal):
    """Widgets side by side on a plain background: nothing of its own to work out at each frame."""

    BLANK = True


class Drawn(Widget):
    """Draws with `render_line` alone: its style sheet gives it neither border nor padding nor opacity.

    Textual asks every widget of a screen for its lines each time one of them changes, and works out the style sheet's
    effects on each: half of what a key would cost.
    """

    def __init__(self, *children: Widget, **options: Any) -> None:
        super().__init__(*children, **options)
        self._kept: dict[int, Strip] = {}
        self._kept_size = Size(0, 0)

    @property
    def palette(self) -> Palette:
        """The colours of the theme in force."""
        return PALETTES.get(self.app.theme, SOMBRE)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region, drawn anew only where something changed."""
        size = self.outer_size
        if size != self._kept_size:
            self._kept, self._kept_size = {}, size
        kept = self._kept
        strips = [kept.get(y) or self._keep(y, size.width) for y in crop.line_range]
        if crop.width == size.width:
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _keep(self, y: int, width: int) -> Strip:
        palette = self.palette
        strip = self.render_line(y).adjust_cell_length(width, palette.styles["texte"])
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, palette.background)
        self._kept[y] = strip
        return strip

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
