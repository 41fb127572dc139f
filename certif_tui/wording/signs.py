"""The signs drawn on screen. No Textual here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Glyphs:
    """The signs drawn on screen: all in WGL4, or all in ASCII on request.

    Those of an application are shared by all that draws, and become others when the user changes their mind.
    """

    valide: str = "■"
    non_valide: str = "×"
    sans_objet: str = "–"
    vide: str = "□"
    curseur: str = "►"
    remarque: str = "•"
    plein: str = "█"
    creux: str = "░"
    barre: str = "│"
    trait: str = "─"
    suite: str = "…"
    environ: str = "≈"
    alerte: str = "●"
    indice: str = "·"

    @property
    def is_ascii(self) -> bool:
        """Whether they are those of ASCII."""
        return self.valide.isascii()

    def become(self, other: Glyphs) -> None:
        """Be those signs from now on."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(other, name))

    def of_avis(self, avis: str | None) -> str:
        """The sign of a judgement."""
        return self.vide if avis is None else str(getattr(self, avis))


WGL4 = Glyphs()
ASCII = Glyphs("V", "N", "S", ".", ">", "*", "#", "_", "|", "=", "...", "~", "!", "'")
"""Marks by their initial: « x » and « - » would look like other signs of the other screens."""


def all_of(glyphs: Glyphs) -> str:
    """Every sign of one kind, each once, in order, a space between two."""
    return " ".join(dict.fromkeys(getattr(glyphs, name) for name in glyphs.__dataclass_fields__))
