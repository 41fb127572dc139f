"""What the other processes of the tests do: write beside us, hold a token, stop in the middle of an append."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from certif_tui.journal.holds import Holds
from certif_tui.journal.journal import Conflict, JournalError
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, mark
from tests.journal.faulty_files import SpoiltFiles


def append_with_retries(root: Path, auteur: str, count: int) -> None:
    """Append `count` events, reading again after each conflict."""
    journal = TinyDBJournal(root, lock_wait_s=30)
    for _ in range(count):
        event = mark(auteur=auteur)
        while True:
            try:
                journal.append(GRILLE, [event], after=journal.read(GRILLE).seq)
            except Conflict:
                continue
            break


def append_for_ever(root: Path, auteur: str) -> None:
    """Append until killed."""
    append_with_retries(root, auteur, 10**9)


def hold_for_ever(root: Path, jeton: str) -> None:
    """Hold a token until killed."""
    hold = Holds(root).hold(jeton)
    signal.pause()
    hold.release()


def freeze_in_append(root: Path, operation: str, told: Path) -> None:
    """Stop just before an operation of an append behind event 1; once continued, write down what came of it."""

    def tell(_number: int, name: str) -> None:
        if name == operation and not stopped:
            stopped.append(name)
            os.kill(os.getpid(), signal.SIGSTOP)

    stopped: list[str] = []
    journal = TinyDBJournal(root, files=SpoiltFiles(tell))
    try:
        result = f"ok {journal.append(GRILLE, [mark(9)], after=1).seq}"
    except JournalError as error:
        result = type(error).__name__
    draft = told.with_suffix(".draft")
    draft.write_text(result, "utf-8")
    draft.rename(told)
