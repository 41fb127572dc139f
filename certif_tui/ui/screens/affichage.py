"""How this user wants screens shown; handed to every screen that draws marks or a clock."""

from __future__ import annotations

from dataclasses import dataclass, field

from certif_tui.services.demarrage import Demarrage
from certif_tui.wording.signs import ASCII, WGL4, Glyphs


@dataclass(slots=True)
class Masquage:
    """Whether the live statuts are hidden: one answer for every screen, until it is changed or the program ends."""

    actif: bool = False

    def turn(self) -> None:
        """Hide what is shown, show what is hidden."""
        self.actif = not self.actif


@dataclass(slots=True)
class Affichage:
    """The signs to draw with, whether alerts ring, whether live statuts are hidden: as the settings are now."""

    glyphs: Glyphs = WGL4
    cloche: bool = False
    statuts: Masquage = field(default_factory=Masquage)
    tutoriel: bool = True
    """Whether a demonstration is accompanied: until its tutorial is left, or taken up again."""


def signs_for(demarrage: Demarrage, wanted: bool | None) -> tuple[Glyphs, str | None]:
    """The signs to draw with, and what to say of them: what the user wants, else what the terminal shows."""
    if demarrage.ascii or wanted is not None:
        return (ASCII if demarrage.ascii or wanted else WGL4), None
    return (ASCII, demarrage.sans_signes) if demarrage.sans_signes else (WGL4, None)
