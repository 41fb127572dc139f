"""The list of the preview: it is handed rows and shows them."""

from __future__ import annotations

from certif_tui.ui.screens.importation.rows import PreviewRow, widths
from certif_tui.ui.widgets.row_list import RowList
from certif_tui.wording.signs import Glyphs


class ListeApercu(RowList):
    """Shows rows; says which was chosen (`Chosen`)."""

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(lambda row: self.rangees[row].cells, widths, glyphs=glyphs, id=id)
        self.rangees: tuple[PreviewRow, ...] = ()
        """What is shown."""

    def take(self, rangees: tuple[PreviewRow, ...]) -> None:
        """Show these rows, the cursor no higher than the first below the first heading."""
        if rangees != self.rangees:
            self.rangees = rangees
            self.show(len(rangees), cursor=max(1, self.cursor))

    @property
    def current(self) -> PreviewRow | None:
        """The row under the cursor, null when nothing is listed."""
        return self.rangees[self.cursor] if self.cursor < len(self.rangees) else None
