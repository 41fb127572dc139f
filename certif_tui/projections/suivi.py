"""Following the day: what really happened to each passage, read from the clocks and the sheets handed in."""

from __future__ import annotations

from certif_tui.domain.chrono.state import Chrono, Maintenant, Marche
from certif_tui.domain.planning.suivi import Suivi
from certif_tui.domain.planning.vecu import Vecu, followed
from certif_tui.domain.referentiel.model import Epreuve
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import CHRONO
from certif_tui.journal.sheets import sheets_of
from certif_tui.projections.coup_d_oeil import sheet_state
from certif_tui.projections.kept import Kept, Stamps


class SuiviDuJour:
    """Follows the plan of a session; a candidat's files are folded again only when they changed."""

    def __init__(self, journal: Journal, epreuve: Epreuve) -> None:
        self._journal, self._epreuve = journal, epreuve
        self._vecus: Kept[str, Vecu] = Kept(journal)

    def read(self, session: Session, now: Maintenant) -> Suivi | None:
        """The day as it stands `now`, null without a plan; files that cannot be read count as nothing done."""
        return followed(session, self._epreuve, lambda candidat: self._vecu(session, candidat), now)

    def _vecu(self, session: Session, candidat: str) -> Vecu:
        clock = CHRONO.at(session.slug, candidat)
        sheets = tuple(it for jure in session.jures for it in sheets_of(session.slug, candidat, jure))

        def read(stamps: Stamps) -> Vecu:
            chrono = self._journal.read(clock).state
            there = (sheet for sheet, stamp in zip(sheets, stamps[1:], strict=True) if stamp is not None)
            remise = chrono.marche is Marche.PRET and any(sheet_state(self._journal, it).etat.remise for it in there)
            return Vecu(chrono, remise)

        try:
            return self._vecus.get(candidat, (clock, *sheets), read)
        except JournalError:
            return Vecu(Chrono(), remise=False)  # their row says what is wrong
