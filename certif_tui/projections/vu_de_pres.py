"""All that one candidat's bilan rests on, read again only once one of its files changed."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.chrono.state import Chrono
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.resultat.fondement import Fondement
from certif_tui.domain.resultat.resultat import waited_for
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Journal, JournalError, told
from certif_tui.journal.kinds import CHRONO
from certif_tui.journal.sheets import sheet_of
from certif_tui.journal.streams import Stream
from certif_tui.projections.kept import Kept
from certif_tui.projections.resultats import fondement_of


class VuDePres(Frozen):
    """A juré's sheet for a candidat, their clock, what else is to be told of them.

    `panne` says in French why sheet or clock cannot be read; the rest is then empty.
    """

    grille: Grille
    chrono: Chrono
    fondement: Fondement
    panne: str = ""


class VuesDePres:
    """Candidats looked at one at a time; a look creates nothing."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept: Kept[tuple[str, str], VuDePres] = Kept(journal)

    def get(self, session: Session, candidat: Candidat, jure: Jure, defauts: Sequence[str]) -> VuDePres:
        """What is known of a candidat as that juré sees them; `defauts` are those of the session. Never raises."""
        sheet, clock = self._sheet(session, candidat, jure), CHRONO.at(session.slug, candidat.slug)
        others = (self._sheet(session, candidat, it) for it in waited_for(session, candidat.slug))
        return self._kept.get(
            (candidat.slug, jure.slug),
            (sheet, clock, *others),
            lambda _stamps: self._read(session, candidat, jure, defauts),
            given=(session, tuple(defauts)),
        )

    def _sheet(self, session: Session, candidat: Candidat, jure: Jure) -> Stream[Grille]:
        return sheet_of(self._journal, session.slug, candidat.slug, jure)

    def _read(self, session: Session, candidat: Candidat, jure: Jure, defauts: Sequence[str]) -> VuDePres:
        try:
            grille = self._journal.read(self._sheet(session, candidat, jure)).state
            chrono = self._journal.read(CHRONO.at(session.slug, candidat.slug)).state
        except JournalError as error:
            return VuDePres(Grille(), Chrono(), Fondement(), told(error))
        return VuDePres(grille, chrono, fondement_of(self._journal, session, candidat, defauts, jure.slug, grille))
