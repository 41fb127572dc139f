"""The table of the passages: each as planned, and beside it what really happened or is now expected."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.documents.plan import ETATS, LignePlan, duration_words
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.heures import hh_mm, hh_mm_up
from certif_tui.domain.planning.suivi import Etat
from certif_tui.ui.widgets.row_list import Cellule, RowList, inside, room
from certif_tui.wording.signs import Glyphs
from certif_tui.wording.text import clean

WIDE = 90
"""Cells of a row from which the longer time has a column of its own."""
WIDER = 116
"""Cells of a row from which the written work has one too: the group, the company of its case, the dossier."""
DAY, JURY = 6, 10
"""Cells of a day before the hours, of a jury's column."""
STYLES = {Etat.A_VENIR: "texte", Etat.EN_COURS: "valide", Etat.PASSE: "discret", Etat.ECARTE: "discret"}


class Colonnes(Frozen):
    """The columns of a table: the day before the hours where there are several, the jury where there are."""

    jours: bool = False
    jurys: bool = False

    def widths(self, width: int) -> Sequence[int]:
        """Rank, start, end, jury, name, length, longer time, real times, written work."""
        start = 11 if self.jours else 5
        jury = (JURY,) if self.jurys else ()
        if width < WIDE:
            return (3, start, 5, *jury, 0, *(() if jury else (6,)), 16)
        return (4, start, 6, *jury, 0, 8, 12, 18, *((40,) if self._tells_ecrit(width) else ()))

    def titles(self, width: int) -> Sequence[str]:
        """The columns' headings."""
        jury = ("Jury",) if self.jurys else ()
        first = ("N°", "Début", "Fin", *jury, "Candidat")
        if width < WIDE:
            return (*first, *(() if jury else ("Durée",)), "Réel")
        return (*first, "Durée", "Temps", "Réel", *(("Écrit",) if self._tells_ecrit(width) else ()))

    def cells(self, ligne: LignePlan, width: int) -> Sequence[Cellule]:
        """The cells of a passage, in a row as wide as that."""
        style = STYLES[ligne.etat]
        late = ligne.etat is Etat.A_VENIR and ligne.attendu is not None
        real = (ligne.reel or ETATS[ligne.etat], "alerte" if late else style)
        start = f"{ligne.debut:%d/%m} {hh_mm(ligne.debut)}" if self.jours else hh_mm(ligne.debut)
        fin = hh_mm_up(ligne.fin) if ligne.fin else "libre"
        jury = ((ligne.jury, style),) if self.jurys else ()
        name = ligne.named(room(self.widths, width))
        planned = ((str(ligne.rang), style), (start, style), (fin, style), *jury, (name, style))
        length = (duration_words(ligne), style)
        if width < WIDE:
            return (*planned, *(() if jury else (length,)), real)
        ecrit = ((_ecrit(ligne), "discret"),) if self._tells_ecrit(width) else ()
        return (*planned, length, (ligne.amenagement, "discret"), real, *ecrit)

    def _tells_ecrit(self, width: int) -> bool:
        """Whether the name keeps its room beside the written work."""
        return width >= WIDER + (DAY if self.jours else 0) + (JURY + 1 if self.jurys else 0)


def _ecrit(ligne: LignePlan) -> str:
    # The name of a company is the longest: it is the one to be cut.
    parts = (ligne.ecrit.groupe, ligne.ecrit.dossier, ligne.ecrit.cas)
    return clean(" · ".join(filter(None, parts)), limit=300)


class TablePassages(RowList):
    """It is handed the plan's lines and paints those that changed."""

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(self._cells_of, lambda width: self.colonnes.widths(width), glyphs=glyphs, id=id)
        self.colonnes = Colonnes()
        self.lignes: tuple[LignePlan, ...] = ()
        """What is shown."""

    def take(self, lignes: tuple[LignePlan, ...]) -> None:
        """Show these passages; only what changed is painted again."""
        before, self.lignes = self.lignes, lignes
        columns, jours = self.colonnes, {it.debut.date() for it in lignes}
        self.colonnes = Colonnes(len(jours) > 1, len({it.jury for it in lignes}) > 1)
        if len(lignes) != len(before) or self.colonnes != columns:
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
        return self.colonnes.cells(self.lignes[rank], inside(self.screen.size.width))
