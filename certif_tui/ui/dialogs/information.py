"""Says something too long for a line, and waits until it was read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget

from certif_tui.ui.dialogs.dialogue import Dialogue, Touche
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.wording.text import clean

MOST_LINES = 8


class Information(Dialogue[None]):
    """A text, folded, that scrolls when it is long."""

    to_be_read = True

    BINDINGS = [Binding("enter", "fermer", show=False)]  # noqa: RUF012 - never changed

    def __init__(self, titre: str, texte: str) -> None:
        super().__init__(titre)
        self._texte = texte

    def body(self) -> ComposeResult:
        """The text."""
        page = Page(id="texte")
        page.styles.height = min(MOST_LINES, 2 + len(self._texte) // 54)
        yield page

    def first(self) -> Widget:
        """The text."""
        return self.query_one(Page)

    def touches(self) -> tuple[Touche, ...]:
        """There is nothing to answer."""
        return (("Entrée", "Fermer", "fermer"),)

    def on_mount(self) -> None:
        """Show the text."""
        self.query_one(Page).show([Rang(clean(self._texte, multiline=True))])
