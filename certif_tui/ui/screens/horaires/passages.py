"""The table of the passages: each as planned, and beside it what really happened or is now expected."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.documents.plan import ETATS, LignePlan, duration_words
from certif_tui.domain.heures import hh_mm
from certif_tui.domain.planning.suivi import Etat
from certif_tui.ui.widgets.row_list import Cellule, RowList, inside, room
from certif_tui.wording.signs import Glyphs
from certif_tui.wording.text import clean

WIDE = 90
"""Cells of a row from which the longer time has a column of its own."""
WIDER = 116
"""Cells of a row from which the written work has one too: the group, the company of its case, the dossier."""
STYLES = {Etat.A_VENIR: "texte", Etat.EN_COURS: "valide", Etat.PASSE: "discret", Etat.ECARTE: "discret"}


def widths(width: int) -> Sequence[int]:
    """Rank, start, end, name, length, longer time, real times, written work."""
    if width < WIDE:
        return (3, 5, 5, 0, 6, 16)
    return (4, 6, 6, 0, 8, 12, 18) if width < WIDER else (4, 6, 6, 0, 8, 12, 18, 40)


def titles(width: int) -> Sequence[str]:
    """The columns' headings."""
    first = ("N°", "Début", "Fin", "Candidat", "Durée")
    if width < WIDE:
        return (*first, "Réel")
    return (*first, "Temps", "Réel") if width < WIDER else (*first, "Temps", "Réel", "Écrit")


class TablePassages(RowList):
    """It is handed the plan's lines and paints those that changed."""

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(self._cells_of, widths, glyphs=glyphs, id=id)
        self.lignes: tuple[LignePlan, ...] = ()
        """What is shown."""

    def take(self, lignes: tuple[LignePlan, ...]) -> None:
        """Show these passages; only what changed is painted again."""
        before, self.lignes = self.lignes, lignes
        if len(lignes) != len(before):
            self.show(len(lignes))
        else:
            self.repaint(*(rank for rank, ligne in enumerate(lignes) if ligne != before[rank]))

    @property
    def current(self) -> LignePlan | None:
        """The passage under the cursor, null without a plan."""
        return self.lignes[self.cursor] if self.lignes else None

    def go_to_candidat(self, candidat: str) -> None:
        """Put the cursor on a candidat's passage."""
        rank = next((rank for rank, it in enumerate(self.lignes) if it.candidat == candidat), None)
        if rank is not None:
            self.go_to(rank)

    def go_to_next(self) -> None:
        """Put the cursor on the first passage that is still to come."""
        self.go_to(next((rank for rank, it in enumerate(self.lignes) if it.etat is Etat.A_VENIR), 0))

    def _cells_of(self, rank: int) -> Sequence[Cellule]:
        return cells(self.lignes[rank], inside(self.screen.size.width))


def cells(ligne: LignePlan, width: int) -> Sequence[Cellule]:
    """The cells of a passage, in a row as wide as that."""
    style = STYLES[ligne.etat]
    late = ligne.etat is Etat.A_VENIR and ligne.attendu is not None
    real = (ligne.reel or ETATS[ligne.etat], "alerte" if late else style)
    fin = hh_mm(ligne.fin) if ligne.fin else "libre"
    words = (str(ligne.rang), hh_mm(ligne.debut), fin, ligne.named(room(widths, width)), duration_words(ligne))
    planned = tuple((text, style) for text in words)
    if width < WIDE:
        return (*planned, real)
    full = (*planned, (ligne.amenagement, "discret"), real)
    if width < WIDER:
        return full
    # The name of a company is the longest: it is the one to be cut.
    parts = (ligne.ecrit.groupe, ligne.ecrit.dossier, ligne.ecrit.cas)
    return (*full, (clean(" · ".join(filter(None, parts)), limit=300), "discret"))
