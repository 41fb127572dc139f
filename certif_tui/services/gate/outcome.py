"""What became of an operation: written, on its way, refused and why, or nothing to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from certif_tui.domain.evenements.base import Evenement, Ouverture
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.evenements import AvisDonne, PriseEnMain
from certif_tui.domain.refus import DisqueRefuse, Refus
from certif_tui.journal.journal import JournalError
from certif_tui.services.gate.unsaved import Unsaved

S = TypeVar("S")
E = TypeVar("E", bound=Evenement)

Cause: TypeAlias = Refus | JournalError
"""Why something is not written: a rule says no, or the disk does."""

Decision: TypeAlias = Callable[[S], Sequence[E] | Refus]
"""What to record, given the state as it stands: nothing where it says so already, or why not.

It may be asked more than once, and may raise its `Refus`, or a `JournalError`. While it is asked, the state it is given
is also the `state` of its stream.
"""


class Consultation(DisqueRefuse):
    """The folder can only be read: everything in it can be looked at, nothing changed."""

    def __init__(self) -> None:
        super().__init__("Dossier en lecture seule\u00a0: consultation seulement. Pour noter, demandez à y écrire.")


class Fate(Enum):
    """Where the events of an operation are."""

    STORED = "stored"
    """On the disk, which acknowledged them."""
    WAITING = "waiting"
    """On their way there."""
    REFUSED = "refused"
    """Nowhere, and they never will be there."""
    NOTHING = "nothing"
    """There are none: what was asked for stands already."""


class Outcome(Frozen, Generic[E]):
    """What became of an operation when it was asked about; `cause` is null unless it was refused."""

    fate: Fate
    evenements: tuple[E, ...] = ()
    cause: Cause | None = None

    def events_or_raise(self) -> tuple[E, ...]:
        """The events written, or on their way; none when there was nothing to do. Raises `cause`."""
        if self.cause is not None:
            raise self.cause.with_traceback(None)
        return self.evenements


class Operation(Generic[S, E]):
    """Something decided, and its events on their way to the disk."""

    def __init__(self, decide: Decision[S, E]) -> None:
        self._decide = decide
        self.evenements: tuple[E, ...] = ()
        self.fate = Fate.WAITING
        self.cause: Cause | None = None

    @property
    def outcome(self) -> Outcome[E]:
        """What became of it so far."""
        return Outcome(self.fate, () if self.fate is Fate.REFUSED else self.evenements, self.cause)

    @property
    def unsaved(self) -> Unsaved:
        """What it is as long as it waits; opening a stream or taking a sheet is nothing that somebody did."""
        avis = sum(isinstance(it, AvisDonne) for it in self.evenements)
        rest = not avis and not all(isinstance(it, Ouverture | PriseEnMain) for it in self.evenements)
        return Unsaved(avis, int(rest))

    def decide(self, state: S) -> None:
        """Take the events that are right on a state."""
        try:
            decided = self._decide(state)
        except (Refus, JournalError) as error:
            decided = error  # type: ignore[assignment]
        if isinstance(decided, Refus | JournalError):
            self.refuse(decided)
            return
        self.evenements = tuple(decided)
        self.fate = Fate.WAITING if decided else Fate.NOTHING

    def decide_again(self, state: S) -> None:
        """The same on what others made of the state; the events happened when they were first decided."""
        update = {"instant": self.evenements[0].instant}
        self.decide(state)
        again: Iterator[Any] = (evenement.model_copy(update=update) for evenement in self.evenements)
        self.evenements = tuple(again)

    def refuse(self, cause: Cause) -> None:
        """It will not be written."""
        self.fate, self.cause = Fate.REFUSED, cause

    def store(self) -> None:
        """The disk acknowledged it."""
        self.fate = Fate.STORED
