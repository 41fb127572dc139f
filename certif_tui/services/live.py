"""A stream held open: its folded state, and the events that are not yet on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from certif_tui.domain.evenements.catalogue import EvenementConnu
from certif_tui.journal.journal import (
    Conflict,
    Content,
    FolderReadOnly,
    Journal,
    JournalError,
    Receipt,
    Stamp,
    StreamBusy,
    StreamReadOnly,
    told,
)
from certif_tui.journal.streams import Stream
from certif_tui.services.preuve import defaut_of

S = TypeVar("S")

RECUL = (
    "Le fichier a disparu ou a été remplacé par un plus ancien. Remettez-le en place"
    "\u00a0: ce qui est affiché reste à l'écran et sera enregistré."
)

CONSULTATION = "Dossier en lecture seule\u00a0: consultation seulement. Pour noter, demandez à y écrire."


@dataclass(frozen=True, slots=True)
class Folding(Generic[S]):
    """How a stream becomes a state.

    `step` adds one event to a state, where that gives the same as folding all again; null says it does not. `veto` says
    of a state that somebody else wrote why we may no longer write (null: we may), `gate` the same at every writing,
    for reasons that stand elsewhere than in the stream.
    """

    fold: Callable[[Sequence[Any]], S]
    step: Callable[[S, Any], S | None] | None = None
    veto: Callable[[S], str | None] = lambda _state: None
    gate: Callable[[], str | None] = lambda: None


class Writer(Protocol):
    """What brings pending events to the disk, at once or from a thread of its own."""

    @property
    def pending(self) -> int:
        """How many events, over all streams, the disk has not yet acknowledged."""

    @property
    def trouble(self) -> str | None:
        """Why the disk refused the last attempt on one of the streams, null when nothing that waits was refused."""

    def submit(self, live: Live[Any]) -> None:
        """Take note that `live` has pending events."""


class Live(Generic[S]):
    """A stream's state as the juror sees it: what is on the disk, then what is on its way there.

    `refused` is why nothing can be written any more, `trouble` why the last attempt failed; both French, both null
    when all is well. `busy` tells that the trouble is only somebody else's lock, `defaut` why what is on the disk is no
    proof, empty when it is one. `writer` brings what is pending to
    the disk, this stream's and others'.
    """

    def __init__(self, journal: Journal, stream: Stream, folding: Folding[S], writer: Writer) -> None:
        """Read the stream. Raises `StreamDamaged`, `StorageFailure`."""
        self.stream = stream
        self.refused: str | None = None
        self.trouble: str | None = None
        self.busy = False
        self._journal, self._folding, self.writer = journal, folding, writer
        self._lock = threading.RLock()
        self._pending: list[EvenementConnu] = []
        self.state: S
        self._take_in(journal.read(stream))

    def check_writable(self) -> None:
        """Refuse all that would be written when the folder can only be read."""
        try:
            self._journal.require_writable(self.stream)
        except FolderReadOnly:
            self.refused = self.refused or CONSULTATION

    @property
    def pending(self) -> int:
        """How many events the disk has not yet acknowledged."""
        return len(self._pending)

    @property
    def stamp(self) -> Stamp | None:
        """The stamp of the stream's file as it was last read or written."""
        return self._stamp

    @property
    def evenements(self) -> tuple[EvenementConnu, ...]:
        """The events that made the state, first to last: those on the disk, then those on their way there."""
        with self._lock:
            return (*self._stored, *([] if self.refused else self._pending))

    def record(self, *evenements: EvenementConnu) -> None:
        """Apply events at once and send them on their way to the disk. On a stream refused to us nothing happens."""
        if self.refused:
            return
        with self._lock:
            self._pending.extend(evenements)
            self.state = self._advanced(evenements)
        self.writer.submit(self)

    def write(self) -> bool:
        """Bring what is pending to the disk; false when it must be tried again, with `trouble` saying why."""
        with self._lock:
            batch = list(self._pending)
        if not batch or self.refused or self._is_barred():
            return True
        try:
            receipt = self._journal.append(self.stream, batch, after=self.seq)
        except Conflict:
            self.refresh(force=True)
            return self.refused is not None
        except StreamReadOnly as error:
            self.refused = self.trouble = str(error)
            return True
        except JournalError as error:
            self.trouble, self.busy = told(error), isinstance(error, StreamBusy)
            return False
        self._acknowledge(batch, receipt)
        return not self._pending

    def _is_barred(self) -> bool:
        """Whether nothing may be written any more; what is pending is then no longer part of the state."""
        barred = self._folding.gate()
        if barred is not None:
            with self._lock:
                self.refused = self.refused or barred
                self.state = self._folding.fold(self.evenements)
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
                self.trouble = told(error)
                return False
            if content.seq < self.seq:
                self.trouble = RECUL  # the file is gone or older: what is on screen is all there is left of it
                return False
            if content.seq != self.seq:
                theirs = self._folding.fold([record.evenement for record in content.records])
                self.refused = self.refused or self._folding.veto(theirs)
            self._take_in(content)
            return self.state != before

    def _take_in(self, content: Content) -> None:
        stored = [record.evenement for record in content.records]
        known = {evenement.id for evenement in stored}
        self._pending = [evenement for evenement in self._pending if evenement.id not in known]
        self._stored, self.seq, self.head = stored, content.seq, content.head
        self.faults, self.defaut = content.faults, defaut_of(self.stream, content)
        self._stamp = self._journal.stamp(self.stream)
        self.refused = self.refused or content.read_only
        self.trouble = self.trouble if self._pending else None
        self.state = self._folding.fold(self.evenements)

    def _advanced(self, evenements: Sequence[EvenementConnu]) -> S:
        state = self.state
        for evenement in evenements:
            after = self._folding.step(state, evenement) if self._folding.step else None
            if after is None:
                return self._folding.fold(self.evenements)
            state = after
        return state

    def _acknowledge(self, batch: list[EvenementConnu], receipt: Receipt) -> None:
        with self._lock:
            self.trouble = None
            if receipt.seq <= self.seq:
                return  # a refresh read these events back before the acknowledgement came
            written = {evenement.id for evenement in batch}
            self._pending = [evenement for evenement in self._pending if evenement.id not in written]
            self._stored.extend(batch)
            self.seq, self.head = receipt.seq, receipt.head
            self._stamp = self._journal.stamp(self.stream)
