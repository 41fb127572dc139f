"""The juror's guide over any screen: read by the line, and looked through for the words typed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from certif_tui.documents.guide import holds
from certif_tui.documents.renderers.rows import Row
from certif_tui.documents.renderers.text import STEP
from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.dialogs.dialogue import ECHAP, Dialogue, Touche
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.ui.widgets.text import folded
from certif_tui.wording.text import NBSP, counted

NOTHING: Final = "Le guide n'en parle pas."


class LectureGuide(Dialogue[None]):
    """Rows of the guide, a line each, so that what is longer than a small screen scrolls line by line."""

    DEFAULT_CSS = """
    LectureGuide > .boite { height: 100%; }
    LectureGuide #recherche { padding: 0 1; }
    LectureGuide #guide { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lignes(-1)", show=False, priority=True),
        Binding("down", "lignes(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("f1,f3", "fermer", show=False, priority=True),
    ]

    def __init__(self, titre: str, rows: tuple[Row, ...]) -> None:
        super().__init__(f"{titre}{NBSP}: tapez un mot, Entrée va au suivant")
        self._rows = rows
        self._lines: list[tuple[Rang, ...]] = []
        self._found: list[int] = []
        """The lines of each row, and those, counted from the first of all, where a row has said the words typed."""

    def body(self) -> ComposeResult:
        """The field, the guide, how often it holds the words."""
        yield Champ(placeholder="Chercher dans le guide", id="recherche")
        yield Page(id="guide")
        yield Cell(inset=1, id="trouve")

    def first(self) -> Widget:
        """The field."""
        return self.query_one(Champ)

    def touches(self) -> tuple[Touche, ...]:
        """What can be done while reading."""
        return (("Entrée", "Suivant", "suivant"), ECHAP)

    def on_mount(self) -> None:
        """Show the guide from its beginning."""
        self._fold()

    def on_resize(self, _event: events.Resize) -> None:
        """Fold it to the new width, staying at the row that was read."""
        page = self.query_one(Page)
        row = next((row for row, place in enumerate(self._ends()) if place > page.cursor), 0)
        self._fold()
        page.go_to(self._ends()[row] - len(self._lines[row]))

    def on_input_changed(self) -> None:
        """Go to the first passage that holds the words."""
        self._seek()
        self._go_on(0)

    def on_input_submitted(self) -> None:
        """Go to the next passage that holds the words."""
        self.action_suivant()

    def action_suivant(self) -> None:
        """Go to the next passage that holds the words, behind the last to the first; nothing sought, turn the page."""
        if self._words:
            self._go_on(self.query_one(Page).cursor + 1)
        else:
            self.action_page(1)

    def action_lignes(self, step: int) -> None:
        """Scroll by lines."""
        page = self.query_one(Page)
        height = max(1, page.size.height)
        top = max(0, min(int(page.scroll_offset.y) + step, page.count - height))
        page.scroll_to(y=top, animate=False, immediate=True)
        page.refresh()
        page.go_to(max(top, min(page.cursor, top + height - 1)))

    def action_page(self, direction: int) -> None:
        """Scroll by a window, of which a line stays in sight."""
        self.action_lignes(direction * max(1, self.query_one(Page).size.height - 1))

    @property
    def _words(self) -> str:
        return self.query_one(Champ).value.strip().removeprefix("/")

    def _ends(self) -> list[int]:
        """How many lines there are up to the end of each row."""
        return list(accumulate(map(len, self._lines)))

    def _seek(self) -> None:
        words, ends = self._words, self._ends()
        said = (_said(lines, words) if words else None for lines in self._lines)
        places = zip(ends, self._lines, said, strict=True)
        self._found = [end - len(lines) + line for end, lines, line in places if line is not None]

    def _go_on(self, line: int) -> None:
        """Go to the first place found from that line on, else to the first of all, and say which it is."""
        trouve = self.query_one("#trouve", Cell)
        if not self._found:
            trouve.put(NOTHING if self._words else "", "non_valide")
            return
        target = next((it for it in self._found if it >= line), self._found[0])
        self.query_one(Page).go_to(target)
        trouve.put(f"{self._found.index(target) + 1} sur {counted(len(self._found), 'passage')}", "discret")

    def _fold(self) -> None:
        width = self.inner_width - 1  # the last column is the scrollbar's
        self._lines = [_lines(row, width) for row in self._rows]
        self._seek()
        self.query_one(Page).show(tuple(chain.from_iterable(self._lines)))


def _lines(row: Row, width: int) -> tuple[Rang, ...]:
    indent = 1 + STEP * row.level
    return tuple(Rang(text, row.tone, indent) for text in folded(row.text, width - indent))


def _said(lines: Sequence[Rang], words: str) -> int | None:
    """The line on which a row has said the words, null where it does not."""
    if not holds(" ".join(line.text for line in lines), words):
        return None
    return next(at for at in range(len(lines)) if holds(" ".join(line.text for line in lines[: at + 1]), words))
