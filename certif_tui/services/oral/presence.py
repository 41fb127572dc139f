"""Noting where a candidat is; their clock and the sheets are read where a rule turns on whether something began."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.session.decisions import presence as decisions
from certif_tui.domain.session.decisions.presence import PresenceDite
from certif_tui.domain.session.evenements import EvenementAnnule, Presence, PresenceNotee, Seance
from certif_tui.domain.session.presence import Jours, Retard, proposed, seances_of
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import CHRONO
from certif_tui.journal.sheets import sheets_of
from certif_tui.services.registre.taking_back import evenements_of

if TYPE_CHECKING:
    from certif_tui.domain.evenements.acte import Acte
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
        seance: Seance | None = None,
        auteur: str | None = None,
    ) -> None:
        """Record where a candidat is at a sitting, the proposed one if none is said; the same again records nothing.

        `auteur` is the slug of the juré who says it. Refused as `decisions.note`.
        """
        contexte, acte, bloc = self._ouverte.contexte, self._acte(auteur), self._ouverte.bloc
        where = seance or self.proposed
        dite = PresenceDite(candidat, presence, retard, motif, where)

        def decide(session: Session) -> Sequence[PresenceNotee] | Refus:
            asked = decisions.turns_on_entame(session.candidat(candidat), presence, where)
            entame = asked and _is_begun(contexte.journal, session, candidat)
            return decisions.note(session, acte, bloc, dite, phases=self._ouverte.full_plan(candidat), entame=entame)

        self._ouverte.record_or_raise(decide)

    def note_all_present(self, *, seance: Seance | None = None, auteur: str | None = None) -> Sequence[PresenceNotee]:
        """Record present, at once, all those still expected at a sitting, the proposed one if none is said.

        Refused as `decisions.note_all_present`.
        """
        acte, bloc, where = self._acte(auteur), self._ouverte.bloc, seance or self.proposed
        return self._ouverte.record_or_raise(lambda session: decisions.note_all_present(session, acte, bloc, where))

    def take_back_all_present(
        self, motif: str, *, seance: Seance | None = None, auteur: str | None = None
    ) -> Sequence[EvenementAnnule]:
        """Take back the last `note_all_present` of that sitting, whoever was noted otherwise since left so.

        Refused as `decisions.take_back_all_present`.
        """
        acte, where = self._acte(auteur), seance or self.proposed
        return self._ouverte.record_or_raise(
            lambda _session: decisions.take_back_all_present(acte, evenements_of(self._ouverte), where, motif)
        )

    @property
    def seances(self) -> tuple[Seance, ...]:
        """The sittings of the épreuve."""
        return seances_of(self._ouverte.bloc)

    @property
    def proposed(self) -> Seance | None:
        """The sitting of today, null where the épreuve has one only."""
        session, now = self._ouverte.session, self._ouverte.contexte.clock.now().instant
        zone, ecrit, plan = zone_of(session.fuseau), session.groupes, session.planning.plan
        begun = ecrit.travail.instant.astimezone(zone).date() if ecrit.travail else None
        dates = (session.date, begun, *((ecrit.echeance.debut, ecrit.echeance.fin) if ecrit.echeance else ()))
        written = [it for it in dates if it is not None]
        jours = Jours(written, plan.cadre.jour if plan else None, formes=ecrit.tirage is not None)
        return proposed(self._ouverte.bloc, now.astimezone(zone).date(), jours)

    def _acte(self, auteur: str | None) -> Acte:
        contexte = self._ouverte.contexte
        return (contexte.signed_by(auteur) if auteur else contexte).acte()


def _is_begun(journal: Journal, session: Session, candidat: str) -> bool:
    """Whether a clock has run or a mark was given for them; what cannot be read counts as begun."""
    try:
        if journal.read(CHRONO.at(session.slug, candidat)).state.actions:
            return True
        sheets = (it for jure in session.jures for it in sheets_of(session.slug, candidat, jure))
        return any(not journal.read(stream).state.is_vierge for stream in sheets)
    except JournalError:
        return True
