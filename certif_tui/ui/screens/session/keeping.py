"""The part of the session screen that keeps its list as it is seen, for the next start to show at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.slugs import slug_of
from certif_tui.projections.apercu_session import Conditions, LigneVue, VueSession
from certif_tui.ui.screens.session.listing import Listing
from certif_tui.ui.screens.session.rows import KNOWN, cells
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import MOST

KEEP_S = 0.5
"""Seconds after a change at which the list is kept: changes come together."""


class Keeping(Listing):
    """Keeps the list once it was shown and whenever it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: VueSession | None = None
        self._keeping = False

    def paint(self) -> None:
        """Show the session as it is now."""
        super().paint()
        self._keep_soon()

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        super().saved()
        self._keep_soon()

    def _repaint(self, slugs: Sequence[str]) -> None:
        super()._repaint(slugs)
        self._keep_soon()

    def _keep_soon(self) -> None:
        if self._keeping or not self._shown:
            return
        self._keeping = True
        self.set_timer(KEEP_S, self._keep)

    def after_first_paint(self) -> None:
        """Keep the list for the first time."""
        super().after_first_paint()
        self._keep()

    def _keep(self) -> None:
        self._keeping = False
        vue = self._seen()
        if vue is not None and vue != self._kept:
            self._kept = vue
            self.bureau.apercu.keep(vue)

    def _seen(self) -> VueSession | None:
        """The list as it is seen; null while it is not wholly on the disk, or nobody is at work in it."""
        live = self.ouverte.live
        if self.jure is None or live.pending or live.refused or not self.size.width:
            return None
        first = self.first_to_grade(self._listed[: self.app.size.height])
        shown = [commande for commande in self.commandes() if commande.show][:MOST]
        return VueSession(
            self.ouverte.slug,
            live.stamp,
            Conditions(slug_of(self.jure.nom), self.size.width, self.affichage.statuts_masques),
            self.jure.slug,
            self.query_one(Entete).title,
            self.query_one("#resume", Cell).text,
            tuple((commande.touche, commande.libelle) for commande in shown),
            self._listed.index(first) if first else 0,
            tuple(self._lignes_vues()),
        )

    def _lignes_vues(self) -> Iterator[LigneVue]:
        for rank, candidat in enumerate(self._listed, 1):
            yield self._ligne_vue(rank, candidat)

    def _ligne_vue(self, rank: int, candidat: Candidat) -> LigneVue:
        """A row; a clock that runs and a sheet that cannot be read are left to the next reading."""
        ligne = self._lignes.values.get(candidat.slug)
        if ligne is not None and (ligne.panne or ligne.chrono.marche is Marche.EN_COURS):
            ligne = None
        hidden, width = self.affichage.statuts_masques, self.row_width
        sign = self._incident_sign(candidat)
        signe = self.ouverte.session.homonymes.get(candidat.slug, "")
        shown = tuple(cells(rank, candidat, ligne, hidden=hidden, width=width, signe=signe, incidents=sign))
        stamps = self._tableau.stamps(candidat.slug) if ligne is not None and self._tableau is not None else None
        if candidat.retire is not None or stamps is None:
            return LigneVue(candidat.slug, shown if candidat.retire is not None else shown[:KNOWN])
        return LigneVue(candidat.slug, shown[:KNOWN], shown[KNOWN:], stamps)
