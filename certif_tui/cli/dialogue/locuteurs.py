"""Who speaks of whom while a sheet is read aloud, and what is held open for it."""

from __future__ import annotations

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert


class Locuteurs(Frozen):
    """The juré's desk, the candidat's slug, their sheet held open and the clock of their oral.

    The clock is null on the written work, and where it cannot be read.
    """

    poste: Poste
    slug: str
    grille: GrilleOuverte
    chrono: ChronoOuvert | None

    @property
    def candidat(self) -> Candidat:
        """The candidat, as the session has them now."""
        return self.poste.ouverte.session.candidat(self.slug)

    @property
    def nom(self) -> str:
        """The candidat's name, told from their homonyms'."""
        return self.poste.ouverte.session.designation(self.candidat)
