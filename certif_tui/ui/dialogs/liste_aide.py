"""The list of help: rows under headings, each said in full on as many lines as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from certif_tui.ui.dialogs.liste import Liste
from certif_tui.ui.dialogs.trouvailles import RangAide
from certif_tui.ui.widgets.row_list import joined
from certif_tui.ui.widgets.text import folded, padded

NARROW = 76
MARGIN, KEYS, SIGN, LIBELLE = 2, 13, 3, 22
"""Cells for the cursor, for keys, for a sign, for a label.

A longer label stands on a line of its own, as all do on a narrow terminal.
"""


class ListeAide(Liste):
    """The cursor steps over headings; a row that is chosen is run by the dialog.

    It has no scrollbar, which would be a fifth of what opening help sends: the dialog says which row of how many.
    """

    DEFAULT_CSS = "ListeAide { scrollbar-size-vertical: 0; scrollbar-gutter: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(lambda _row: (), id=id)
        self._rangs: Sequence[RangAide] = ()
        self._lines: list[list[tuple[str, str, str]]] = []
        """The lines of each row: keys, label, words."""

    @property
    def current(self) -> RangAide | None:
        """The row under the cursor, null where nothing was found."""
        return self._rangs[self.cursor] if self._rangs else None

    def take(self, rangs: Sequence[RangAide]) -> None:
        """Show these rows from the first."""
        if rangs != self._rangs:
            self._rangs, self.cursor = rangs, min(1, len(rangs))
            self._fold()
            self.scroll_to(y=0, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Fold the rows to the new width."""
        before = self._lines
        self._fold()
        if self._lines != before:
            super().on_resize()

    def _fold(self) -> None:
        lines = [_lines(it, self.likely_width) for it in self._rangs]
        if lines != self._lines:
            self._lines = lines
            self.lay_out([len(it) for it in lines])

    def go_to(self, row: int) -> None:
        """Put the cursor on a row; from a heading it goes on to the next one, or to the one above when it goes up."""
        row = max(0, min(self.count - 1, row))
        if self._rangs and self._rangs[row].titre:
            row += -1 if row < self.cursor and row else 1
        super().go_to(row)
        if row <= 1 and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)
            self.refresh()

    def draw(self, row: int, line: int, width: int, styles: dict[str, Style], chosen: bool) -> list[Segment]:  # noqa: ARG002
        """One line of a row: keys, label, words, folded to this width already."""
        rang, (keys, label, words) = self._rangs[row], self._lines[row][line]
        if rang.titre:
            return [Segment(f" {label}", styles["discret"])]
        cursor = self._glyphs.curseur if chosen and line == 0 else " "
        runs = [(f"{cursor} ", "titre"), (keys, "valide"), (label + words, "texte")]
        return [Segment(text, styles[style]) for text, style in joined(runs) if text]

    def marked(self, row: int) -> int:
        """The cursor's sign and the keys, or the first word of what has none."""
        rang = self._rangs[row]
        return MARGIN + len(rang.touches or rang.explication.partition(" ")[0])


def _lines(rang: RangAide, width: int) -> list[tuple[str, str, str]]:
    """The lines of a row: words beside the label where it is short, below it where it is not or there is no room."""
    if rang.titre:
        return [("", rang.libelle, "")]
    keys = KEYS if rang.libelle else len(rang.touches) and SIGN
    room = width - MARGIN - keys
    if not rang.libelle:
        return _beside(padded(rang.touches, keys), "", folded(rang.explication, room))
    if width < NARROW or len(rang.libelle) >= LIBELLE:
        first = (padded(rang.touches, keys), rang.libelle, "")
        return [first, *(("", "", " " * keys + line) for line in folded(rang.explication, room))]
    return _beside(padded(rang.touches, keys), padded(rang.libelle, LIBELLE), folded(rang.explication, room - LIBELLE))


def _beside(keys: str, label: str, words: Sequence[str]) -> list[tuple[str, str, str]]:
    indent = " " * (len(keys) + len(label))
    return [(keys, label, words[0]), *(("", "", indent + line) for line in words[1:])]
