"""The sheet as the grading screen shows it: marks, statuts on a line or beside, the row under the cursor in full."""

from __future__ import annotations

from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import StatutBloc
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.ui.screens.evaluation.hinting import Hints
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.checklist import Checklist
from certif_tui.ui.widgets.side_column import SideColumn
from certif_tui.ui.widgets.statut_strip import StatutStrip
from certif_tui.wording.signs import Glyphs
from certif_tui.wording.text import clean


class SheetView:
    """Shows a sheet in its widgets; statuts may be `hidden`, for a visible verdict can sway a marker."""

    def __init__(self, bloc: Bloc, glyphs: Glyphs, *, hidden: bool) -> None:
        self._glyphs, self.hidden = glyphs, hidden
        self.strip = StatutStrip(bloc, glyphs=glyphs, id="statuts")
        self.checklist = Checklist(bloc, glyphs=glyphs, id="grille")
        self.side = SideColumn(bloc, glyphs=glyphs, id="cote")
        self.reading = Cell(inset=1, id="lecture")

    def show(self, grille: Grille, statut: StatutBloc, hints: Hints, *, wide: bool) -> None:
        """Show a sheet and what its marks make of the bloc; `wide` tells whether the side column is displayed."""
        self.checklist.show(grille.cases)
        if wide:  # painting the form that is not displayed would cost a whole layout
            self.side.show_statut(statut, grille, hidden=self.hidden)
        else:
            self.strip.show(statut, hidden=self.hidden)
        self.show_row(grille, hints, wide=wide)

    def show_row(self, grille: Grille, hints: Hints, *, wide: bool) -> None:
        """Show the row under the cursor in full."""
        ligne = self.checklist.current
        remarque = grille.remarque(ligne.code)
        note = f" {self._glyphs.remarque} {clean(remarque)}" if remarque else ""
        words = f"{hints.words(ligne.code)}{ligne.libelle}{note}{hints.remarque(ligne.code)}"
        self.reading.put(f"{ligne.code} {words}", "titre" if ligne.titre else "texte")
        if wide:
            self.side.show_remarque(remarque)
