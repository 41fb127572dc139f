"""Writes a remarque: kept while it is typed, kept however the dialog is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widget import Widget

from certif_tui.domain.grille.phrases import PhrasePrete
from certif_tui.ui.dialogs.coupe import Coupe
from certif_tui.ui.dialogs.dialogue import Dialogue, Touche
from certif_tui.ui.dialogs.lines_field import LinesField
from certif_tui.ui.dialogs.phrases import ListePhrases, Redaction
from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.text import counted

IDLE_S = 1.0
"""Seconds without a key after which the draft is kept."""
NEAR = 200
"""Characters left from which the dialog counts them."""
SAFE = " Gardée de toute façon\u00a0; ensuite, U l'annule."


class Remarque(Dialogue[None]):
    """Calls `keep(text, draft)`: as a draft after a second of rest, for good on closing."""

    DEFAULT_CSS = "Remarque #texte { height: 3; padding: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "fermer", "Garder", show=False),
        Binding("tab", "prendre", "Prendre la phrase", show=False),
    ]

    def __init__(
        self,
        code: str,
        texte: str,
        keep: Callable[[str, bool], None],
        *,
        ajout: str = "",
        phrases: Sequence[PhrasePrete] = (),
    ) -> None:
        """`ajout` is typed behind the text, as if by hand; `phrases` are offered below it, never put in unasked."""
        super().__init__(f"Remarque sur {code}")
        self._phrases = ListePhrases(phrases, id="phrases") if phrases else None
        self._texte, self._keep, self._ajout = texte, keep, ajout
        self._shown = self._kept = texte
        self._rest: Timer | None = None

    def body(self) -> ComposeResult:
        """The text, and what becomes of it."""
        yield Redaction(self._texte, self._choose, id="texte")
        yield Cell(SAFE, "discret", id="conseil")
        if self._phrases is not None:
            yield self._phrases

    def first(self) -> Widget:
        """The text."""
        return self.query_one(LinesField)

    def touches(self) -> tuple[Touche, ...]:
        """Every way out keeps the remarque."""
        prendre = ("Tab", "Prendre la phrase", "prendre")
        ends = (("Entrée ou Échap", "Garder et fermer", "fermer"), ("Ctrl+J", "Nouvelle ligne", "ligne"))
        return (*ends[:1], prendre, *ends[1:]) if self._phrases is not None and self._phrases.restantes else ends

    def on_mount(self) -> None:
        """Start typing at the end of the text."""
        lignes = self.query_one(LinesField)
        lignes.move_cursor(lignes.document.end)
        self._shown = self._kept = lignes.text
        if self._ajout:
            lignes.insert(f" {self._ajout}" if lignes.text else self._ajout)

    def on_text_area_changed(self) -> None:
        """Keep the draft once the juror rests; say when the text grows too long."""
        room = self.query_one(LinesField).room
        near = (
            f" Encore {counted(room, 'caractère')} au plus."
            if room
            else " La remarque est pleine\u00a0: 4000 caractères."
        )
        self.query_one("#conseil", Cell).put(near if room < NEAR else SAFE, "non_valide" if room < NEAR else "discret")
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(IDLE_S, self.keep_draft)

    def on_coupe(self, message: Coupe) -> None:
        """Say that not everything went in."""
        self.query_one("#conseil", Cell).put(f" {message.words}", "alerte")

    def keep_draft(self) -> None:
        """Keep what is typed so far, if it changed."""
        champ = self.query_one_optional(LinesField)
        if champ is None:  # the program leaves before the box is there
            return
        texte = champ.text
        if texte != self._kept:
            self._kept = texte
            self._keep(texte, True)

    def _choose(self, step: int) -> bool:
        """Choose the next phrase, or the one before; false where there is none."""
        return self._phrases is not None and self._phrases.choose(step)

    def on_line_list_chosen(self) -> None:
        """A click on a phrase takes it."""
        self.action_prendre()

    def action_prendre(self) -> None:
        """Take the chosen phrase into the text, where it can be edited; it is offered no more."""
        taken = self._phrases.take() if self._phrases is not None else None
        if taken is None:
            return
        lignes = self.query_one(LinesField)
        joint = " " if lignes.text and not lignes.text[-1].isspace() else ""
        lignes.move_cursor(lignes.document.end)
        lignes.insert(joint + taken)
        self.set_focus(lignes)
        self.show_touches()

    def action_ligne(self) -> None:
        """Break the line."""
        self.query_one(LinesField).insert("\n")

    def action_fermer(self) -> None:
        """Keep and close."""
        if self._rest:
            self._rest.stop()
        if self.is_current:
            texte = self.query_one(LinesField).text
            # What the cleaning alone changed was not changed by the juror.
            self._keep(self._texte if texte == self._shown else texte.strip(), False)
        self.answer(None)
