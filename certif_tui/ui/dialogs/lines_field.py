"""Several lines to type in, quiet on the wire; what is typed or pasted is cleaned on its way in."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from certif_tui.domain.frozen import replace
from certif_tui.ui.dialogs.coupe import Coupe
from certif_tui.wording.text import clean

MOST = 4000


def unified(text: str) -> str:
    """The text with one kind of line break, and the tabs of a spreadsheet as semicolons."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", ";")


class LinesField(TextArea):
    """A soft-wrapped field of at most `most` characters; what is too long is cut, and `Coupe` tells it.

    With `one_gesture`, Enter is left to the dialog around it, and Ctrl+J breaks the line.
    """

    DEFAULT_CSS = """
    LinesField, LinesField:focus {
        border: none; padding: 0; background: $curseur; background-tint: transparent; color: $foreground;
    }
    LinesField:focus { background: $foreground; color: $background; }
    """

    def __init__(self, text: str = "", *, most: int = MOST, one_gesture: bool = False, id: str | None = None) -> None:
        super().__init__(
            clean(unified(text), limit=most, multiline=True), id=id, soft_wrap=True, highlight_cursor_line=False
        )
        self._most, self._one_gesture = most, one_gesture
        self.cursor_blink = False

    @property
    def room(self) -> int:
        """How many more characters fit."""
        return self._most - len(self.text)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with clean text, as much of it as there is room for."""
        room = max(0, self.room + len(self.get_text_range(edit.from_location, edit.to_location)))
        text = clean(unified(edit.text), limit=4 * len(edit.text) + 1, multiline=True)
        result = super().edit(replace(edit, text=text[:room]))
        if len(text) > room:  # behind the change itself, so that this is the last thing said
            self.post_message(Coupe(len(text) - room, self._most))
        return result

    def stand_on(self, line: int) -> None:
        """Put the cursor at the end of a line, from 0, and bring it into view."""
        row = min(line, self.document.line_count - 1)
        self.move_cursor((row, len(self.document.get_line(row))), center=True)

    async def _on_key(self, event: events.Key) -> None:
        if not self._one_gesture or event.key not in ("enter", "ctrl+j"):
            return
        event.prevent_default()
        if event.key == "ctrl+j":
            event.stop()
            self.insert("\n")
