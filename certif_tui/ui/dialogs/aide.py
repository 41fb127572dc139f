"""Help: every command of the screen below, in the order of the work; searchable, and choosing one runs it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from certif_tui.ui.commands import Commande
from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.dialogs.dialogue import ECHAP, Dialogue, Touche
from certif_tui.ui.dialogs.liste_aide import ListeAide
from certif_tui.ui.dialogs.trouvailles import found
from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.aide import SHORTEST
from certif_tui.wording.signs import ASCII, WGL4
from certif_tui.wording.text import NBSP

NOTHING = "Aucune commande ne correspond."


class Aide(Dialogue[str]):
    """Returns the action of the command chosen, null when closed."""

    DEFAULT_CSS = """
    Aide > .boite { height: 100%; }
    Aide #commandes { height: 1fr; }
    Aide #recherche { padding: 0 1; }
    Aide #detail { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "deplacer(-1)", show=False, priority=True),
        Binding("down", "deplacer(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("f1", "fermer", show=False, priority=True),
        Binding("f3", "guide", show=False, priority=True),
        Binding("f4", "reglages", show=False, priority=True),
    ]

    def __init__(self, commandes: tuple[Commande, ...], ailleurs: Callable[[], Sequence[Commande]]) -> None:
        """`ailleurs` gathers every command of the program; it takes a while, so only a search asks for it."""
        super().__init__(f"Aide{NBSP}: tapez pour chercher, Entrée lance la commande")
        self._commandes, self._gather = commandes, ailleurs
        self._ailleurs: Sequence[Commande] | None = None

    def body(self) -> ComposeResult:
        """The field, what was found, the name of the command under the cursor."""
        yield Champ(placeholder="Chercher une commande", id="recherche")
        yield ListeAide(id="commandes")
        yield Cell(inset=1, id="detail")

    def first(self) -> Widget:
        """The field."""
        return self.query_one(Champ)

    def touches(self) -> tuple[Touche, ...]:
        """What can be done with the command under the cursor."""
        return (("Entrée", "Lancer", "lancer"), ("F3", "Guide", "guide"), ("F4", "Réglages", "reglages"), ECHAP)

    def on_mount(self) -> None:
        """List every command."""
        self.watch(self.query_one(ListeAide), "cursor", self._tell, init=False)
        self._list()

    def on_input_changed(self) -> None:
        """Keep what answers to the words; from some letters on, on all screens."""
        if len(self._words) >= SHORTEST and self._ailleurs is None:
            self._ailleurs = ()
            self.run_worker(self._look_elsewhere())
        self._list()

    async def _look_elsewhere(self) -> None:
        self._ailleurs = await asyncio.to_thread(self._gather)
        self._list()

    @property
    def _words(self) -> str:
        return self.query_one(Champ).value.strip()

    def _list(self) -> None:
        others = self._ailleurs or () if len(self._words) >= SHORTEST else ()
        glyphs = ASCII if self.app.has_class("-ascii") else WGL4
        self.query_one(ListeAide).take(found(self._words, self._commandes, others, glyphs))
        self._tell()

    def _tell(self) -> None:
        """Say which row of how many this is, and its name in the settings file."""
        detail, liste = self.query_one("#detail", Cell), self.query_one(ListeAide)
        if liste.current is None:
            detail.put(NOTHING, "non_valide")
            return
        named = f" · {liste.current.ident}" if liste.current.ident else ""
        detail.put(f"Ligne {liste.cursor + 1} sur {liste.count}{named}", "discret")

    def on_input_submitted(self) -> None:
        """Run the command under the cursor."""
        self.action_lancer()

    def on_line_list_chosen(self) -> None:
        """A click on a command runs it."""
        self.action_lancer()

    def action_lancer(self) -> None:
        """Run the command under the cursor, or the one that leads to the screen it is on."""
        current = self.query_one(ListeAide).current
        if current is not None and current.action is not None:
            self.answer(current.action)

    def action_guide(self) -> None:
        """Read the juror's guide."""
        self.answer("app.guide")

    def action_reglages(self) -> None:
        """Open the settings."""
        self.answer("app.reglages")

    def action_deplacer(self, step: int) -> None:
        """Move in the list while typing."""
        self.query_one(ListeAide).action_move(step)

    def action_page(self, direction: int) -> None:
        """Move in the list by a window."""
        self.query_one(ListeAide).action_page(direction)
