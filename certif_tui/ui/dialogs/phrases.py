"""The ready remarques under the text of a remarque: one is always chosen, none goes in by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from certif_tui.domain.grille.phrases import PhrasePrete
from certif_tui.ui.dialogs.lines_field import LinesField
from certif_tui.ui.dialogs.liste import Liste
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.text import clean

MOST_LINES = 4
BOX, SHARE = 14, 2
"""Lines of the terminal that are never a phrase's, and how many of the others one line of phrases asks for."""


def lines_for(height: int, phrases: int) -> int:
    """How many phrases are shown in a terminal that high: fewer where the sheet would be hidden."""
    return min(phrases, max(1, min(MOST_LINES, (height - BOX) // SHARE)))


class ListePhrases(Liste):
    """The phrases, of which a few lines are seen; the others come in sight as they are chosen."""

    can_focus = False

    def __init__(self, phrases: Sequence[PhrasePrete], *, id: str | None = None) -> None:
        super().__init__(self._cells_of, _widths, id=id)
        self._phrases = list(phrases)

    def on_mount(self) -> None:
        """List them, the first one chosen."""
        super().on_mount()
        self._list()

    def on_resize(self) -> None:
        """Take no more lines than there is room for."""
        self.styles.height = lines_for(self.app.size.height, len(self._phrases))
        super().on_resize()

    def _list(self) -> None:
        self.styles.height = lines_for(self.app.size.height, len(self._phrases))
        self.display = bool(self._phrases)
        self.show(len(self._phrases))

    def choose(self, step: int) -> bool:
        """Choose a phrase further down, or up; false where there is none."""
        there = 0 <= self.cursor + step < len(self._phrases)
        if there:
            self.action_move(step)
        return there

    @property
    def restantes(self) -> int:
        """How many are still offered."""
        return len(self._phrases)

    def take(self) -> str | None:
        """The chosen phrase, which is taken off the list; null when none is left."""
        if not self._phrases:
            return None
        taken = self._phrases.pop(self.cursor)
        self._list()
        return taken.texte

    def _cells_of(self, row: int) -> Sequence[Cellule]:
        phrase = self._phrases[row]
        rank = f" {row + 1}/{len(self._phrases)}"
        return ((clean(phrase.texte, limit=300), "texte"), (phrase.origine.value + rank, "discret"))


def _widths(_width: int) -> Sequence[int]:
    """The phrase, then where it comes from and which of how many it is."""
    return (0, 17)


class Redaction(LinesField):
    """The text of a remarque; on its last line ↓ chooses the next phrase, and ↑ the one before where there is one."""

    def __init__(self, text: str, choose: Callable[[int], bool], *, id: str | None = None) -> None:
        """`choose` chooses a phrase by so many steps; false where there is none."""
        super().__init__(text, one_gesture=True, id=id)
        self._choose = choose

    async def _on_key(self, event: events.Key) -> None:
        step = {"down": 1, "up": -1}.get(event.key, 0)
        if step and self.cursor_at_last_line and self._choose(step):
            event.prevent_default()
            event.stop()
            return
        await super()._on_key(event)
