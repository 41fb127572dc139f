"""Checking many sessions, several at once: each by itself, told in the order they were asked for.

A session is checked from its own files alone, so that whoever checks it finds the same.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.verification.verification import VerificationReport, verify_session

WORTH_SHARING = 24
"""Sessions from which processes are begun: they cost as much as checking a dozen."""
TOGETHER = 4
"""Sessions handed to a process at a time."""
MOST_WORKERS = 8
"""Beyond that they wait for one disk."""


def verify_all(root: Path, slugs: Sequence[str], *, workers: int | None = None) -> Iterator[VerificationReport]:
    """Check these sessions of the data folder `root`, in their order, by as many processes as there are processors.

    `workers` says by how many otherwise. Where a process cannot be begun or dies, what is left is checked in this one.
    Never raises for what is on the disk.
    """
    shared = min(workers or processors(), MOST_WORKERS)
    done = 0
    if shared > 1 and len(slugs) >= WORTH_SHARING:
        try:
            with ProcessPoolExecutor(shared, initializer=_leave_interrupts_to_the_parent) as pool:
                try:
                    for report in pool.map(partial(verify_one, root), slugs, chunksize=TOGETHER):
                        yield report
                        done += 1
                finally:
                    pool.shutdown(wait=False, cancel_futures=True)
        except (BrokenProcessPool, OSError):
            pass
    journal = TinyDBJournal(root)
    for slug in slugs[done:]:
        yield verify_session(journal, slug, journal.salvage)


def verify_one(root: Path, slug: str) -> VerificationReport:
    """Check a session of the data folder `root`."""
    journal = TinyDBJournal(root)
    return verify_session(journal, slug, journal.salvage)


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not tell
        return os.cpu_count() or 1


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl+C reaches every process of the terminal: one of them tells of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
