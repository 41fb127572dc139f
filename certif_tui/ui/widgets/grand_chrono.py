"""A clock as large as its place allows: what it is of, its digits, words, a bar. It never takes the focus."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from certif_tui.documents.horloge import HorlogeSalle, phrase
from certif_tui.ui.widgets.big_digits import BigDigits
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.chrono_bar import bar
from certif_tui.ui.widgets.drawn import SideBySide
from certif_tui.wording.digits import fitting, height_of
from certif_tui.wording.signs import WGL4, Glyphs
from certif_tui.wording.text import NBSP

MOST_BAR = 60
"""Cells of the bar: a longer one would change too often for a slow line."""
AROUND, AIRY = 3, 5
"""Lines that the words and the bar take from the digits: without a blank line between them, with two."""
TOO_SMALL = f"Terminal trop petit{NBSP}: agrandissez-le pour voir le chrono."


class GrandChrono(Vertical):
    """Shows an `HorlogeSalle`; where digits do not fit it says the same in one line, and where that does not, so."""

    BLANK = True
    DEFAULT_CSS = """
    GrandChrono { align: center middle; width: 100%; height: 1fr; overflow: hidden; }
    GrandChrono SideBySide { align: center middle; height: auto; }
    GrandChrono.-aere #grand-barre { margin: 1 0; }
    """

    def __init__(self, *, glyphs: Glyphs = WGL4, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        parts = ("grand-titre", "grand-mots", "grand-barre")
        self._titre, self._mots, self._barre = (Cell(fitted=True, id=it) for it in parts)
        self._chiffres = BigDigits(glyphs=glyphs, id="grand-chiffres")
        self._shown = HorlogeSalle()

    def compose(self) -> ComposeResult:
        """Each centred on its own."""
        for part in (self._titre, self._chiffres, self._barre, self._mots):
            yield SideBySide(part)

    def on_resize(self, _event: events.Resize) -> None:
        """Take the room there is now."""
        self.show(self._shown)

    def show(self, horloge: HorlogeSalle) -> None:
        """Show a clock; of what is the same nothing is painted."""
        self._shown = horloge
        width, height = self.size
        if not width:
            return
        face = horloge.face.replace("≈", self._glyphs.environ)
        scale = fitting(face, width, height - AROUND, ascii_only=self._chiffres.is_ascii) if face else 0
        self._chiffres.display = scale > 0
        if scale:
            rows = height_of(scale, ascii_only=self._chiffres.is_ascii)
            self.set_class(height >= rows + AIRY, "-aere")
            self._chiffres.show(face, horloge.style, scale=scale)
            self._titre.put(horloge.titre, "titre")
            self._barre.put(self._bar(horloge, width), "discret")
            self._mots.put(horloge.mots, "texte" if horloge.style == "titre" else horloge.style)
        else:
            self._say_in_a_line(horloge, width)

    def _bar(self, horloge: HorlogeSalle, width: int) -> str:
        return bar(horloge.temps, self._glyphs, min(MOST_BAR, width - 4)) if horloge.temps else ""

    def _say_in_a_line(self, horloge: HorlogeSalle, width: int) -> None:
        self._barre.put("", "discret")
        self._mots.put("", "texte")
        said = (phrase(horloge), f"{horloge.titre} {horloge.face}".strip(), horloge.face, TOO_SMALL)
        self._titre.put(next((it for it in said if it and cell_len(it) <= width), TOO_SMALL), horloge.style)
