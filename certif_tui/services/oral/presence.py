"""Noting where a candidat is; their clock and the sheets are read where a rule turns on whether something began."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions import presence as decisions
from certif_tui.domain.session.decisions.presence import PresenceDite
from certif_tui.domain.session.evenements import Presence, PresenceNotee
from certif_tui.domain.session.presence import Retard
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import CHRONO
from certif_tui.journal.sheets import sheets_of

if TYPE_CHECKING:
    from certif_tui.domain.refus import Refus
    from certif_tui.services.gate.session_tenue import SessionTenue


class PresencesTenues:
    """Where the candidats of a session held open are said to be."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte

    def note(
        self,
        candidat: str,
        presence: Presence,
        retard: Retard | None = None,
        motif: str = "",
        *,
        auteur: str | None = None,
    ) -> None:
        """Record where a candidat is, as `auteur` (the slug of a juré) says; the same again records nothing.

        Refused as `decisions.note`.
        """
        contexte, dite = self._ouverte.contexte, PresenceDite(candidat, presence, retard, motif)
        acte = (contexte.signed_by(auteur) if auteur else contexte).acte()

        def decide(session: Session) -> Sequence[PresenceNotee] | Refus:
            asked = decisions.turns_on_entame(session.candidat(candidat), presence)
            entame = asked and _is_begun(contexte.journal, session, candidat)
            return decisions.note(session, acte, dite, phases=self._ouverte.full_plan(candidat), entame=entame)

        self._ouverte.record(decide)


def _is_begun(journal: Journal, session: Session, candidat: str) -> bool:
    """Whether a clock has run or a mark was given for them; what cannot be read counts as begun."""
    try:
        if journal.read(CHRONO.at(session.slug, candidat)).state.actions:
            return True
        sheets = (it for jure in session.jures for it in sheets_of(session.slug, candidat, jure))
        return any(not journal.read(stream).state.is_vierge for stream in sheets)
    except JournalError:
        return True
