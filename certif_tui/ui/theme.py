"""The two themes: every colour exact in 256 colours, distinct for colour-blind jurors.

WCAG contrast: 4.5 or more for what is read, 3 or more for what tells where one is (the cursor's mark, a focused field).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

BLOCK_OF_STATUT = {"valide": "valide!", "possible": "texte", "hors_atteinte": "alerte!", "non_valide": "alerte!"}
"""The style a statut is shown in: what is settled is a block of colour, seen without being read."""


@dataclass(frozen=True)
class Palette:
    """The colours of a theme, and the styles line widgets draw with."""

    nom: str
    sombre: bool
    fond: str
    texte: str
    discret: str
    valide: str
    non_valide: str
    alerte: str
    curseur: str
    barre: str

    @cached_property
    def styles(self) -> dict[str, Style]:
        """Ready-made styles by name; `NAME!` is a block of that ink."""
        inks = {
            "texte": Style(color=self.texte),
            "titre": Style(color=self.texte, bold=True),
            "discret": Style(color=self.discret),
            "valide": Style(color=self.valide, bold=True),
            "non_valide": Style(color=self.non_valide, bold=True),
            "alerte": Style(color=self.alerte, bold=True),
        }
        plain = {name: ink + Style(bgcolor=self.fond) for name, ink in inks.items()}
        plain["barre"] = Style(color=self.fond, bgcolor=self.valide, bold=True)
        return plain | {f"{name}!": self.stood_out(ink) for name, ink in inks.items()}

    def stood_out(self, style: Style) -> Style:
        """The same ink with the background in its place: seen in every theme, and without colour too."""
        return style + Style(bgcolor=self.fond, bold=True, reverse=True)

    @cached_property
    def background(self) -> Color:
        """What everything stands on, as Textual names colours."""
        return Color.parse(self.fond)

    def theme(self) -> Theme:
        """The same colours as a Textual theme."""
        return Theme(
            name=self.nom,
            dark=self.sombre,
            primary=self.valide,
            secondary=self.discret,
            accent=self.valide,
            success=self.valide,
            warning=self.non_valide,
            error=self.alerte,
            foreground=self.texte,
            background=self.fond,
            surface=self.fond,
            panel=self.barre,
            variables={
                "discret": self.discret,
                "barre": self.barre,
                "curseur": self.curseur,
                "valide": self.valide,
                "non-valide": self.non_valide,
                "alerte": self.alerte,
                "block-cursor-background": self.valide,
                "block-cursor-foreground": self.fond,
                "input-selection-background": self.curseur,
                "scrollbar": self.discret,
                "scrollbar-background": self.fond,
            },
        )


SOMBRE = Palette(
    "sombre",
    True,
    fond="#121212",
    texte="#EEEEEE",
    discret="#A8A8A8",
    valide="#5FD7FF",
    non_valide="#FFAF00",
    alerte="#FF8787",
    curseur="#303030",
    barre="#262626",
)
CLAIR = Palette(
    "clair",
    False,
    fond="#FFFFFF",
    texte="#1C1C1C",
    discret="#585858",
    valide="#005FAF",
    non_valide="#AF5F00",
    alerte="#AF0000",
    curseur="#FFFFD7",
    barre="#FFFFFF",
)
PALETTES = {palette.nom: palette for palette in (SOMBRE, CLAIR)}
