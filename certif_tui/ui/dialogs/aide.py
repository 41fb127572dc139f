"""Help: every command that works on the screen below, with its keys; searchable, and choosing one runs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from certif_tui.ui.commands import Commande
from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.dialogs.dialogue import ECHAP, Dialogue, Touche
from certif_tui.ui.dialogs.liste import Liste
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.text import NBSP, sort_key

NARROW, WIDE = 76, 100
NOTHING = "Aucune commande ne correspond."
MORE = (
    f"F3{NBSP}: guide du jury. Changer une touche{NBSP}: réglages, [touches], nom de la commande. "
    f"«{NBSP}certif-tui diagnostic{NBSP}» dit où."
)


def widths(width: int) -> Sequence[int]:
    """Keys, label, explanation, which the line below the list gives in full where there is no room for its column."""
    if width < NARROW:
        return (18, 0)
    return (13, 22, 0) if width < WIDE else (24, 24, 0)


class Aide(Dialogue[str]):
    """Returns the action of the command chosen, null when closed."""

    DEFAULT_CSS = """
    Aide > .boite { height: 100%; }
    Aide #commandes { height: 1fr; }
    Aide #recherche { padding: 0 1; }
    Aide #detail { height: 2; }
    Aide #plus { height: auto; max-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "deplacer(-1)", show=False, priority=True),
        Binding("down", "deplacer(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("f1", "fermer", show=False, priority=True),
        Binding("f3", "guide", show=False, priority=True),
    ]

    def __init__(self, commandes: tuple[Commande, ...]) -> None:
        super().__init__(f"Aide{NBSP}: tapez pour chercher, Entrée lance la commande")
        self._commandes = commandes
        self._found = commandes

    def body(self) -> ComposeResult:
        """The field, the commands, the one under the cursor in full, where more is said."""
        yield Champ(placeholder="Chercher une commande", id="recherche")
        yield Liste(self._cells, widths, id="commandes")
        yield Cell(inset=1, id="detail")
        yield Cell(MORE, "discret", inset=1, id="plus")

    def first(self) -> Widget:
        """The field."""
        return self.query_one(Champ)

    def touches(self) -> tuple[Touche, ...]:
        """What can be done with the command under the cursor."""
        return (("Entrée", "Lancer", "lancer"), ("F3", "Guide du jury", "guide"), ECHAP)

    def on_mount(self) -> None:
        """List every command."""
        self.watch(self.query_one(Liste), "cursor", self._tell, init=False)
        self._list()

    def on_input_changed(self) -> None:
        """Keep the commands that match."""
        wanted = sort_key(self.query_one(Champ).value.strip())
        self._found = tuple(it for it in self._commandes if wanted in sort_key(_words(it)))
        self._list()

    def _list(self) -> None:
        liste = self.query_one(Liste)
        liste.show(len(self._found))
        liste.action_jump(0)
        self._tell()

    def _cells(self, row: int) -> Sequence[Cellule]:
        commande = self._found[row]
        keys = " ".join(commande.touches[:3])
        return ((keys, "valide"), (commande.libelle, "texte"), (commande.explication, "discret"))

    def _tell(self) -> None:
        """Show the command under the cursor in full, with the name it has in the settings file."""
        detail = self.query_one("#detail", Cell)
        if not self._found:
            detail.put(NOTHING, "non_valide")
            return
        commande = self._found[self.query_one(Liste).cursor]
        detail.put(f"{commande.libelle}{NBSP}: {commande.explication} ({commande.ident})")

    def on_input_submitted(self) -> None:
        """Run the command under the cursor."""
        self.action_lancer()

    def on_line_list_chosen(self) -> None:
        """A click on a command runs it."""
        self.action_lancer()

    def action_lancer(self) -> None:
        """Run the command under the cursor."""
        if self._found:
            self.answer(self._found[self.query_one(Liste).cursor].action)

    def action_guide(self) -> None:
        """Read the juror's guide."""
        self.answer("app.guide")

    def action_deplacer(self, step: int) -> None:
        """Move in the list while typing."""
        self.query_one(Liste).action_move(step)

    def action_page(self, direction: int) -> None:
        """Move in the list by a window."""
        self.query_one(Liste).action_page(direction)


def _words(commande: Commande) -> str:
    return " ".join((*commande.touches, commande.libelle, commande.explication))
