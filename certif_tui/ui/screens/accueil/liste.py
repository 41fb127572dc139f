"""The list of sessions: it is handed rows and paints those that changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from certif_tui.ui.screens.accueil.rows import RangeeSession, cells_of, widths
from certif_tui.ui.widgets.row_list import Cellule, RowList
from certif_tui.ui.widgets.text import padded
from certif_tui.wording.signs import Glyphs


class ListeSessions(RowList):
    """Shows rows; says which was chosen (`Chosen`) and that others came into view (`Seen`)."""

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(self._cells_of, widths, glyphs=glyphs, id=id)
        self.rangees: tuple[RangeeSession, ...] = ()
        """What is shown."""

    def take(self, rangees: tuple[RangeeSession, ...]) -> None:
        """Show these rows, the cursor on the session it was on; only what changed is painted again."""
        current, before, self.rangees = self.current, self.rangees, rangees
        cles = [it.cle for it in rangees]
        if cles != [it.cle for it in before]:
            first = next((row for row, it in enumerate(rangees) if not it.entete), 0)
            self.show(len(rangees), cursor=cles.index(current) if current in cles else first)
        else:
            self.repaint(*(row for row in self.rows_on_screen if before[row] != rangees[row]))

    @property
    def current(self) -> str | None:
        """The key of the row under the cursor, null when nothing is listed."""
        return self.rangees[self.cursor].cle if self.rangees else None

    @property
    def on_screen(self) -> list[str]:
        """The keys of the sessions in the window."""
        return [self.rangees[row].cle for row in self.rows_on_screen if self.rangees[row].is_session]

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, past the headings: on the side it comes from when there is nothing behind them."""
        if not self.count:
            return
        row = max(0, min(self.count - 1, row))
        behind = range(row, self.count) if row > self.cursor else range(row, -1, -1)
        free = (it for it in (*behind, *range(self.count)) if not self.rangees[it].entete)
        super().go_to(next(free, row))

    def draw(self, row: int, line: int, width: int, styles: dict[str, Style], chosen: bool) -> list[Segment]:
        """A session's cells, or the words that stand on the whole line."""
        texte = self.rangees[row].texte
        if not texte:
            return super().draw(row, line, width, styles, chosen)
        sign = self._glyphs.curseur if chosen else " "
        words = padded(texte, width - 2, self._glyphs.suite)
        return [Segment(f"{sign} {words}", styles["discret" if self.rangees[row].entete else "texte"])]

    def marked(self, row: int) -> int:
        """The cursor's sign and the first word."""
        texte = self.rangees[row].texte
        return 2 + len(texte.partition(" ")[0]) if texte else super().marked(row)

    def go_to_key(self, cle: str) -> bool:
        """Put the cursor on a row; false when it is not listed."""
        row = next((row for row, it in enumerate(self.rangees) if it.cle == cle), None)
        if row is not None:
            self.go_to(row)
        return row is not None

    def _cells_of(self, row: int) -> Sequence[Cellule]:
        return cells_of(self.rangees[row])
