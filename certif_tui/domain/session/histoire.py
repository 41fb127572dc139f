"""A session as it was: before each of its events, and at any instant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from itertools import accumulate

from certif_tui.domain.session.evenements import CandidatAjoute, EvenementSession
from certif_tui.domain.session.state import Session, fold, step


class Histoire:
    """What the session was, event after event; what was taken back since still stood then."""

    def __init__(self, slug: str, evenements: Sequence[EvenementSession]) -> None:
        self._slug, self._evenements = slug, tuple(evenements)
        self._ranks = {it.id: rang for rang, it in enumerate(self._evenements)}

    def before(self, evenement: EvenementSession) -> Session:
        """The session that event came to. Raises `KeyError` when it is none of the session's."""
        return self._states[self._ranks[evenement.id]]

    def named(self, evenement: EvenementSession) -> Session:
        """The session that says whom that event was about: of those a list adds, once they were all there."""
        rang = self._ranks[evenement.id]
        if not isinstance(evenement, CandidatAjoute):
            return self._states[rang]
        while rang < len(self._evenements) and isinstance(self._evenements[rang], CandidatAjoute):
            rang += 1
        return self._states[rang]

    def at(self, instant: datetime) -> Session:
        """The session as it stood then, by the clocks of those who wrote."""
        return self._states[bisect_right(self._instants, instant)]

    @cached_property
    def _states(self) -> list[Session]:
        """The session before the first event, then after each."""
        states = [Session(self._slug)]
        for count, evenement in enumerate(self._evenements, 1):
            after = step(states[-1], evenement)
            states.append(fold(self._slug, self._evenements[:count]) if after is None else after)
        return states

    @cached_property
    def _instants(self) -> list[datetime]:
        """When each was recorded, never before the one in front of it: a clock may have been set back."""
        return list(accumulate((it.instant for it in self._evenements), max))
