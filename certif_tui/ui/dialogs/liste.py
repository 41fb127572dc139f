"""A short list to choose from: one click chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from certif_tui.ui.widgets.row_list import Cellule, RowList
from certif_tui.wording.signs import ASCII, WGL4


class Liste(RowList):
    """Rows of a dialog; `widths` as for any table."""

    def __init__(
        self,
        cells: Callable[[int], Sequence[Cellule]],
        widths: Callable[[int], Sequence[int]] = lambda _width: (0,),
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(cells, widths, id=id)

    def on_mount(self) -> None:
        """Draw with the signs the user asked for, which the application tells its widgets as it tells its theme."""
        self._glyphs = ASCII if self.app.has_class("-ascii") else WGL4

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked: a dialog is there to be answered."""
        event.prevent_default()
        row = self.row_at(int(event.y + self.scroll_offset.y))
        if row is not None:
            self.go_to(row)
            self.post_message(self.Chosen(row))
