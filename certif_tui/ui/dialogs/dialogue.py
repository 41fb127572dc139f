"""What every dialog shares: a box near what it is about, or at the foot, never over the clock."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.layout import Layout
from textual.screen import ModalScreen
from textual.widget import Widget

from certif_tui.ui.commands import Commande
from certif_tui.ui.dialogs.boite import FRAME, Abords, Boite, Near, place_over, widest
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.trop_petit import cover
from certif_tui.wording.text import clean

T = TypeVar("T")

Touche = tuple[str, str, str]
"""A key as it is named, its label, the action it runs."""
ENTREE: Touche = ("Entrée", "Valider", "donner")
ECHAP: Touche = ("Échap", "Fermer", "fermer")


class Dialogue(ModalScreen[T]):
    """A question over the screen that asked it; what lies behind goes on living."""

    to_be_read = False
    """Whether it comes unasked, or is hard to reverse: only a key pressed once it is seen answers it."""

    DEFAULT_CSS = """
    Dialogue { background: transparent; overflow: hidden; layers: default dessus; }
    Dialogue .suite { height: auto; max-height: 2; }
    Dialogue KeyLine { dock: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "fermer", "Fermer", show=False)]

    def __init__(self, titre: str) -> None:
        super().__init__()
        self._titre, self._near = titre, Near(self._place)
        self._told: Size | None = None
        """The size of the terminal as it was last told, null before the first time."""

    @property
    def layout(self) -> Layout:
        """The box near what it is about: style sheets name only the layouts of Textual."""
        return self._near

    def compose(self) -> ComposeResult:
        """The title, what a subclass asks with, the keys. A title too long for the frame goes on below it."""
        titre = clean(self._titre, limit=200)
        head, dot, rest = titre.partition(" · ") if cell_len(titre) > self.inner_width - FRAME else (titre, "", "")
        with Boite(head):
            if dot:
                yield Cell(rest, "titre", inset=1, classes="suite")
            yield from self.body()
            yield KeyLine(id="touches")

    @property
    def inner_width(self) -> int:
        """The columns inside the frame."""
        return widest(self._place(), self.app.size.width) - FRAME

    def _place(self) -> Abords:
        return place_over(self.app.screen_stack)

    def _fit(self) -> None:
        """Be no wider than the list it is about: what stands beside that list goes on being read."""
        self.query_one(Boite).styles.max_width = self.inner_width + FRAME

    def body(self) -> ComposeResult:
        """The widgets between the title and the keys."""
        raise NotImplementedError

    def first(self) -> Widget:
        """The widget that takes the keys."""
        raise NotImplementedError

    def touches(self) -> tuple[Touche, ...]:
        """The keys to show, each of which can be clicked."""
        return (ENTREE, ECHAP)

    def on_mount(self) -> None:
        """Show the keys; take the focus at once, so that the next key finds its place."""
        self.show_touches()
        self._fit()
        self.set_focus(self.first())

    def show_touches(self) -> None:
        """Show the keys as they are now."""
        shown = (Commande("", (touche,), action, libelle, "", True) for touche, libelle, action in self.touches())
        self.query_one(KeyLine).show(tuple(shown))

    def on_screen_resume(self) -> None:
        """Show nothing but one line where there is no room for the dialog."""
        cover(self)

    def on_resize(self, event: events.Resize) -> None:
        """The same once the terminal has another size, the box in its place on what then lies behind.

        Textual tells the screens behind their size, and not that they cross a breakpoint with it.
        """
        cover(self)
        self._fit()
        before, self._told = self._told, event.size
        if before not in (None, event.size) and self.is_current:
            for screen in self.app.screen_stack[:-1]:
                screen.post_message(events.Resize(event.size, event.virtual_size))
                screen.call_after_refresh(self.refresh, layout=True)

    async def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        """Run the command whose label was clicked."""
        await self.run_action(message.action)

    def answer(self, result: T | None) -> None:
        """Close with this answer; keys that came too fast for the screen to go change nothing."""
        if self.is_current:
            self.dismiss(result)

    def on_screen_suspend(self) -> None:
        """Let go of what was painted: Textual keeps the painters of the last thousand widgets, and all they painted."""
        for widget in self.walk_children(with_self=True):
            widget.refresh()

    def action_fermer(self) -> None:
        """Close without an answer."""
        self.answer(None)
