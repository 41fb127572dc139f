"""Asks for a line of text, or for several."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, TextArea

from certif_tui.ui.screens.dialogs.champ import Champ
from certif_tui.ui.screens.dialogs.dialogue import Dialogue
from certif_tui.ui.widgets.cell import Cell


class Saisie(Dialogue[str]):
    """Returns the text, null when closed. One line is given with Enter, several with Ctrl+S."""

    DEFAULT_CSS = """
    Saisie #lignes { height: 8; border: none; padding: 0; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "donner", "Valider", show=False)]

    def __init__(self, titre: str, invite: str, valeur: str = "", *, multiligne: bool = False) -> None:
        super().__init__()
        self._titre, self._invite, self._valeur, self._multiligne = titre, invite, valeur, multiligne

    def compose(self) -> ComposeResult:
        """What is asked, the field, how to answer."""
        with Vertical(classes="boite"):
            yield Cell(f"{self._titre} · {self._invite}", "titre")
            if self._multiligne:
                yield TextArea(self._valeur, id="lignes", soft_wrap=True, show_line_numbers=False)
            else:
                yield Champ(self._valeur, id="ligne")
            yield Cell("Ctrl+S valide  Échap ferme" if self._multiligne else "Entrée valide  Échap ferme", "discret")

    def on_mount(self) -> None:
        """Start typing at once."""
        if self._multiligne:
            area = self.query_one(TextArea)
            area.cursor_blink = False
            area.focus()
        else:
            self.query_one(Champ).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line."""
        event.stop()
        self.dismiss(event.value)

    def action_donner(self) -> None:
        """Give the text, one line or several."""
        self.dismiss(self.query_one(TextArea).text if self._multiligne else self.query_one(Champ).value)
