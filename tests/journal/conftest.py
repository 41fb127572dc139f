"""The journal under test, on disk and in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from certif_tui.journal.holds import Holds
from certif_tui.journal.journal import Journal
from certif_tui.journal.memory_journal import MemoryJournal
from certif_tui.journal.presences import MemoryPresences, Presences
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import Documents, load_file, open_session, save_file, witness


@dataclass(frozen=True)
class Bench:
    """A journal, a second program sharing it, a hand in what they store, and the tokens each of the two sees."""

    journal: Journal
    other: Journal
    stored: Callable[[Stream[Any]], Documents]
    overwrite: Callable[[Stream[Any], Documents], None]
    presences: Presences
    others: Presences


def _on_disk(root: Path) -> Bench:
    def path(stream: Stream[Any]) -> Path:
        return root / f"{stream.path}.json"

    def overwrite(stream: Stream[Any], documents: Documents) -> None:
        save_file(path(stream), documents)
        witness(root, stream).unlink(missing_ok=True)

    return Bench(
        TinyDBJournal(root),
        TinyDBJournal(root),
        lambda stream: load_file(path(stream)),
        overwrite,
        Holds(root),
        Holds(root),
    )


def _in_memory(_root: Path) -> Bench:
    journal = MemoryJournal()
    presences = MemoryPresences()
    return Bench(journal, journal, journal.documents, journal.overwrite, presences, presences)


@pytest.fixture(params=[_on_disk, _in_memory], ids=["disk", "memory"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    """A bench without any session yet."""
    made: Bench = request.param(tmp_path / "sessions")
    return made


@pytest.fixture
def opened(bench: Bench) -> Bench:
    """A bench with the session of the tests."""
    open_session(bench.journal)
    return bench


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A data folder on disk with the session of the tests."""
    folder = tmp_path / "sessions"
    open_session(TinyDBJournal(folder))
    return folder
