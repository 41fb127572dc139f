"""The seam between the services and the disk: what a journal offers, and every way it can refuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.frozen import Frozen
from certif_tui.journal.stamps import Stamp
from certif_tui.journal.streams import Kind, Kinds, Stream

S = TypeVar("S")


class Head(NamedTuple):
    """Where a stream ends: the number of its last event (0 when there is none) and the chain's fingerprint there."""

    seq: int
    empreinte: str


class Record(Frozen):
    """An event in its place: its sequence number (1 first) and the chain's fingerprint up to it."""

    seq: int
    evenement: Evenement
    empreinte: str


class Unknown(Frozen):
    """The place of an event that only a newer program understands: counted in its stream, absent from its records."""

    seq: int
    empreinte: str


class Fault(Frozen):
    """What was changed or lost, found at event `seq`: `message` says what, `remedy` what to do, in French.

    `seq` is 0 for what is about the file as a whole.
    """

    seq: int
    message: str
    remedy: str = ""


@dataclass(frozen=True)
class Content(Generic[S]):
    """What a stream holds. An absent stream is empty: `seq` 0, no head; `faults` tell when it was there once.

    `label` is what its engine calls it before a person. A stream with `faults` can still be read and continued; one
    with a `read_only` reason (French: events of a newer program, told by `unknown`) can only be read.
    """

    stream: Stream[S]
    label: str
    records: tuple[Record, ...] = ()
    faults: tuple[Fault, ...] = ()
    read_only: str | None = None
    unknown: tuple[Unknown, ...] = ()

    @cached_property
    def evenements(self) -> tuple[Any, ...]:
        """The events that are known, in order: those of its kind."""
        return tuple(record.evenement for record in self.records)

    @cached_property
    def state(self) -> S:
        """What the stream comes to: its events folded, when first asked."""
        return self.stream.kind.fold(self.stream, self.evenements)

    def upto(self, count: int) -> Content[S]:
        """The stream as it was behind its first `count` known events."""
        return Content(self.stream, self.label, self.records[:count])

    @property
    def seq(self) -> int:
        """The sequence number of the last event, known or not, 0 when there is none."""
        last = self._last
        return last.seq if last else 0

    @property
    def head(self) -> str:
        """The fingerprint of the last event, known or not, empty when there is none."""
        last = self._last
        return last.empreinte if last else ""

    @property
    def end(self) -> Head:
        """Both together."""
        return Head(self.seq, self.head)

    def behind(self, after: int) -> tuple[Record | Unknown, ...]:
        """What it holds behind number `after`, known or not, in order. Raises `Conflict` when it ends before that."""
        if after > self.seq:
            raise Conflict(self.stream, after, self.seq)
        every: list[Record | Unknown] = [*self.records, *self.unknown]
        return tuple(sorted((each for each in every if each.seq > after), key=lambda each: each.seq))

    @property
    def _last(self) -> Record | Unknown | None:
        ends: list[Record | Unknown] = [*self.records[-1:], *self.unknown[-1:]]
        return max(ends, key=lambda end: end.seq, default=None)


class Receipt(Frozen):
    """The acknowledgement of an append: the events are on the disk, rename and directory flush included."""

    seq: int
    head: str


class JournalError(Exception):
    """Anything a journal refuses; the text is French and fit for a juror."""


class Conflict(JournalError):
    """Somebody else appended first: the stream is at `actual`, not `expected`."""

    def __init__(self, stream: Stream[Any], expected: int, actual: int) -> None:
        super().__init__(f"Un autre programme a écrit\u00a0: {stream.nom} (événement {actual}, attendu {expected})")
        self.stream, self.expected, self.actual = stream, expected, actual


