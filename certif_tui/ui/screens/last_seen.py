"""The candidat list as it was last seen: shown and moved in while the session itself is being read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult

from certif_tui.projections.apercu_session import LigneVue, VueSession
from certif_tui.ui.commands import Commande
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.candidats import titles, widths
from certif_tui.ui.theme import SOMBRE
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.table import Cellule, Headings, Table
from certif_tui.wording.text import clean


class LastSeen(Ecran[None]):
    """Looks like the session screen to the letter, and knows nothing but how to move."""

    def __init__(self, vue: VueSession, affichage: Affichage, stands: Callable[[LigneVue], bool]) -> None:
        """`stands` tells whether a row is still what its files say."""
        super().__init__()
        self._vue, self._affichage, self._stands = vue, affichage, stands
        self._kept: dict[int, Sequence[Cellule]] = {}

    @property
    def table(self) -> Table:
        """The list."""
        return self.query_one(Table)

    @property
    def current(self) -> str:
        """The slug of the candidat under the cursor."""
        return self._vue.lignes[self.table.cursor].candidat

    @property
    def moved(self) -> bool:
        """Whether the juror went to another candidat than the first shown."""
        return self.table.cursor != self._start

    @property
    def _start(self) -> int:
        return max(0, min(self._vue.depart, len(self._vue.lignes) - 1))

    def compose(self) -> ComposeResult:
        """The widgets of the session screen, in its order."""
        yield Entete(id="entete")
        yield Cell(clean(self._vue.resume, limit=300), "discret", id="resume")
        yield Headings(titles, widths, id="colonnes")
        yield Table(self._cells, widths, glyphs=self._affichage.glyphs, id="candidats")
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the rows, the cursor where the session screen would put it."""
        self.set_focus(self.table)
        self.query_one(Entete).show(clean(self._vue.titre, limit=300))
        self.table.show(len(self._vue.lignes), cursor=self._start)

    def commandes(self) -> tuple[Commande, ...]:
        """The session screen's main keys; pressed, they are kept for it."""
        return tuple(
            Commande("", (clean(key, limit=20),), "", clean(label, limit=40), "", show=True)
            for key, label in self._vue.touches
        )

    def _cells(self, row: int) -> Sequence[Cellule]:
        if row not in self._kept:
            ligne = self._vue.lignes[row]
            cells = (*ligne.connu, *ligne.lu) if ligne.lu and self._stands(ligne) else ligne.connu
            self._kept[row] = [
                (clean(text, limit=300), style if style in SOMBRE.styles else "texte") for text, style in cells
            ]
        return self._kept[row]
