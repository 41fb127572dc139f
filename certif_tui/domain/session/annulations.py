"""Which events of a session stand: those that nothing took back, or whose taking back was itself taken back.

The rules a manager may count on:

- what was taken back never happened, for everything computed from the session; the registre keeps it with its motif;
- taking back the taking back gives the very same session again;
- what is not there, came later, is taken back already, is the session's creation, or says who works under a login
  cannot be taken back;
- incidents, the written part and the plan keep what was taken back in sight: there it is their own room that takes it
  back, and what had meant nothing when it came still means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from certif_tui.domain.ecrit.evenements import FaitEcrit
from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.incidents.evenements import IncidentNote
from certif_tui.domain.planning.evenements import EvenementPlanning
from certif_tui.domain.session.evenements import EvenementAnnule, EvenementSession, SessionCreee
from certif_tui.domain.session.responsable import ResponsableNomme

FONDATEURS = (Ouverture, SessionCreee)
"""What makes the session one: never taken back."""
DEFINITIFS = (*FONDATEURS, ResponsableNomme)
"""What is never taken back: who worked under a login is a fact of all that was done there."""

FAITS_ECRITS, ACTIONS_DU_PLAN = get_args(FaitEcrit), get_args(EvenementPlanning)
EN_PLACE = (IncidentNote, *FAITS_ECRITS, *ACTIONS_DU_PLAN)
"""What its own room takes back."""


def cible_of(evenement: EvenementSession) -> str:
    """What names an event to take back: the ident of an incident, which corrections share, else its id."""
    return evenement.ident if isinstance(evenement, IncidentNote) else evenement.id


def standing(evenements: Iterable[EvenementSession]) -> Sequence[EvenementSession]:
    """The events that stand, first to last, those that take others back left out, but for what rooms take back."""
    every = tuple(evenements)
    if not any(isinstance(it, EvenementAnnule) for it in every):
        return every
    taken, en_place = annules(every), {annulation.id for annulation, _cible in taken_in_place(every)}
    left_out = {it.id for it in every if isinstance(it, EvenementAnnule) and it.id not in en_place}
    return tuple(it for it in every if it.id not in taken and it.id not in left_out)


def annules(evenements: Iterable[EvenementSession]) -> Mapping[str, EvenementAnnule]:
    """What took back each event that does not stand, by the id of that event; what rooms take back left aside."""
    known: set[str] = set()
    taking: list[EvenementAnnule] = []
    taken: dict[str, EvenementAnnule] = {}
    for evenement in evenements:
        if isinstance(evenement, EvenementAnnule) and evenement.cible in known and evenement.cible not in taken:
            taking.append(evenement)
            taken = _taken(taking)
        if not isinstance(evenement, (*DEFINITIFS, *EN_PLACE)):
            known.add(evenement.id)
    return taken


def taken_in_place(evenements: Iterable[EvenementSession]) -> Iterator[tuple[EvenementAnnule, EvenementSession]]:
    """What rooms take back, each with what names it, whether the taking back stands or not."""
    known: dict[str, EvenementSession] = {}
    for evenement in evenements:
        if isinstance(evenement, EN_PLACE):
            known[cible_of(evenement)] = evenement
        elif isinstance(evenement, EvenementAnnule) and evenement.cible in known:
            yield evenement, known[evenement.cible]


def _taken(taking: Sequence[EvenementAnnule]) -> dict[str, EvenementAnnule]:
    """From the last one back: one that is itself taken back takes nothing back."""
    taken: dict[str, EvenementAnnule] = {}
    for evenement in reversed(taking):
        if evenement.id not in taken:
            taken.setdefault(evenement.cible, evenement)
    return taken
