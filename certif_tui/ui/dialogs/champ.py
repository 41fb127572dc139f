"""A line to type in: its cursor does not blink, and what is typed or pasted is cleaned on its way in."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from certif_tui.ui.dialogs.coupe import Coupe
from certif_tui.wording.text import clean

MOST = 300


class Champ(Input):
    """A one-line field without borders; what is too long is cut, and `Coupe` tells it."""

    DEFAULT_CSS = """
    Champ, Champ:focus {
        border: none; height: 1; padding: 0; background: $curseur; background-tint: transparent; color: $foreground;
    }
    Champ:focus { background: $foreground; color: $background; }
    Champ > .input--placeholder { color: $discret; }
    Champ:focus > .input--placeholder { color: $background; text-style: italic; }
    """

    def __init__(
        self, value: str = "", *, placeholder: str = "", joint: str = " ", offered: bool = False, id: str | None = None
    ) -> None:
        """`joint` comes between the lines of a paste; an `offered` value gives way to the first letter typed."""
        super().__init__(clean(value, limit=MOST), placeholder=placeholder, id=id, select_on_focus=offered)
        self._joint = joint
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put clean text in the place of another, as much of it as there is room for."""
        room = max(0, MOST - len(self.value) + abs(end - start))
        cleaned = clean(text, limit=4 * len(text) + 1)
        super().replace(cleaned[:room], start, end)
        self.select_on_focus = False
        if len(cleaned) > room:
            self.post_message(Coupe(len(cleaned) - room, MOST))

    def _on_paste(self, event: events.Paste) -> None:
        # All the lines of the paste: Textual keeps the first one only, and the rest would be lost without a word.
        event.stop()
        event.prevent_default()
        lines = (" ".join(line.split()) for line in event.text.splitlines())
        self.replace(self._joint.join(filter(None, lines)), *sorted(self.selection))
