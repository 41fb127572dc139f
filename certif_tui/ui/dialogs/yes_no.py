"""Asks before what is hard to reverse; the safe answer is under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from certif_tui.ui.dialogs.dialogue import ECHAP, Dialogue, Touche
from certif_tui.ui.dialogs.liste import Liste
from certif_tui.ui.verbes import MARQUES
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.text import clean, sort_key

UNSAID = {key for verbe in MARQUES for key in verbe.split(",")}
"""Letters that mark: in a question they mean nothing."""


class YesNo(Dialogue[bool]):
    """Returns true only for an explicit yes. Each answer is a verb, and has a letter of its own words."""

    to_be_read = True

    DEFAULT_CSS = """
    YesNo #question { height: auto; max-height: 8; }
    YesNo #reponses { height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choisir", "Choisir", show=False),
    ]

    def __init__(self, titre: str, question: str, oui: str, non: str = "Fermer", *, lettres: bool = True) -> None:
        """Without `lettres` a key held too long answers nothing: the answer is chosen, then Enter."""
        super().__init__(titre)
        self._question, self._answers = question, (non, oui)
        self._letters = letters_of(self._answers) if lettres else ()

    def body(self) -> ComposeResult:
        """The question and its two answers, the safe one first."""
        yield Cell(clean(self._question, limit=400), inset=1, id="question")
        yield Liste(self._cells, id="reponses")

    def first(self) -> Widget:
        """The answers."""
        return self.query_one(Liste)

    def touches(self) -> tuple[Touche, ...]:
        """How to answer."""
        if not self._letters:
            return (("Entrée", "Choisir", "choisir"), ECHAP)
        no, yes = zip(map(str.upper, self._letters), self._answers, strict=True)
        return (("Entrée", "Choisir", "choisir"), (*yes, "repondre(True)"), (*no, "repondre(False)"))

    def on_mount(self) -> None:
        """Stand on the safe answer."""
        self.query_one(Liste).show(len(self._answers))

    def on_key(self, event: events.Key) -> None:
        """Give the answer whose letter it is; the letter goes no further, to the screen that is then on top."""
        letter = sort_key(event.character or "")
        if letter in self._letters:
            event.stop()
            self.answer(self._letters.index(letter) == 1)

    def _cells(self, row: int) -> Sequence[Cellule]:
        return ((self._answers[row], "texte"),)

    def action_choisir(self) -> None:
        """Give the answer under the cursor."""
        self.answer(self.query_one(Liste).cursor == 1)

    def on_line_list_chosen(self) -> None:
        """A click on an answer gives it."""
        self.action_choisir()

    def action_repondre(self, yes: bool) -> None:
        """Answer."""
        self.answer(yes)

    def action_fermer(self) -> None:
        """Close: the answer is no."""
        self.answer(False)


def letters_of(answers: Sequence[str]) -> tuple[str, ...]:
    """A letter for each answer, first of one of its words where it can be, that no other has and that does not mark."""
    taken: list[str] = []
    for answer in answers:
        words = sort_key(answer).split()
        letters = [word[0] for word in words if len(word) > 2] + [it for it in "".join(words) if it.isalpha()]
        taken.append(next(it for it in letters if it.isalpha() and it not in UNSAID and it not in taken))
    return tuple(taken)
