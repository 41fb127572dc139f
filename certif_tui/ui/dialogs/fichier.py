"""Asks for a file: its path is typed, completed with Tab, or chosen in a list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from certif_tui.ui.dialogs.dialogue import ECHAP, ENTREE, Touche
from certif_tui.ui.dialogs.liste import Liste
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.text import clean

MOST_SHOWN = 6
FOLDERS = ("/", "\\")


class ChoixFichier(Saisie):
    """Returns the path, null when closed; a file dropped into the terminal is typed by it."""

    DEFAULT_CSS = f"ChoixFichier #propositions {{ height: {MOST_SHOWN}; }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "completer", "Compléter", show=False, priority=True),
        Binding("down", "bouger(1)", show=False, priority=True),
        Binding("up", "bouger(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        titre: str,
        invite: str,
        valeur: str,
        proposed: Callable[[str], Sequence[str]],
        completed: Callable[[str, Sequence[str]], str],
    ) -> None:
        """`proposed` are the paths for what is typed, `completed` what they have in common with it."""
        super().__init__(titre, invite, valeur)
        self._proposed, self._completed = proposed, completed
        self._propositions: tuple[str, ...] = ()
        self._is_choosing = False

    def body(self) -> ComposeResult:
        """What is asked, the field, the files."""
        yield from super().body()
        yield Liste(self._cells, id="propositions")

    def touches(self) -> tuple[Touche, ...]:
        """How to answer, to complete, to close."""
        return (ENTREE, ("Tab", "Compléter", "completer"), ("↓", "Choisir", "bouger(1)"), ECHAP)

    def on_mount(self) -> None:
        """Propose the latest lists."""
        self._propose()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Propose what goes with what is typed."""
        event.stop()
        self._is_choosing = False
        self._propose()

    def _propose(self) -> None:
        self.run_worker(self._look_up(self.query_one(Input).value), exclusive=True)

    async def _look_up(self, typed: str) -> None:
        """A disk of the network may be slow: the keys stay alive meanwhile."""
        self._propositions = tuple(await asyncio.to_thread(self._proposed, typed))
        self.query_one(Liste).show(len(self._propositions), cursor=0)

    def _cells(self, row: int) -> Sequence[Cellule]:
        """The file first, since what its folder is may be cut."""
        path = PurePath(self._propositions[row])
        mark = "/" if self._propositions[row].endswith(FOLDERS) else ""
        words = f" {path.name}{mark}   {path.parent}"
        return ((clean(words, limit=300), "texte" if self._is_choosing else "discret"),)

    def action_bouger(self, step: int) -> None:
        """Choose among the files: the first key takes the first of them."""
        if self._propositions:
            liste = self.query_one(Liste)
            at = max(0, min(len(self._propositions) - 1, liste.cursor + step)) if self._is_choosing else 0
            self._is_choosing = True
            liste.show(len(self._propositions), cursor=at)

    def action_completer(self) -> None:
        """Put into the field what is chosen, else what all the proposals have in common."""
        field, liste = self.query_one(Input), self.query_one(Liste)
        chosen = self._propositions[liste.cursor] if self._is_choosing and self._propositions else None
        field.value = chosen or self._completed(field.value, self._propositions)
        field.cursor_position = len(field.value)

    def action_donner(self) -> None:
        """Give the file chosen, or the path typed; a folder chosen is gone into."""
        if self._is_choosing:
            self.action_completer()
            if self.query_one(Input).value.endswith(FOLDERS):
                return
        super().action_donner()

    def on_line_list_chosen(self) -> None:
        """A click on a file chooses it."""
        self._is_choosing = True
        self.action_donner()
