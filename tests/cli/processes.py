"""What the processes of the tests of simultaneity do: decide, wait until all have decided, then write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from certif_tui.cli.atelier import open_session
from certif_tui.cli.paths import Options
from certif_tui.domain.refus import Refus
from certif_tui.journal.journal import Receipt
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.cli.conftest import Certif, plain

LONG_S = 60.0
"""More than any of these processes takes, on any machine."""


@dataclass(frozen=True)
class Told:
    """How a process ended and what it said."""

    code: int
    stdout: str
    stderr: str = ""


def write_together(decided: Barrier) -> None:
    """Have the first append of this process wait until every process has decided what to append."""
    append = TinyDBJournal.append
    waiting = [decided]

    def held(journal: TinyDBJournal, stream: Stream[Any], evenements: Sequence[Any], *, after: int) -> Receipt:
        if waiting:
            waiting.pop().wait(LONG_S)
        return append(journal, stream, evenements, after=after)

    TinyDBJournal.append = held  # type: ignore[method-assign, assignment]


def run_command(decided: Barrier, told: Queue[Told], sessions: Path, *words: str) -> None:
    """Run a command line."""
    write_together(decided)
    done = Certif(sessions)(*words)
    told.put(Told(done.exit_code, plain(done.stdout).strip(), plain(done.stderr).strip()))


def add_jure(decided: Barrier, told: Queue[Told], sessions: Path, slug: str, nom: str) -> None:
    """Add a juré, and tell their slug."""
    _tell(decided, told, lambda: open_session(Options(sessions), slug).jury.add(nom).slug)


def join_jury(decided: Barrier, told: Queue[Told], sessions: Path, slug: str, nom: str) -> None:
    """Join the jury, and tell the slug one has in it."""
    _tell(decided, told, lambda: open_session(Options(sessions), slug).jury.join(nom).slug)


def _tell(decided: Barrier, told: Queue[Told], use_case: Callable[[], str]) -> None:
    write_together(decided)
    try:
        told.put(Told(0, use_case()))
    except Refus as refusal:
        told.put(Told(3, "", str(refusal)))
