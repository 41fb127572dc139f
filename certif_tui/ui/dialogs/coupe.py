"""What a field had no room for is told, never dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from certif_tui.wording.text import NBSP, counted


@dataclass
class Coupe(Message):
    """A field that holds `most` characters could not take the last `dropped` of what was typed or pasted."""

    dropped: int
    most: int

    @property
    def words(self) -> str:
        """What happened, in French."""
        lost = counted(self.dropped, "caractère écarté", "caractères écartés")
        return f"Trop long{NBSP}: {lost}, {self.most} au plus."
