"""The fields of the form: a label, a line to type in, and beside it what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus
from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.row_list import Cellule, RowList
from certif_tui.wording.signs import WGL4, Glyphs
from certif_tui.wording.text import NBSP, clean

V = TypeVar("V")


class Rubrique(Horizontal, Generic[V]):
    """A labelled line; `read` makes a value of its text or raises `Refus`."""

    DEFAULT_CSS = """
    Rubrique { height: 1; }
    Rubrique .etiquette { width: 16; }
    Rubrique Champ { width: 3fr; max-width: 60; }
    Rubrique .faute { width: 2fr; margin-left: 1; }
    """

    def __init__(
        self,
        ident: str,
        label: str,
        read: Callable[[str], V],
        value: str = "",
        *,
        hint: str = "",
        joint: str = " ",
        offered: bool = True,
    ) -> None:
        """A value that is `offered` gives way to the first letter typed."""
        super().__init__(id=f"rubrique-{ident}")
        self._ident, self._label, self._read, self._first = ident, label, read, value
        self._hint, self._joint, self._offered = hint, joint, offered and bool(value)

    def compose(self) -> ComposeResult:
        """Label, line, fault."""
        yield Cell(f" {self._label}", "discret", classes="etiquette")
        yield Champ(self._first, placeholder=self._hint, joint=self._joint, offered=self._offered, id=self._ident)
        yield Cell(classes="faute")

    @property
    def champ(self) -> Champ:
        """The line."""
        return self.query_one(Champ)

    @property
    def is_touched(self) -> bool:
        """Whether something else stands there than at first."""
        return self.champ.value.strip() != self._first

    @property
    def fault(self) -> str:
        """What is wrong, the field named; empty when nothing is said to be."""
        said = self.query_one(".faute", Cell).text
        return said and f"{self._label}{NBSP}: {said}"

    def read(self) -> V:
        """What the text means. Raises `Refus` when it means nothing."""
        return self._read(self.champ.value)

    def value(self) -> V | None:
        """What the text means, null when it means nothing; the fault is then said beside it."""
        try:
            return self._read(self.champ.value)
        except Refus as error:
            self.say(str(error))
            return None

    def say(self, fault: str) -> None:
        """Say what is wrong, or that nothing is."""
        self.query_one(".faute", Cell).put(fault, "alerte")

    def on_input_changed(self, _event: Input.Changed) -> None:
        """A fault being corrected is no longer said."""
        self.say("")


class Blocs(RowList):
    """The blocs of the référentiel; the one under the cursor is the one chosen; Enter goes on, as from a line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "app.focus_next", show=False, priority=True)]

    def __init__(self, blocs: Sequence[Bloc], *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(self._row, lambda _width: (0,), glyphs=glyphs, id=id)
        self.blocs, self._signs = tuple(blocs), glyphs

    def on_mount(self) -> None:
        """List the blocs."""
        self.show(len(self.blocs))

    @property
    def stands_out(self) -> bool:
        """The row stands out where keys move it: among lines to type in, that is seen by nothing else."""
        return self.has_focus

    def on_focus(self) -> None:
        """Stand out."""
        self.repaint(self.cursor)

    def on_blur(self) -> None:
        """Stand out no longer."""
        self.repaint(self.cursor)

    @property
    def bloc(self) -> Bloc:
        """The bloc chosen."""
        return self.blocs[self.cursor]

    def _row(self, row: int) -> Sequence[Cellule]:
        bloc, chosen = self.blocs[row], row == self.cursor
        sign = self._signs.valide if chosen else self._signs.vide
        words = f"{sign} {clean(bloc.code, limit=40)}{NBSP}: {clean(bloc.epreuve.intitule, limit=200)}"
        return ((words, "titre" if chosen else "discret"),)
