"""What every dialog shares: a box at the foot of the screen, so that checklist and clock stay in sight."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from certif_tui.ui.commands import Commande
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
    Dialogue { align: left bottom; background: transparent; overflow: hidden; layers: default dessus; }
    Dialogue > .boite { width: 100%; height: auto; max-height: 100%; background: $background; }
    Dialogue KeyLine { dock: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "fermer", "Fermer", show=False)]

    def __init__(self, titre: str) -> None:
        super().__init__()
        self._titre = titre
        self._clock: Widget | None = None
        self._clock_bottom = 0

    def wear(self, clock: Widget | None, bottom: int) -> None:
        """Show this clock where the box covers that of the screen, whose last line is above line `bottom`."""
        self._clock, self._clock_bottom = clock, bottom

    def compose(self) -> ComposeResult:
        """The title, what a subclass asks with, the keys."""
        with Vertical(classes="boite"):
            yield Cell(f" {clean(self._titre, limit=200)}", "barre", id="titre")
            if self._clock is not None:
                yield self._clock
            yield from self.body()
            yield KeyLine(id="touches")

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
        self.set_focus(self.first())
        self.call_after_refresh(self._uncover_clock)

    def show_touches(self) -> None:
        """Show the keys as they are now."""
        shown = (Commande("", (touche,), action, libelle, "", True) for touche, libelle, action in self.touches())
        self.query_one(KeyLine).show(tuple(shown))

    def on_screen_resume(self) -> None:
        """Show nothing but one line where there is no room for the dialog."""
        cover(self)

    def on_resize(self, _event: events.Resize) -> None:
        """The same once the terminal has another size."""
        cover(self)
        self.call_after_refresh(self._uncover_clock)

    def _uncover_clock(self) -> None:
        clock = self._clock
        if clock is not None and self.is_mounted:
            top = self.query_one(".boite").region.y + (clock.region.height if clock.display else 0)
            clock.set_class(top >= self._clock_bottom, "-ailleurs")

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
