"""The candidat list as it was last seen: shown and moved in while the session itself is being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import ComposeResult

from certif_tui.projections.apercu_session import LigneVue, Rangee, VueSession
from certif_tui.ui.commands import Commande
from certif_tui.ui.ecran import Ecran, breakpoints
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.candidats import LARGEURS, ListeCandidats, titles, widths
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.drawn import OneBelowAnother, SideBySide
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.row_list import Headings
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.ui.widgets.volet import Volet
from certif_tui.wording.text import clean


class LastSeen(Ecran[None]):
    """Looks like the session screen to the letter, and knows nothing but how to move."""

    HORIZONTAL_BREAKPOINTS = LARGEURS

    def __init__(self, vue: VueSession, affichage: Affichage, stands: Callable[[LigneVue], bool]) -> None:
        """`stands` tells whether a row is still what its files say."""
        super().__init__()
        self.add_class(*breakpoints(type(self), self.app.size))
        self._vue, self._affichage, self._stands = vue, affichage, stands
        self._checked: set[int] = set()
        self.liste = ListeCandidats(masques=affichage.statuts.actif, glyphs=affichage.glyphs, id="candidats")

    @property
    def current(self) -> str:
        """The slug of the candidat under the cursor."""
        return self._vue.lignes[self.liste.cursor].rangee.candidat

    @property
    def moved(self) -> bool:
        """Whether the juror went to another candidat than the first shown."""
        return self.liste.cursor != self._start

    @property
    def _start(self) -> int:
        return max(0, min(self._vue.depart, len(self._vue.lignes) - 1))

    def compose(self) -> ComposeResult:
        """The widgets of the session screen, in its order."""
        yield TitleLine(id="entete")
        yield Cell(clean(self._vue.resume, limit=300), "discret", id="resume")
        liste = OneBelowAnother(Headings(titles, widths, id="colonnes"), self.liste, id="liste")
        yield SideBySide(liste, Volet(id="volet"), id="corps")
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the rows, the cursor where the session screen would put it."""
        self.set_focus(self.liste)
        self.query_one(TitleLine).show(clean(self._vue.titre, limit=300))
        bare = tuple(ligne.rangee._replace(avancee=None) for ligne in self._vue.lignes)
        self.liste.take(self._checked_in(bare, self.liste.window(len(bare))), cursor=self._start)

    def commandes(self) -> tuple[Commande, ...]:
        """The session screen's main keys; pressed, they are kept for it."""
        return tuple(
            Commande("", (clean(key, limit=20),), "", clean(label, limit=40), "", show=True)
            for key, label in self._vue.touches
        )

    def on_row_list_seen(self) -> None:
        """Show what was seen of the candidats who came into view."""
        self.liste.take(self._checked_in(self.liste.rangees, self.liste.rows_on_screen))

    def _checked_in(self, rangees: tuple[Rangee, ...], rows: Iterable[int]) -> tuple[Rangee, ...]:
        """The rows, with what the files of these said as long as they say it still: hundreds are not looked up."""
        shown = list(rangees)
        for row in set(rows) - self._checked:
            self._checked.add(row)
            ligne = self._vue.lignes[row]
            if ligne.rangee.avancee is not None and self._stands(ligne):
                shown[row] = ligne.rangee
        return tuple(shown)
