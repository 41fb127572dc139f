"""Whatever call of the storage fails or is the last: what was acknowledged is there, and the work goes on."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from certif_tui.domain.evenements.catalogue import EvenementConnu
from certif_tui.journal import kinds
from certif_tui.journal.files import Files
from certif_tui.journal.holds import Holds
from certif_tui.journal.journal import SessionExists, StorageFailure
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, OWN, REFERENTIEL, SESSION, ids, mark, opening
from tests.journal.faulty_files import Illness, SpoiltFiles, counting, failing_once

JETON = "a" * 32
UNLIKE = [errno.EIO, errno.EROFS]
"""One refusal a kind: of a disk that fails, of one not to be written. The journal tells them apart by nothing else."""


def known(number: int, evenement: EvenementConnu) -> EvenementConnu:
    """The event under an id that every process agrees on."""
    return evenement.model_copy(update={"id": f"{number:032x}"})


SESSION_BATCH = [known(0, opening(OWN))]
BATCHES = [[known(1, opening()), known(2, mark(1))], [known(3, mark(2))], [known(4, mark(3)), known(5, mark(4))]]
"""A morning's work: a session, then a sheet in three appends."""


class Program(NamedTuple):
    """What works in a data folder: its journal, and the tokens it sees."""

    journal: TinyDBJournal
    presences: Holds


def program(root: Path, files: Files | None = None) -> Program:
    return Program(TinyDBJournal(root, files=files), Holds(root, files=files))


def work(working: Program, acknowledge: Callable[[Stream[Any], int], None], attempts: int = 1) -> None:
    """Do the morning's work, telling each acknowledgement; what the disk refuses is tried `attempts` times."""

    def tried(stream: Stream[Any], action: Callable[[], object]) -> None:
        for left in reversed(range(attempts)):
            try:
                action()
            except SessionExists:
                return
            except StorageFailure:
                if not left:
                    raise
            else:
                return

    tried(OWN, lambda: working.journal.create(SESSION, REFERENTIEL, SESSION_BATCH))
    acknowledge(OWN, 1)
    if not working.presences.is_held(JETON):
        tried(GRILLE, lambda: working.presences.hold(JETON))
    done = 0
    for batch in BATCHES:
        tried(GRILLE, lambda batch=batch, done=done: working.journal.append(GRILLE, batch, after=done))  # type: ignore[misc]
        done += len(batch)
        acknowledge(GRILLE, done)


def check(root: Path, acknowledged: dict[Stream[Any], int]) -> None:
    """Everything acknowledged is there, in order, and every file is whole."""
    journal = TinyDBJournal(root)
    for path in root.rglob("*.json"):
        if not path.relative_to(root).parts[0].startswith(".creation-"):
            json.loads(path.read_bytes())
    expected = {OWN: SESSION_BATCH, GRILLE: [event for batch in BATCHES for event in batch]}
    for stream, count in acknowledged.items():
        content = journal.read(stream)
        assert content.faults == ()
        assert content.seq >= count
        assert ids(content) == [event.id for event in expected[stream]][: content.seq]


def restart(root: Path) -> None:
    """Do the morning's work again with the same events: what is missing is added, nothing is there twice."""
    acknowledged: dict[Stream[Any], int] = {}
    work(program(root), acknowledged.__setitem__)
    check(root, acknowledged)
    assert acknowledged == {OWN: 1, GRILLE: 5}
    assert list((root / SESSION).rglob("*.tmp")) == []


def calls_of_a_morning(root: Path) -> list[str]:
    files = counting()
    work(program(root / "dry"), lambda _stream, _count: None)
    work(program(root / "counted", files), lambda _stream, _count: None)
    return files.made


@pytest.mark.parametrize("code", UNLIKE, ids=lambda code: errno.errorcode[code])
def test_a_call_that_fails_once_loses_nothing_and_a_retry_succeeds(tmp_path: Path, code: int) -> None:
    for at, name in enumerate(calls_of_a_morning(tmp_path), 1):
        root = tmp_path / f"{at}-{name}"
        acknowledged: dict[Stream[Any], int] = {}
        work(program(root, failing_once(at, code)), acknowledged.__setitem__, attempts=2)
        check(root, acknowledged)
        assert acknowledged == {OWN: 1, GRILLE: 5}, (at, name)
        assert list(root.rglob("*.tmp")) == [] or name == "unlink"


@pytest.mark.parametrize("code", UNLIKE, ids=lambda code: errno.errorcode[code])
def test_a_disk_that_stays_ill_loses_nothing_and_once_cured_the_same_program_goes_on(tmp_path: Path, code: int) -> None:
    for at, name in enumerate(calls_of_a_morning(tmp_path), 1):
        root = tmp_path / f"{at}-{name}"
        illness = Illness(at, code)
        working = program(root, illness.files)
        acknowledged: dict[Stream[Any], int] = {}
        with pytest.raises(StorageFailure):
            work(working, acknowledged.__setitem__)
            raise StorageFailure(f"no change was asked for after call {at}")
        check(root, acknowledged)
        illness.cured = True
        work(working, acknowledged.__setitem__)
        check(root, acknowledged)
        assert acknowledged == {OWN: 1, GRILLE: 5}, (at, name)


def known_stream(path: str) -> Stream[Any]:
    stream = kinds.KINDS.stream(path)
    assert stream is not None
    return stream


def _kill_at(root: Path, at: int, acks: Path) -> None:
    def tell(number: int, _name: str) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def acknowledge(stream: Stream[Any], count: int) -> None:
        with acks.open("a", encoding="utf-8") as log:
            log.write(f"{stream.path} {count}\n")

    work(program(root, SpoiltFiles(tell)), acknowledge)


@pytest.fixture(scope="module")
def forks() -> multiprocessing.context.ForkServerContext:
    """Processes forked from one that has everything imported and no thread."""
    if not hasattr(os, "fork"):
        pytest.skip("needs processes that fork")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def test_a_process_killed_at_any_call_loses_nothing_and_the_next_one_goes_on(
    tmp_path: Path, forks: multiprocessing.context.ForkServerContext
) -> None:
    for at, name in enumerate(calls_of_a_morning(tmp_path), 1):
        root, acks = tmp_path / f"{at}-{name}", tmp_path / f"{at}.acks"
        acks.touch()
        process = forks.Process(target=_kill_at, args=(root, at, acks))
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL, (at, name)
        lines = [line.split() for line in acks.read_text("utf-8").splitlines()]
        check(root, {known_stream(path): int(count) for path, count in lines})
        assert not Holds(root).is_held(JETON)
        restart(root)


def test_the_morning_s_work_goes_through_every_operation(tmp_path: Path) -> None:
    operations = {name for name, member in vars(Files).items() if callable(member) and not name.startswith("_")}
    assert operations - set(calls_of_a_morning(tmp_path)) <= {"read", "unlink", "check_writable"}
