"""Following the day: what really happened to each passage, read from the clocks and the sheets handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.state import Chrono, Marche
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.planning.suivi import Etat, Reel, Suivi, reel_of, suivi
from certif_tui.domain.session.presence import SANS_ORAL
from certif_tui.journal.journal import JournalError
from certif_tui.journal.kinds import CHRONO, GRILLE
from certif_tui.journal.stamps import Stamp
from certif_tui.projections.coup_d_oeil import sheet_state

if TYPE_CHECKING:
    from certif_tui.domain.session.state import Session
    from certif_tui.services.gate.session_tenue import SessionTenue

Lu = tuple[Chrono, bool]
"""A candidat's clock, and whether a sheet was handed in for them."""


class SuiviOuvert:
    """Follows the plan of a session; a candidat's files are folded again only when they changed."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte
        self._cache: dict[str, tuple[tuple[Stamp | None, ...], Lu]] = {}

    def read(self) -> Suivi | None:
        """The day as it stands now, null without a plan; files that cannot be read count as nothing done."""
        session = self._ouverte.session
        plan = session.planning.plan
        if plan is None:
            return None
        now = self._ouverte.contexte.clock.now()
        return suivi(plan, self._reels(plan, session, now), now.instant, session.fuseau)

    def _reels(self, plan: Plan, session: Session, now: chronos.Maintenant) -> dict[str, Reel]:
        known = {it.slug: it for it in session.candidats}
        reels: dict[str, Reel] = {}
        for creneau in plan.creneaux:
            candidat = known.get(creneau.candidat)
            if candidat is None:
                reels[creneau.candidat] = Reel(Etat.ECARTE)
                continue
            chrono, remise = self._read(candidat.slug, session)
            lecture = chronos.read(chrono, self._ouverte.plan(candidat.slug), now)
            ecarte = candidat.retire is not None or candidat.presence in SANS_ORAL
            reels[candidat.slug] = reel_of(chrono, lecture, remise=remise, ecarte=ecarte)
        return reels

    def _read(self, candidat: str, session: Session) -> Lu:
        journal, slug = self._ouverte.contexte.journal, session.slug
        jures = [jure.slug for jure in session.jures]
        try:
            stamps = (
                journal.stamp(CHRONO.at(slug, candidat)),
                *(journal.stamp(GRILLE.at(slug, candidat, jure)) for jure in jures),
            )
            cached = self._cache.get(candidat)
            if cached is not None and cached[0] == stamps:
                return cached[1]
            chrono = journal.read(CHRONO.at(slug, candidat)).state
            kept = [jure for jure, stamp in zip(jures, stamps[1:], strict=True) if stamp is not None]
            sheets = (GRILLE.at(slug, candidat, jure) for jure in kept)
            remise = chrono.marche is Marche.PRET and any(sheet_state(journal, sheet)[0].remise for sheet in sheets)
        except JournalError:
            return Chrono(), False  # their row says what is wrong
        self._cache[candidat] = (stamps, (chrono, remise))
        return chrono, remise
