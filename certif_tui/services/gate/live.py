"""A stream held open: its folded state, what is not yet on the disk, and the one way to decide on it.

An operation is decided on a state and appended behind the event that state ends with. Where somebody else wrote first
it is decided again on what they made of it: it stands, it comes to something else, or it is refused with its reason.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.refus import Refus
from certif_tui.journal.journal import (
    Conflict,
    Content,
    Journal,
    JournalError,
    Receipt,
    StorageFailure,
    StreamReadOnly,
    told,
)
from certif_tui.journal.proof import defaut_of
from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Stream
from certif_tui.services.gate.outcome import Cause, Consultation, Decision, E, Fate, Operation, Outcome
from certif_tui.services.gate.unsaved import Unsaved, together

S = TypeVar("S")

RECUL = (
    "Le fichier a disparu ou a été remplacé par un plus ancien. Remettez-le en place"
    "\u00a0: ce qui est affiché reste à l'écran et sera enregistré."
)


class Bars(Frozen, Generic[S]):
    """What keeps us from writing a stream.

    `veto` says of a state that somebody else wrote why we may no longer write (null: we may), `gate` the same at every
    writing, for reasons that stand elsewhere than in the stream.
    """

    veto: Callable[[S], Refus | None] = lambda _state: None
    gate: Callable[[], Refus | None] = lambda: None


class Writer(Protocol):
    """What brings pending events to the disk, at once or from a thread of its own."""

    @property
    def pending(self) -> int:
        """How many events, over all streams, the disk has not yet acknowledged."""

    @property
    def unsaved(self) -> Unsaved:
        """The same, counted in things done."""

    @property
    def trouble(self) -> str | None:
        """Why the disk refused the last attempt on one of the streams, null when nothing that waits was refused."""

    def submit(self, live: Live[Any]) -> None:
        """Take note that `live` has pending events."""


class Live(Generic[S]):
    """A stream's state as the juror sees it: what is on the disk, then what is on its way there.

    `refused` is why nothing can be written any more, `failure` why the last attempt failed; both null when all
    is well. `defaut` is why what is on the disk is no proof (French), empty when it is one. `writer` brings what is
    pending to the disk, this stream's and others'.
    """

    def __init__(self, journal: Journal, stream: Stream[S], writer: Writer, bars: Bars[S] | None = None) -> None:
        """Read the stream. Raises `StreamDamaged`, `StorageFailure`."""
        self.stream = stream
        self.refused: Cause | None = None
        self.failure: JournalError | None = None
        self._journal, self._bars, self.writer = journal, bars or Bars(), writer
        self._lock = threading.RLock()
        self._pending: list[Operation[S, Any]] = []
        self._rejected: list[Cause] = []
        self._stored: list[Evenement] = []
        self.seq = 0
        self.state: S
        self._take_in(journal.read(stream))

    def check_writable(self) -> None:
        """Refuse all that would be written when the folder can only be read."""
        if self._journal.refusal(self.stream) is not None:
            self.refused = self.refused or Consultation()

    def check_open(self) -> None:
        """Raise `refused` when nothing can be written any more: `Consultation` where the folder can only be read."""
        if self.refused:
            raise self.refused.with_traceback(None)

    @property
    def pending(self) -> int:
        """How many events the disk has not yet acknowledged."""
        return sum(len(operation.evenements) for operation in self._pending)

    @property
    def unsaved(self) -> Unsaved:
        """The same, counted in things done; asked for a screen, it waits for no disk."""
        return together(operation.unsaved for operation in tuple(self._pending))

    @property
    def trouble(self) -> str | None:
        """Why the last attempt failed, in French; null when all is well."""
        return told(self.failure) if self.failure else None

    @property
    def stamp(self) -> Stamp | None:
        """The stamp of the stream's file as it was last read or written."""
        return self._stamp

    @property
    def evenements(self) -> tuple[Evenement, ...]:
        """The events that made the state, first to last: those on the disk, then those on their way there."""
        with self._lock:
            return (*self._stored, *([] if self.refused else _events_of(self._pending)))

    def record(self, decide: Decision[S, E]) -> Outcome[E]:
        """Decide on the state as it stands, apply that at once, send it on its way to the disk; say what became of it.

        Nothing of what was refused stands. With a writer that writes later, what others who wrote first leave no place
        for is told by `take_rejected`.
        """
        operation = Operation(decide)
        with self._lock:
            if self.refused:
                operation.refuse(self.refused)
            else:
                operation.decide(self.state)
            if operation.fate is not Fate.WAITING:
                return operation.outcome
            self._apply(operation)
        self.writer.submit(self)
        with self._lock:
            if self.refused and operation.fate is Fate.WAITING:
                operation.refuse(self.refused)
            return operation.outcome

    def record_or_raise(self, decide: Decision[S, E]) -> tuple[E, ...]:
        """The events `record` wrote, or sent on their way; none when there was nothing to do. Raises why it refused."""
        return self.record(decide).events_or_raise()

    def take_rejected(self) -> list[Cause]:
        """Why operations were dropped that waited for the disk, each told once."""
        with self._lock:
            rejected, self._rejected = self._rejected, []
        return rejected

    def give_up(self, cause: Cause) -> None:
        """Forget what is not on the disk: it was refused."""
        with self._lock:
            for operation in self._pending:
                operation.refuse(cause)
            if self._pending:
                self._rejected.append(cause)
            self._pending.clear()
            self.failure = None
            self.state = self.fold(self._stored)

    def write(self) -> bool:
        """Bring what is pending to the disk; false when it must be tried again, with `failure` saying why.

        Without one, somebody else wrote first: what was pending was decided again.
        """
        with self._lock:
            batch, after = tuple(self._pending), self.seq
            evenements = _events_of(batch)
        if not batch or self.refused or self._is_barred():
            return True
        try:
            receipt = self._journal.append(self.stream, evenements, after=after)
        except Conflict:
            self.refresh(force=True)
            return self.refused is not None
        except StreamReadOnly as error:
            self.refused = self.failure = error
            return True
        except JournalError as error:
            self.failure = error
            return False
        self._acknowledge(batch, receipt)
        return not self._pending

    def _is_barred(self) -> bool:
        """Whether nothing may be written any more; what is pending is then no longer part of the state."""
        barred = self._bars.gate()
        if barred is not None:
            with self._lock:
                self.refused = self.refused or barred
                self.state = self.fold(self.evenements)
        return barred is not None

    def refresh(self, *, force: bool = False) -> bool:
        """Take in what others wrote since; true when the state changed, or nothing may be written any more."""
        if not self.refused and self._is_barred():
            return True
        with self._lock:
            if not force and self._journal.stamp(self.stream) == self._stamp:
                return False
            before = self.state
            try:
                content = self._journal.read(self.stream)
            except JournalError as error:
                self.failure = error
                return False
            if content.seq < self.seq:
                # The file is gone or older: what is on screen is all there is left of it.
                self.failure = StorageFailure(RECUL)
                return False
            if content.seq != self.seq:
                self.refused = self.refused or self._bars.veto(content.state)
            self._take_in(content)
            return self.state != before

    def _take_in(self, content: Content[S]) -> None:
        stored = list(content.evenements)
        known = {evenement.id for evenement in stored}
        # An append brings all the events of an operation, or none.
        waiting = [operation for operation in self._pending if operation.evenements[0].id not in known]
        for operation in self._pending:
            if operation.evenements[0].id in known:
                operation.store()
        others_wrote = content.seq != self.seq
        self._stored, self.seq, self.head = stored, content.seq, content.head
        self.faults, self.defaut = content.faults, defaut_of(content)
        self._stamp = self._journal.stamp(self.stream)
        self.refused = self.refused or (StreamReadOnly(content.read_only) if content.read_only else None)
        self._pending = [] if others_wrote else waiting
        self.state = self.fold(self.evenements)
        if others_wrote:
            self._decide_again(waiting)
        self.failure = self.failure if self._pending else None

    def _decide_again(self, waiting: Sequence[Operation[S, Any]]) -> None:
        """Bring what waits to what others wrote, one operation after the other, dropping what no longer stands."""
        for operation in waiting:
            if not self.refused:
                operation.decide_again(self.state)
            if operation.cause is not None:
                self._rejected.append(operation.cause)
            elif operation.fate is Fate.WAITING:
                self._apply(operation)

    def _apply(self, operation: Operation[S, Any]) -> None:
        self._pending.append(operation)
        if not self.refused:
            self.state = self._advanced(operation.evenements)

    def _advanced(self, evenements: Sequence[Evenement]) -> S:
        state, step = self.state, self.stream.kind.step
        for evenement in evenements:
            after = step(state, evenement) if step else None
            if after is None:
                return self.fold(self.evenements)
            state = after
        return state

    def fold(self, evenements: Sequence[Evenement]) -> S:
        """The state the stream would come to with those events."""
        return self.stream.kind.fold(self.stream, evenements)

    def _acknowledge(self, batch: Sequence[Operation[S, Any]], receipt: Receipt) -> None:
        with self._lock:
            self.failure = None
            for operation in batch:
                operation.store()
            if receipt.seq <= self.seq:
                return  # a refresh read these events back before the acknowledgement came
            self._pending = [it for it in self._pending if all(it is not written for written in batch)]
            self._stored.extend(_events_of(batch))
            self.seq, self.head = receipt.seq, receipt.head
            self._stamp = self._journal.stamp(self.stream)


def _events_of(operations: Iterable[Operation[Any, Any]]) -> list[Evenement]:
    return [evenement for operation in operations for evenement in operation.evenements]
