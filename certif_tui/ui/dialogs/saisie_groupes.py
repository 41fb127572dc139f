"""Asks who is in which group, a group a line, and tells who is in none yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from certif_tui.ui.dialogs.dialogue import ECHAP, Touche
from certif_tui.ui.dialogs.lines_field import LinesField
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.text import NBSP, clean, sort_key


class SaisieGroupes(Saisie):
    """Returns the lines, null when closed; Tab completes a name, or gives the next one that is in no group."""

    DEFAULT_CSS = """
    SaisieGroupes LinesField { height: 6; }
    SaisieGroupes #reste { height: auto; max-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "completer", "Compléter", show=False, priority=True)]

    def __init__(self, titre: str, invite: str, valeur: str, to_place: Callable[[str], Sequence[str]]) -> None:
        """`to_place` are the names that the lines do not hold yet."""
        super().__init__(titre, invite, valeur, multiligne=True)
        self._to_place = to_place

    def body(self) -> ComposeResult:
        """What is asked, the lines, who is left."""
        yield from super().body()
        yield Cell("", "discret", inset=1, id="reste")

    def touches(self) -> tuple[Touche, ...]:
        """How to answer, to complete, to close."""
        return (("Ctrl+S", "Valider", "donner"), ("Tab", "Compléter", "completer"), ECHAP)

    def on_mount(self) -> None:
        """Tell who is to be placed, the cursor behind what is there already."""
        field = self.query_one(LinesField)
        field.move_cursor(field.document.end)
        self._tell()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell who is left."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        left = self._to_place(self.query_one(LinesField).text)
        said = f"À placer{NBSP}: {', '.join(left)}" if left else "Tous sont placés."
        cell = self.query_one("#reste", Cell)
        cell.put(clean(said, limit=400), "discret")
        cell.refresh(layout=True)

    def action_completer(self) -> None:
        """Put the name that begins as what is typed, else the next one, in its place."""
        field = self.query_one(LinesField)
        row, column = field.cursor_location
        line = field.document.get_line(row)
        begin = max(line.rfind(",", 0, column), line.rfind(";", 0, column)) + 1
        typed = line[begin:column].strip()
        left = self._to_place(
            "\n".join((*field.text.splitlines()[:row], line[:begin], *field.text.splitlines()[row + 1 :]))
        )
        found = next((it for it in left if _begins(it, typed)), None)
        if found is not None:
            field.replace(f"{' ' if begin else ''}{found}, ", (row, begin), (row, column))


def _begins(nom: str, typed: str) -> bool:
    """Whether a name, or a word of it, begins as what is typed."""
    wanted = sort_key(typed)
    return sort_key(nom).startswith(wanted) or any(sort_key(it).startswith(wanted) for it in nom.split())
