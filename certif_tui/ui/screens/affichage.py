"""How this user wants screens shown; handed to every screen that draws marks or a clock."""

from __future__ import annotations

from dataclasses import dataclass

from certif_tui.wording.signs import WGL4, Glyphs


@dataclass(frozen=True, slots=True)
class Affichage:
    """The signs to draw with, whether alerts ring, whether live statuts start hidden."""

    glyphs: Glyphs = WGL4
    cloche: bool = False
    statuts_masques: bool = False
