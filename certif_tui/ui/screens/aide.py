"""Help: every command that works on the screen below, with its keys; searchable, and choosing one runs it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from certif_tui.ui.commands import Commande
from certif_tui.ui.screens.dialogs.champ import Champ
from certif_tui.ui.screens.dialogs.dialogue import Dialogue
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.ui.widgets.text import padded
from certif_tui.wording import sort_key

KEYS_WIDTH = 16
LABEL_WIDTH = 22
NOTHING = "Aucune commande ne correspond."


class Aide(Dialogue[str]):
    """Returns the action of the command chosen, null when closed."""

    DEFAULT_CSS = """
    Aide > .boite { height: 100%; border-top: none; }
    Aide #commandes { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "deplacer(-1)", show=False, priority=True),
        Binding("down", "deplacer(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("f1", "fermer", show=False, priority=True),
    ]

    def __init__(self, commandes: tuple[Commande, ...]) -> None:
        super().__init__()
        self._commandes = commandes
        self._found = commandes

    def compose(self) -> ComposeResult:
        """The field, the commands, where more is said."""
        with Vertical(classes="boite"):
            yield Cell("Aide · tapez pour chercher, Entrée lance la commande, Échap ferme", "titre")
            yield Champ(placeholder="Chercher une commande", id="cherche")
            yield Page(id="commandes")
            yield Cell("Touches et thème se changent dans le fichier de réglages : certif-tui diagnostic", "discret")

    def on_mount(self) -> None:
        """List every command."""
        self.query_one(Champ).focus()
        self._list()

    def on_input_changed(self) -> None:
        """Keep the commands that match."""
        wanted = sort_key(self.query_one(Champ).value.strip())
        self._found = tuple(it for it in self._commandes if wanted in sort_key(_words(it)))
        self._list()

    def _list(self) -> None:
        page = self.query_one(Page)
        page.show([Rang(_row(it), one_line=True) for it in self._found] or [Rang(NOTHING, "discret")])
        page.action_jump(0)

    def on_input_submitted(self) -> None:
        """Run the command under the cursor."""
        self._choose()

    def on_line_list_chosen(self) -> None:
        """A second click on a command runs it."""
        self._choose()

    def _choose(self) -> None:
        if self._found:
            self.dismiss(self._found[self.query_one(Page).cursor].action)

    def action_deplacer(self, step: int) -> None:
        """Move in the list while typing."""
        self.query_one(Page).action_move(step)

    def action_page(self, direction: int) -> None:
        """Move in the list by a window."""
        self.query_one(Page).action_page(direction)


def _words(commande: Commande) -> str:
    return " ".join((*commande.touches, commande.libelle, commande.explication))


def _row(commande: Commande) -> str:
    keys = padded(" ".join(commande.touches[:3]), KEYS_WIDTH)
    return f"{keys} {padded(commande.libelle, LABEL_WIDTH)} {commande.explication}"
