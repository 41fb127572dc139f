"""Writes a remarque: kept while it is typed, kept however the dialog is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import TextArea

from certif_tui.ui.screens.dialogs.dialogue import Dialogue
from certif_tui.ui.widgets.cell import Cell

IDLE_S = 1.0
"""Seconds without a key after which the draft is kept."""
MOST = 4000
NEAR = 200
HINT = "Entrée ou Échap garde et ferme · U annule ensuite"


class Remarque(Dialogue[None]):
    """Calls `keep(text, draft)`: as a draft after a second of rest, for good on closing."""

    DEFAULT_CSS = """
    Remarque #texte { height: 3; border: none; padding: 0; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "fermer", "Garder", show=False, priority=True),
        Binding("escape", "fermer", "Garder", show=False, priority=True),
    ]

    def __init__(self, code: str, texte: str, keep: Callable[[str, bool], None]) -> None:
        super().__init__()
        self._code, self._texte, self._keep = code, texte, keep
        self._kept = texte
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Whose remarque, the text, how to leave."""
        with Vertical(classes="boite"):
            yield Cell(f"Remarque sur {self._code}", "titre")
            yield TextArea(self._texte, id="texte", soft_wrap=True, show_line_numbers=False)
            yield Cell(HINT, "discret", id="conseil")

    def on_mount(self) -> None:
        """Start typing at the end of the text."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        area.focus()

    def on_text_area_changed(self) -> None:
        """Keep the draft once the juror rests; say when the text grows too long."""
        area = self.query_one(TextArea)
        if len(area.text) > MOST:
            area.text = area.text[:MOST]
            area.move_cursor(area.document.end)
        left = MOST - len(area.text)
        self.query_one("#conseil", Cell).put(f"{HINT} · reste {left}" if left < NEAR else HINT, "discret")
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(IDLE_S, self._keep_draft)

    def _keep_draft(self) -> None:
        texte = self.query_one(TextArea).text
        if texte != self._kept:
            self._kept = texte
            self._keep(texte, True)

    def action_fermer(self) -> None:
        """Keep and close."""
        if self._rest:
            self._rest.stop()
        self._keep(self.query_one(TextArea).text.strip(), False)
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click outside the box keeps and closes too."""
        if event.widget is self:
            self.action_fermer()
