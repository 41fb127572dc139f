"""The footer: the main keys of the screen on one line, help first, clickable."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message

from certif_tui.ui.commands import Commande
from certif_tui.ui.widgets.drawn import Drawn

MOST = 7


class KeyLine(Drawn):
    """At most seven commands, as many as the width allows."""

    DEFAULT_CSS = "KeyLine { height: 1; dock: bottom; }"

    @dataclass
    class Pressed(Message):
        """A label was clicked: run its action."""

        action: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._commandes: tuple[Commande, ...] = ()

    def show(self, commandes: tuple[Commande, ...]) -> None:
        """Show these commands."""
        shown = tuple(commande for commande in commandes if commande.show)[:MOST]
        if shown != self._commandes:
            self._commandes = shown
            self.refresh()

    def _labels(self) -> list[tuple[int, int, Commande]]:
        """The first and last column of each label that fits; a shorter one may still do where a longer one did not."""
        labels, column = [], 1
        for commande in self._commandes:
            width = len(commande.touche) + 1 + len(commande.libelle)
            if column + width > self.size.width:
                continue
            labels.append((column, column + width, commande))
            column += width + 2
        return labels

    def line(self, y: int) -> list[Segment]:
        """Keys in bold, labels plain."""
        styles = self.palette.styles
        segments = [Segment(" ", styles["texte"])]
        for _start, _end, commande in self._labels():
            segments.append(Segment(commande.touche, styles["valide"]))
            segments.append(Segment(f" {commande.libelle}  ", styles["texte"]))
        return segments

    def on_click(self, event: events.Click) -> None:
        """Run the command whose label was clicked."""
        for start, end, commande in self._labels():
            if start <= event.x < end:
                self.post_message(self.Pressed(commande.action))
