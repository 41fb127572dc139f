"""What every dialog shares: a box at the foot of the screen, so that checklist and clock stay in sight."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

T = TypeVar("T")


class Dialogue(ModalScreen[T]):
    """A question over the screen that asked it; what lies behind goes on living."""

    DEFAULT_CSS = """
    Dialogue { align: left bottom; background: transparent; }
    Dialogue > .boite {
        width: 100%; height: auto; max-height: 100%; padding: 0 1;
        background: $background; border-top: solid $primary;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "fermer", "Fermer", show=False)]

    def action_fermer(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
