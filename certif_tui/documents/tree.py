"""What a document is made of, whatever it is shown on: built once, then rendered as text, screen rows or JSON.

Texts stand in it as they were given; each renderer makes them fit for where it shows them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from certif_tui.domain.frozen import Frozen
from certif_tui.wording.text import NBSP


class Tone(StrEnum):
    """What is to be made of a node, whatever the colours."""

    NORMAL = "texte"
    TITLE = "titre"
    QUIET = "discret"
    GOOD = "valide"
    BAD = "non_valide"
    ALERT = "alerte"


class Aside(StrEnum):
    """What a note is to the reader, in the words that stand before it."""

    ATTENTION = "Attention"
    REMARQUE = "Remarque"


class Fact(Frozen):
    """A label and its value: « Exposé : prévu 20:00, utilisé 21:10 »; `details` say more of it."""

    label: str
    value: str
    tone: Tone = Tone.NORMAL
    key: str | None = None
    details: tuple[Node, ...] = ()

    @property
    def sentence(self) -> str:
        """The fact in one line."""
        return f"{self.label}{NBSP}: {self.value}"


class Paragraph(Frozen):
    """A sentence or several; `details` say more of it."""

    text: str
    tone: Tone = Tone.NORMAL
    key: str | None = None
    details: tuple[Node, ...] = ()


class Note(Frozen):
    """Something said beside what stands above it, by the program or by a juré."""

    aside: Aside
    text: str
    key: str | None = None

    @property
    def tone(self) -> Tone:
        """A warning is not to be missed, a remarque is as plain as what it is about."""
        return Tone.ALERT if self.aside is Aside.ATTENTION else Tone.NORMAL

    @property
    def sentence(self) -> str:
        """The note in one line."""
        return f"{self.aside}{NBSP}: {self.text}"


class Entry(Frozen):
    """An official wording under its code, the `verdict` on it, and the notes it was given."""

    code: str
    wording: str
    tone: Tone = Tone.NORMAL
    verdict: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def sentence(self) -> str:
        """The code and its wording."""
        return f"{self.code} {self.wording}"


class Entries(Frozen):
    """Entries under a title."""

    title: str
    entries: tuple[Entry, ...]


class Section(Frozen):
    """Nodes under a title, or merely together where it is empty."""

    title: str
    content: tuple[Node, ...]
    tone: Tone = Tone.TITLE


class Inset(Frozen):
    """Nodes set a level further in than what stands beside them: who is in a group."""

    content: tuple[Node, ...]


class Align(StrEnum):
    """On which side the cells of a column stand."""

    LEFT = "left"
    RIGHT = "right"


class Column(Frozen):
    """A column of a table; an `optional` one that nothing fills is left out.

    It is at `least` so many characters wide, and a text of more than `most` is cut.
    """

    title: str = ""
    align: Align = Align.LEFT
    least: int = 0
    most: int = 10_000
    optional: bool = False


class Line(Frozen):
    """A line of a table, a cell a column."""

    cells: tuple[str, ...]
    tone: Tone = Tone.NORMAL
    key: str | None = None


class Table(Frozen):
    """Lines under columns; where `flows`, the last column holds sentences, to be folded where they are too long."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    flows: bool = False


Node: TypeAlias = Fact | Paragraph | Note | Entry | Entries | Section | Inset | Table


class FreeText(Frozen):
    """A value whose line breaks are somebody's own, and kept."""

    text: str


Value: TypeAlias = "str | int | bool | datetime | date | FreeText | Sequence[Value] | Mapping[str, Value] | None"
"""What programs are given: times are aware, an enum is the word the journal has for it."""


class Document(Frozen):
    """A document: the `title` says of what and of whom it is, which a screen says at its top by itself.

    `warnings` is what is to be known before reading on. `values` is what the document says under the keys and in the
    types that scripts rely on.
    """

    title: tuple[Node, ...]
    sections: tuple[Node, ...]
    values: Value = None
    warnings: tuple[Node, ...] = ()
