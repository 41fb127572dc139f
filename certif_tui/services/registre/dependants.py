"""Refusing to take back an event that another one needs: the rule of every way there is to take something back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.dependances import dependance
from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession

if TYPE_CHECKING:
    from certif_tui.domain.session.state import Session
    from certif_tui.services.gate.session_tenue import SessionTenue

MOTIF = "L'annulation demande un motif."


class Dependant(Refus):
    """Another event needs the one to take back, or (`revient`) what would count again needs one taken back since.

    `session` and its `evenements` are those it was refused in, for whoever tells it in words.
    """

    def __init__(
        self, session: Session, evenements: tuple[EvenementSession, ...], evenement: EvenementSession, *, revient: bool
    ) -> None:
        numero = 1 + next(rang for rang, it in enumerate(evenements) if it.id == evenement.id)
        remedy = "rétablissez-le d'abord" if revient else "annulez-le d'abord"
        needs = "a besoin d'un événement annulé depuis" if revient else "en dépend"
        super().__init__(f"L'événement n°\u00a0{numero} {needs}\u00a0: {remedy}.")
        self.session, self.evenements = session, evenements
        self.evenement, self.revient = evenement, revient


def without(ouverte: SessionTenue, evenement: EvenementSession) -> tuple[EvenementSession, ...]:
    """The events of the session, and one more that would take that one back."""
    every: tuple[EvenementSession, ...] = ouverte.live.evenements  # type: ignore[assignment]
    return (*every, EvenementAnnule(**ouverte.contexte.entete(), cible=evenement.id, motif=MOTIF))


def check_unneeded(ouverte: SessionTenue, evenement: EvenementSession) -> None:
    """Raises `Dependant` when another event must be taken back, or put back, before that one."""
    *every, _taking = after = without(ouverte, evenement)
    needing = dependance(ouverte.slug, every, after)
    if needing is not None:
        raise Dependant(ouverte.session, tuple(every), needing.evenement, revient=needing.revient)
