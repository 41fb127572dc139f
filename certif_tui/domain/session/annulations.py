"""Which events of a session stand: those that nothing took back, or whose taking back was itself taken back.

The rules a manager may count on:

- what was taken back never happened, for everything computed from the session; the registre keeps it with its motif;
- taking back the taking back gives the very same session again;
- what is not there, came later, is taken back already, or is the session's creation cannot be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession, SessionCreee

FONDATEURS = (Ouverture, SessionCreee)
"""What makes the session one: never taken back."""


def standing(evenements: Iterable[EvenementSession]) -> Sequence[EvenementSession]:
    """The events that stand, first to last, those that take others back left out."""
    every = tuple(evenements)
    taken = annules(every)
    return [it for it in every if it.id not in taken and not isinstance(it, EvenementAnnule)]


def annules(evenements: Iterable[EvenementSession]) -> Mapping[str, EvenementAnnule]:
    """What took back each event that does not stand, by the id of that event."""
    known: set[str] = set()
    taking: list[EvenementAnnule] = []
    taken: dict[str, EvenementAnnule] = {}
    for evenement in evenements:
        if isinstance(evenement, EvenementAnnule) and evenement.cible in known and evenement.cible not in taken:
            taking.append(evenement)
            taken = _taken(taking)
        if not isinstance(evenement, FONDATEURS):
            known.add(evenement.id)
    return taken


def _taken(taking: Sequence[EvenementAnnule]) -> dict[str, EvenementAnnule]:
    """From the last one back: one that is itself taken back takes nothing back."""
    taken: dict[str, EvenementAnnule] = {}
    for evenement in reversed(taking):
        if evenement.id not in taken:
            taken.setdefault(evenement.cible, evenement)
    return taken
