"""Asks for a line of text, or for several."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.dialogs.coupe import Coupe
from certif_tui.ui.dialogs.dialogue import ECHAP, ENTREE, Dialogue, Touche
from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.text import clean

MOST_PASTED = 100_000
"""Characters of a pasted list: a thousand candidats and their columns."""


class Saisie(Dialogue[str]):
    """Returns the text, null when closed. One line is given with Enter, several with Ctrl+S."""

    DEFAULT_CSS = """
    Saisie #invite { height: auto; max-height: 4; }
    Saisie #champ { padding: 0 1; }
    Saisie LinesField { height: 8; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s,f5", "donner", "Valider", show=False)]

    def __init__(
        self,
        titre: str,
        invite: str,
        valeur: str = "",
        *,
        offered: bool = False,
        multiligne: bool = False,
        ligne: int | None = None,
    ) -> None:
        """An `offered` value gives way to the first letter typed.

        `ligne` is the line, from 0, that the cursor starts on where there are several.
        """
        super().__init__(titre)
        self._offered = offered
        self._invite, self._valeur, self._multiligne, self._ligne = invite, valeur, multiligne, ligne

    def body(self) -> ComposeResult:
        """What is asked, the field."""
        yield Cell(clean(self._invite, limit=200), "discret", inset=1, id="invite")
        if self._multiligne:
            from certif_tui.ui.dialogs.lines_field import LinesField

            yield LinesField(self._valeur, most=MOST_PASTED, id="champ")
        else:
            yield Champ(self._valeur, offered=self._offered, id="champ")

    def first(self) -> Widget:
        """The field."""
        return self.query_one("#champ")

    def touches(self) -> tuple[Touche, ...]:
        """Enter breaks the line where there are several."""
        return (("Ctrl+S", "Valider", "donner") if self._multiligne else ENTREE, ECHAP)

    def on_mount(self) -> None:
        """Stand on the line to correct."""
        if self._multiligne and self._ligne is not None:
            from certif_tui.ui.dialogs.lines_field import LinesField

            self.query_one(LinesField).stand_on(self._ligne)

    def on_coupe(self, message: Coupe) -> None:
        """Say that not everything went in."""
        invite = self.query_one("#invite", Cell)
        invite.put(message.words, "non_valide")
        invite.refresh(layout=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line."""
        event.stop()
        self.action_donner()

    def action_donner(self) -> None:
        """Give the text, one line or several."""
        if not self._multiligne:
            self.answer(self.query_one(Champ).value)
            return
        from certif_tui.ui.dialogs.lines_field import LinesField

        self.answer(self.query_one(LinesField).text)
