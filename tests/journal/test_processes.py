"""Several processes, one data folder: none blocks the others for good, none overwrites, the dead free their locks."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from certif_tui.journal.holds import Holds
from certif_tui.journal.journal import Conflict
from certif_tui.journal.locks import is_holder_frozen
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal import processes
from tests.journal.bricks import GRILLE, ids, load_file, mark, opening, rechained, wait_until

pytestmark = pytest.mark.skipif(not Path("/proc/locks").exists(), reason="watches processes in /proc")

JETON = "b" * 32


class Starter:
    """Starts processes forked from one that has everything imported and no thread; ends those that are left."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([processes.__name__])
        self._started: list[BaseProcess] = []

    def __call__(self, target: Any, *arguments: Any) -> BaseProcess:
        process = self._context.Process(target=target, args=arguments)
        process.start()
        self._started.append(process)
        return process

    def join(self) -> None:
        for process in self._started:
            process.join(60)
            assert process.exitcode == 0

    def end(self) -> None:
        for process in self._started:
            process.kill()
            process.join()


@pytest.fixture
def start() -> Iterator[Starter]:
    """Start processes that do not outlive the test."""
    starter = Starter()
    yield starter
    starter.end()


@pytest.fixture
def sheet(root: Path) -> Path:
    """The file of a sheet of one event."""
    TinyDBJournal(root).append(GRILLE, [opening()], after=0)
    return root / f"{GRILLE.path}.json"


def send(process: BaseProcess, number: signal.Signals) -> None:
    assert process.pid is not None
    os.kill(process.pid, number)


def is_frozen(process: BaseProcess) -> bool:
    status = Path(f"/proc/{process.pid}/stat").read_text("utf-8")
    return status.rpartition(")")[2].split()[0] == "T"


def freeze(process: BaseProcess) -> None:
    send(process, signal.SIGSTOP)
    wait_until(lambda: is_frozen(process))


def test_four_processes_appending_to_one_stream_lose_no_event(root: Path, sheet: Path, start: Starter) -> None:
    auteurs = [f"jure-{number}" for number in range(4)]
    for auteur in auteurs:
        start(processes.append_with_retries, root, auteur, 20)
    start.join()
    content = TinyDBJournal(root).read(GRILLE)
    assert (content.seq, len(set(ids(content))), content.faults) == (81, 81, ())
    written = [record.evenement.auteur for record in content.records[1:]]
    assert [written.count(auteur) for auteur in auteurs] == [20] * 4


def test_a_stream_whose_writers_are_killed_one_after_the_other_stays_whole(
    root: Path, sheet: Path, start: Starter
) -> None:
    journal = TinyDBJournal(root)
    for round_ in range(12):
        before = journal.read(GRILLE).seq
        process = start(processes.append_for_ever, root, f"jure-{round_}")
        wait_until(lambda before=before: journal.read(GRILLE).seq >= before + 3)  # type: ignore[misc]
        process.kill()
        content = journal.read(GRILLE)
        assert content.faults == ()
        assert load_file(sheet) == rechained(load_file(sheet))
        while True:
            try:
                journal.append(GRILLE, [mark()], after=journal.read(GRILLE).seq)
            except Conflict:
                continue
            break


def test_the_token_of_a_frozen_process_is_held_and_that_of_a_killed_one_is_not(root: Path, start: Starter) -> None:
    holds = Holds(root)
    holder = start(processes.hold_for_ever, root, JETON)
    wait_until(lambda: holds.is_held(JETON))
    freeze(holder)
    assert holds.is_held(JETON)
    holder.kill()
    wait_until(lambda: not holds.is_held(JETON))
    assert not (root / ".verrous" / f"{JETON}.lock").exists()


def test_the_files_of_dead_tokens_are_swept_by_whoever_holds_one(root: Path, start: Starter) -> None:
    dead, alive = "c" * 32, "d" * 32
    holds = Holds(root)
    for jeton in (dead, alive):
        process = start(processes.hold_for_ever, root, jeton)
        wait_until(lambda jeton=jeton: holds.is_held(jeton))  # type: ignore[misc]
        if jeton == dead:
            process.kill()
            process.join()
    hold = Holds(root).hold(JETON)
    assert {path.name for path in (root / ".verrous").iterdir()} == {f"{alive}.lock", f"{JETON}.lock"}
    assert Holds(root).is_held(alive)
    hold.release()


OPERATIONS = ["stamp", "read", "names", "open_new", "write", "fsync", "close", "replace", "sync_folder"]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_process_frozen_in_an_append_neither_blocks_nor_overwrites(
    root: Path, sheet: Path, start: Starter, tmp_path: Path, operation: str
) -> None:
    told = tmp_path / "told"
    frozen = start(processes.freeze_in_append, root, operation, told)
    wait_until(lambda: is_frozen(frozen))
    journal = TinyDBJournal(root, lock_wait_s=5)
    seq = journal.read(GRILLE).seq
    mine = mark(1)
    receipt = journal.append(GRILLE, [mine], after=seq)
    send(frozen, signal.SIGCONT)
    wait_until(told.exists)
    # Frozen after its rename, its event was there first; before that, it comes too late.
    assert told.read_text("utf-8") == ("ok 2" if operation == "sync_folder" else "Conflict")
    content = TinyDBJournal(root).read(GRILLE)
    assert (content.seq, content.head, content.faults) == (receipt.seq, receipt.head, ())
    assert ids(content)[-1] == mine.id
    assert list(sheet.parent.iterdir()) == [sheet]


def test_after_a_lock_was_taken_over_everybody_uses_the_new_one(
    root: Path, sheet: Path, start: Starter, tmp_path: Path
) -> None:
    frozen = start(processes.freeze_in_append, root, "fsync", tmp_path / "told")
    wait_until(lambda: is_frozen(frozen))
    first, second = TinyDBJournal(root), TinyDBJournal(root)
    first.append(GRILLE, [mark()], after=1)
    second.append(GRILLE, [mark()], after=2)
    first.append(GRILLE, [mark()], after=3)
    frozen.kill()
    assert TinyDBJournal(root).append(GRILLE, [mark()], after=4).seq == 5


def test_a_living_holder_of_a_lock_is_not_taken_for_a_frozen_one(root: Path, start: Starter) -> None:
    path = root / ".verrous" / f"{JETON}.lock"
    holder = start(processes.hold_for_ever, root, JETON)
    wait_until(lambda: Holds(root).is_held(JETON))
    assert not is_holder_frozen(path)
    freeze(holder)
    assert is_holder_frozen(path)