class StreamDamaged(JournalError):
    """The file cannot be read as a stream; it is left as it is. `path`, `reason` and `remedy` are for the juror."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}\u00a0: {reason} {remedy}")
        self.path, self.reason, self.remedy = path, reason, remedy


def told(error: Exception) -> str:
    """What a juror reads of an error where room is short: what happened and what to do first, the file last."""
    return f"{error.reason} {error.remedy} ({error.path})" if isinstance(error, StreamDamaged) else str(error)


class StreamReadOnly(JournalError):
    """The stream holds events of a newer program: it can be read, not continued."""


class StorageFailure(JournalError):
    """The disk refused (full, read-only, failing); nothing of this append was acknowledged, a retry may succeed."""


class NotWritable(StorageFailure):
    """Nothing can be written where this was to go: it is only there to be read."""


class StreamBusy(JournalError):
    """Another process kept the stream's lock for too long; a retry may succeed."""


class SessionExists(JournalError):
    """A session of that name is already there."""


class Watch(Protocol):
    """Tells which of some streams changed."""

    def changed(self) -> frozenset[Stream[Any]]:
        """Those that changed since they were last asked for, or the watch began. Never waits, never raises."""


class Journal(Protocol):
    """Append-only streams of events, gathered in sessions."""

    @property
    def kinds(self) -> Kinds:
        """The kinds of stream it keeps."""

    def label(self, stream: Stream[Any]) -> str:
        """What this engine calls a stream before a person, who may have to look for it: its file, on disk."""

    def sessions(self) -> tuple[str, ...]:
        """The slugs of every session, in no particular order."""

    def create(self, session: str, referentiel: bytes, evenements: Sequence[Evenement]) -> Receipt:
        """Make the session at once and whole, or not at all: its frozen référentiel and its first events.

        Raises `SessionExists`, `StorageFailure`.
        """

    def referentiel(self, session: str) -> bytes:
        """The frozen référentiel of the session. Raises `StreamDamaged` when it is missing or unreadable."""

    def streams(self, session: str) -> tuple[Stream[Any], ...]:
        """Every stream of the session that exists, the session's own first. Raises `StreamDamaged` without session."""

    def streams_of(self, session: str, kind: Kind[S]) -> tuple[Stream[S], ...]:
        """Those of one kind, found without looking the others up. Raises as `streams`."""

    def removed(self, session: str) -> tuple[Content[Any], ...]:
        """The streams of the session that are known to have held events and exist no more: empty, with that fault."""

    def read(self, stream: Stream[S]) -> Content[S]:
        """All that the stream holds, chain checked. Raises `StreamDamaged` (also without session), `StorageFailure`."""

    def tail(self, stream: Stream[Any], *, after: int) -> tuple[Record | Unknown, ...]:
        """What the stream holds behind number `after`, in order.

        Raises `Conflict` when it ends before that: it has lost what the asker knows of; else as `read`.
        """

    def heads(self, streams: Iterable[Stream[Any]]) -> Mapping[Stream[Any], Head]:
        """Where each of them ends; those that cannot be read are left out."""

    def watch(self, streams: Iterable[Stream[Any]]) -> Watch:
        """Tell from now on which of them changed, whoever wrote."""

    def glance(self, stream: Stream[Any]) -> tuple[dict[str, Any], ...] | None:
        """The stream's events as they are stored, unchecked but for the chain, for those who only look a few up.

        Null when only `read` can tell: nothing there, damaged, broken, being written. Never raises.
        """

    def append(self, stream: Stream[Any], evenements: Sequence[Evenement], *, after: int) -> Receipt:
        """Add events behind number `after` and return once they are on the disk.

        Events that a former attempt already stored are recognised by their id and not stored twice. The first event of
        a stream is its `Ouverture`, whose `flux` is `stream.path`, and all are of its kind (else `ValueError`).
        Raises `Conflict`, `StreamDamaged`, `StreamReadOnly`, `StreamBusy`, `StorageFailure`.
        """

    def stamp(self, stream: Stream[Any]) -> Stamp | None:
        """A cheap sign of whether the stream has changed; null when it does not exist or cannot be looked at."""

    def stamps(self, streams: Iterable[Stream[Any]]) -> tuple[Stamp | None, ...]:
        """The stamps of many, in their order, asked for at once."""

    def refusal(self, stream: Stream[Any]) -> NotWritable | None:
        """Why nothing can be written to the stream, where that is known beforehand. Raises `StorageFailure`."""
