"""Taking back one event of a session: the one way there is, whoever asks for it and whatever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from certif_tui.domain.session import taking_back
from certif_tui.domain.session.taking_back import Fichier, Target

if TYPE_CHECKING:
    from certif_tui.domain.refus import Refus
    from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession
    from certif_tui.domain.session.state import Session
    from certif_tui.services.gate.contexte import Contexte
    from certif_tui.services.gate.session_tenue import SessionTenue


def take_back(
    ouverte: SessionTenue,
    contexte: Contexte,
    evenement: EvenementSession,
    motif: str | None,
    fichiers: Callable[[], Iterable[Fichier]] = tuple,
) -> EvenementAnnule:
    """Take an event back, as `contexte` says, and return what recorded it; `fichiers` are kept beside the session.

    Raises `Refus` without a motif, which only a change of the plan may lack, or where it cannot be; `Dependant` where
    something else needs it.
    """
    ouverte.live.refresh()
    acte = contexte.acte()

    def decide(session: Session) -> Sequence[EvenementAnnule] | Refus:
        return taking_back.take_back(session, acte, Target(evenement, evenements_of(ouverte)), motif, fichiers())

    [taken] = ouverte.record_or_raise(decide)
    return taken


def evenements_of(ouverte: SessionTenue) -> Sequence[EvenementSession]:
    """Every event of the session; the number of each is its rank, from 1."""
    return ouverte.live.evenements  # type: ignore[return-value]
