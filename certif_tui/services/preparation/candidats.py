"""The candidats of a session: adding, correcting, ordering, withdrawing them, setting their time."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from certif_tui.domain.facteurs import Facteur
from certif_tui.domain.frozen import replace
from certif_tui.domain.session.decisions import candidats as decisions
from certif_tui.domain.session.decisions import ordre
from certif_tui.domain.session.decisions.candidats import Correction
from certif_tui.domain.session.evenements import EvenementSession
from certif_tui.domain.session.inscription import Inscription, checked_nom, inscription_like
from certif_tui.domain.session.state import Session
from certif_tui.services.oral.horaires import begun

if TYPE_CHECKING:
    from certif_tui.domain.refus import Refus
    from certif_tui.services.gate.session_tenue import SessionTenue


class CandidatsTenus:
    """What can be changed of the candidats of a session held open; each change raises `Refus` where it is refused."""

    def __init__(self, ouverte: SessionTenue) -> None:
        self._ouverte = ouverte

    def add(self, inscriptions: Sequence[Inscription], *, homonymes: Container[str] | None = None) -> tuple[str, ...]:
        """Add candidats at the end of the list, all or none, and give their slugs. Refused as `decisions.add`."""
        acte = self._ouverte.contexte.acte()
        made = self._ouverte.record_or_raise(
            lambda session: decisions.add(session, acte, inscriptions, homonymes=homonymes)
        )
        return tuple(it.candidat for it in made)

    def correct(self, candidat: str, said: Inscription, motif: str = "") -> bool:
        """Make what stands of a candidat what is `said`, all at once; false when it was so already.

        What changed meanwhile and is not said anew stays. Refused as `decisions.correct`.
        """
        correction = Correction(candidat, said, self._seen(candidat), motif)
        acte = self._ouverte.contexte.acte()
        return bool(self._ouverte.record_or_raise(lambda session: decisions.correct(session, acte, correction)))

    def rename(self, candidat: str, nom: str, motif: str) -> bool:
        """Correct a candidat's name; false when it was so already. Refused as `correct`."""
        return self.correct(candidat, replace(self._seen(candidat), nom=checked_nom(nom)), motif)

    def set_facteur(self, candidat: str, facteur: Facteur, motif: str = "") -> bool:
        """Set the factor that lengthens a candidat's time; false when it was so already. Refused as `correct`."""
        return self.correct(candidat, replace(self._seen(candidat), facteur=facteur), motif)

    def _seen(self, candidat: str) -> Inscription:
        return inscription_like(self._ouverte.session.candidat(candidat))

    def withdraw(self, candidat: str, motif: str) -> None:
        """Withdraw a candidat; what was recorded about them stays. Refused as `decisions.withdraw`."""
        acte = self._ouverte.contexte.acte()
        self._ouverte.record_or_raise(lambda session: decisions.withdraw(session, acte, candidat, motif))

    def restore(self, candidat: str) -> None:
        """Put a withdrawn candidat back in the list. Refused as `decisions.restore`."""
        acte = self._ouverte.contexte.acte()
        self._ouverte.record_or_raise(lambda session: decisions.restore(session, acte, candidat))

    def move(self, candidat: str, by: int) -> bool:
        """Move a candidat up (negative) or down the order of passage; false past its ends. Refused as `move_to`."""
        acte = self._ouverte.contexte.acte()
        made = self._ouverte.record_or_raise(
            lambda session: ordre.move(session, acte, candidat, by, commences=self._begun(session, candidat))
        )
        return bool(made)

    def move_to(self, candidat: str, place: int) -> bool:
        """Give a candidat a place, from 1, among those not withdrawn; false when it is theirs.

        Two neighbours who have a passage in the plan exchange these. Refused as `ordre.move_to`.
        """
        acte = self._ouverte.contexte.acte()
        made = self._ouverte.record_or_raise(
            lambda session: ordre.move_to(session, acte, candidat, place, commences=self._begun(session, candidat))
        )
        return bool(made)

    def move_beside(self, candidat: str, other: str, *, after: bool) -> bool:
        """Have a candidat pass just before another, or just `after`; false when they did. Refused as `move_to`."""
        acte = self._ouverte.contexte.acte()

        def decide(session: Session) -> Sequence[EvenementSession] | Refus:
            commences = self._begun(session, candidat)
            return ordre.move_beside(session, acte, candidat, other, after=after, commences=commences)

        return bool(self._ouverte.record_or_raise(decide))

    def _begun(self, session: Session, candidat: str) -> frozenset[str]:
        """Whose oral has begun, among those a move of that candidat can exchange the passages of."""
        return begun(self._ouverte.contexte.journal, session.slug, ordre.neighbours(session, candidat))

    def sort_by_name(self) -> bool:
        """Put the candidats in the order of their names, the French way; false when they were in it."""
        acte = self._ouverte.contexte.acte()
        return bool(self._ouverte.record_or_raise(lambda session: ordre.sort_by_name(session, acte)))

    @property
    def is_sorted_by_name(self) -> bool:
        """Whether the candidats are in the order of their names, the French way."""
        candidats = self._ouverte.session.candidats
        return ordre.by_name(candidats) == candidats
