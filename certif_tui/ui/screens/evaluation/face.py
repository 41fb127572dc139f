"""What the grading screen shows of a sheet and of a clock, and in which widgets: each is handed one value."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult

from certif_tui.domain.chrono.state import Lecture
from certif_tui.domain.ecrit.indices import Indice
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import StatutBloc
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.evaluation.alertes import alert_of
from certif_tui.ui.screens.evaluation.hinting import avis_words, remarque_words
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.checklist import Checklist, Marques
from certif_tui.ui.widgets.chrono_bar import ChronoBar
from certif_tui.ui.widgets.drawn import SideBySide
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.ui.widgets.side_column import Cote, SideColumn
from certif_tui.ui.widgets.statut_strip import StatutStrip
from certif_tui.ui.widgets.text import folded
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import clean

FULL_HEIGHT, LOW = 24, 2
"""Lines of a terminal from which the reading pane holds any critère, and those of the pane on a lower one."""


class ShownSheet(Frozen):
    """A sheet as it is now, and what was noted on the written work."""

    grille: Grille
    indices: Mapping[str, Indice]


class Face:
    """The widgets of the grading screen. `wide` tells whether the side column stands in for the two lines above.

    Painting the form that is not displayed would cost a whole layout.
    """

    def __init__(self, bloc: Bloc, affichage: Affichage, *, clocked: bool) -> None:
        """`clocked` tells whether the candidat is heard meanwhile."""
        glyphs = self._glyphs = affichage.glyphs
        self._masquage, self._clocked = affichage.statuts, clocked
        self.entete, self.bandeau = TitleLine(id="entete"), Bandeau(glyphs=glyphs, turned=self._read, id="bandeau")
        self.checklist = Checklist(bloc, glyphs=glyphs, id="grille")
        self._line = ChronoBar(glyphs=glyphs, id="chrono")
        self._strip = StatutStrip(bloc, glyphs=glyphs, id="statuts")
        self._side = SideColumn(bloc, glyphs=glyphs, id="cote")
        self._reading = Cell(inset=1, id="lecture")
        self._row: Cellule = ("", "texte")
        self._cote, self._rung = Cote(), ""

    def compose(self) -> ComposeResult:
        """Title, clock, statuts; the checklist and, on a wide terminal, the side column; banner, reading pane, keys."""
        yield self.entete
        yield self._line
        yield self._strip
        yield SideBySide(self.checklist, self._side, id="corps")
        yield self.bandeau
        yield self._reading
        yield KeyLine(id="touches")

    @property
    def hidden(self) -> bool:
        """Whether the statuts are: a visible verdict can sway a marker."""
        return self._masquage.actif or not self._clocked

    def show(self, feuille: ShownSheet, statut: StatutBloc, *, wide: bool, proven: bool) -> None:
        """Show a sheet, and what its marks make of the bloc: nothing where they are no proof."""
        hidden = self.hidden or not proven
        self.checklist.show(Marques(feuille.grille.cases, feuille.indices))
        self._cote = replace(self._cote, grille=feuille.grille, statut=statut, hidden=hidden)
        if not wide:
            self._strip.show(statut, hidden=hidden)
        self.show_row(feuille, wide=wide)

    def show_row(self, feuille: ShownSheet, *, wide: bool) -> None:
        """Show the row under the cursor in full."""
        ligne = self.checklist.current
        remarque, indice = feuille.grille.remarque(ligne.code), feuille.indices.get(ligne.code)
        note = f" {self._glyphs.remarque} {clean(remarque)}" if remarque else ""
        words = f"{avis_words(indice)}{ligne.libelle}{note}{remarque_words(indice)}"
        self._row = (f"{ligne.code} {words}", "titre" if ligne.titre else "texte")
        self._read()
        self._cote = replace(self._cote, remarque=remarque)
        self._show_side(wide)

    def _read(self) -> None:
        """Show that row in the reading pane; on a low terminal the rule above gives way to what would be cut."""
        (text, style), extent = self._row, self._reading.extent
        lines = folded(text, extent.width - 2) if extent and self._reading.app.size.height < FULL_HEIGHT else []
        lent = len(lines) > LOW and self.bandeau.is_silent
        self.bandeau.lend((f" {lines[0]}", style) if lent else None)
        self._reading.put(" ".join(lines[1:]) if lent else text, style)

    def show_clock(self, lecture: Lecture, *, wide: bool) -> bool:
        """Show a reading of the clock, and whether an alert begins with it."""
        self._cote = replace(self._cote, lecture=lecture)
        self._show_side(wide)
        self._line.show(lecture, hidden=wide)
        alert = alert_of(lecture) or ""
        self.bandeau.say("alerte", alert)
        before, self._rung = self._rung, alert
        return alert not in ("", before)

    def _show_side(self, wide: bool) -> None:
        if wide:
            self._side.show(self._cote)
