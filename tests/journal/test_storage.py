"""How a stream is written on disk: its format, its flushes, its rights, and what crashes leave behind."""

from __future__ import annotations

import errno
import json
import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from certif_tui.journal import kinds, storage
from certif_tui.journal.holds import Holds
from certif_tui.journal.journal import Conflict, Content, StorageFailure, StreamBusy
from certif_tui.journal.locks import GenerationLock
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, OWN, SESSION, ids, joining, mark, opening
from tests.journal.faulty_files import SparingFiles, SpoiltFiles, counting, failing_first


@pytest.fixture
def sheet(root: Path) -> Path:
    """The file of a sheet of one event."""
    TinyDBJournal(root).append(GRILLE, [opening()], after=0)
    return root / f"{GRILLE.path}.json"


def test_the_file_is_plain_tinydb_with_one_event_a_line(root: Path, sheet: Path) -> None:
    TinyDBJournal(root).append(GRILLE, [mark(1), mark(2)], after=1)
    lines = sheet.read_text("utf-8").splitlines()
    assert (lines[0], lines[-1]) == ('{"journal": {', "}}")
    assert [json.loads(f"{{{line.rstrip(',')}}}").keys() for line in lines[1:-1]] == [{"1"}, {"2"}, {"3"}]
    assert [row.doc_id for row in TinyDB(sheet).table("journal")] == [1, 2, 3]


def test_each_event_keeps_its_line_when_others_come(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root)
    for after in range(1, 12):
        before = sheet.read_bytes().splitlines()[1:-1]
        journal.append(GRILLE, [mark(1)], after=after)
        assert [line.rstrip(b",") for line in sheet.read_bytes().splitlines()[1:]][:after] == [
            line.rstrip(b",") for line in before
        ]


def test_an_append_costs_one_flush_of_the_file_and_one_of_its_folder(root: Path, sheet: Path) -> None:
    files = counting()
    journal = TinyDBJournal(root, files=files)
    journal.append(GRILLE, [mark(1)], after=1)
    files.made.clear()
    journal.append(GRILLE, [mark(2), mark(3)], after=2)
    assert [name for name in files.made if name != "stamp"] == [
        "open_new",
        "write",
        "fsync",
        "close",
        "replace",
        "sync_folder",
        "overwrite",
    ]


def test_these_two_flushes_reach_the_system(root: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, flushed = os.fsync, []

    def fsync(fd: int) -> None:
        flushed.append("folder" if stat.S_ISDIR(os.fstat(fd).st_mode) else "file")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    TinyDBJournal(root).append(GRILLE, [mark(1)], after=1)
    assert flushed == ["file", "folder"]


def test_what_is_known_is_not_read_again(root: Path, sheet: Path) -> None:
    files = counting()
    journal = TinyDBJournal(root, files=files)
    first = journal.read(GRILLE)
    assert journal.read(GRILLE) is first
    journal.append(GRILLE, [mark(1)], after=1)
    journal.read(GRILLE)
    assert files.made.count("read") == 4  # the sheet and its witness, by the reader and by the writer
    TinyDBJournal(root).append(GRILLE, [mark(2)], after=2)
    assert journal.read(GRILLE).seq == 3


def test_the_folders_of_a_first_event_are_flushed_before_it_is_written(root: Path) -> None:
    files = counting()
    TinyDBJournal(root, files=files).append(
        kinds.CHRONO.at(SESSION, "dupont-claire"), [opening(kinds.CHRONO.at(SESSION, "dupont-claire"))], after=0
    )
    before = files.made[: files.made.index("open_new")]
    assert before.count("sync_folder") == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_everything_is_readable_by_its_owner_only(root: Path, sheet: Path) -> None:
    before = os.umask(0)
    try:
        journal = TinyDBJournal(root)
        journal.append(
            kinds.CHRONO.at(SESSION, "dupont-claire"), [opening(kinds.CHRONO.at(SESSION, "dupont-claire"))], after=0
        )
        journal.append(GRILLE, [mark()], after=1)
        hold = Holds(root).hold("0" * 32)
    finally:
        os.umask(before)
    for path in root.rglob("*"):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path
    hold.release()


def test_what_a_crash_left_is_swept_by_the_next_writer_of_that_stream(root: Path, sheet: Path) -> None:
    mine, theirs = sheet.with_name(".martin-paul.0123.tmp"), sheet.with_name(".petit-anne.0123.tmp")
    for leaving in (mine, theirs):
        leaving.write_bytes(b"{")
    TinyDBJournal(root).append(GRILLE, [mark()], after=1)
    assert not mine.exists()
    assert theirs.exists()


def test_a_disk_that_takes_few_bytes_at_a_time_gets_them_all(root: Path, sheet: Path) -> None:
    TinyDBJournal(root, files=SparingFiles(10_000)).append(GRILLE, [mark()], after=1)
    assert TinyDBJournal(root).read(GRILLE).seq == 2


def test_a_disk_that_fills_up_in_the_middle_keeps_the_file_as_it_was(root: Path, sheet: Path) -> None:
    before = sheet.read_bytes()
    with pytest.raises(StorageFailure):
        TinyDBJournal(root, files=SparingFiles(3)).append(GRILLE, [mark()], after=1)
    assert sheet.read_bytes() == before
    assert [path.name for path in sheet.parent.iterdir()] == [sheet.name]


def test_a_file_whose_flush_failed_is_thrown_away_for_a_new_one(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root, files=failing_first("fsync"))
    event = mark()
    with pytest.raises(StorageFailure):
        journal.append(GRILLE, [event], after=1)
    assert [path.name for path in sheet.parent.iterdir()] == [sheet.name]
    assert journal.append(GRILLE, [event], after=1).seq == 2


def test_a_flush_of_the_folder_that_failed_is_followed_by_a_new_file(root: Path, sheet: Path) -> None:
    files = failing_first("sync_folder")
    journal = TinyDBJournal(root, files=files)
    event = mark()
    with pytest.raises(StorageFailure):
        journal.append(GRILLE, [event], after=1)
    files.made.clear()
    assert journal.append(GRILLE, [event], after=1).seq == 2
    assert files.made.count("replace") == files.made.count("sync_folder") == 1
    assert ids(TinyDBJournal(root).read(GRILLE))[1:] == [event.id]


def test_an_event_not_yet_acknowledged_is_not_read_back_by_its_own_program(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root, files=failing_first("sync_folder", times=2))
    event = mark()
    for _ in range(2):
        with pytest.raises(StorageFailure):
            journal.append(GRILLE, [event], after=1)
        assert journal.read(GRILLE).seq == 1
    journal.append(GRILLE, [event], after=1)
    assert journal.read(GRILLE).seq == 2


def test_a_conflict_met_after_a_failed_flush_shows_what_the_others_wrote(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root, files=failing_first("sync_folder"))
    event, theirs = mark(1), mark(2)
    with pytest.raises(StorageFailure):
        journal.append(GRILLE, [event], after=1)
    TinyDBJournal(root).append(GRILLE, [theirs], after=2)
    with pytest.raises(Conflict):
        journal.append(GRILLE, [event, mark(3)], after=1)
    assert ids(journal.read(GRILLE))[1:] == [event.id, theirs.id]


@pytest.mark.parametrize(
    ("code", "cause", "remedy"),
    [
        (errno.ENOSPC, "Le disque est plein", "Libérez de la place"),
        (errno.EDQUOT, "Le disque est plein", "Libérez de la place"),
        (errno.EROFS, "Le disque est en lecture seule", "Rendez-le accessible en écriture"),
        (errno.EACCES, "L'accès est refusé", "Demandez le droit"),
        (errno.EIO, "Le disque signale une erreur", "Copiez dès que possible"),
        (errno.EMFILE, "Le système refuse", "Vérifiez le disque"),
    ],
)
def test_a_refusal_of_the_disk_names_the_folder_the_cause_and_the_remedy(
    root: Path, sheet: Path, code: int, cause: str, remedy: str
) -> None:
    journal = TinyDBJournal(root, files=failing_first("open_new", code))
    with pytest.raises(StorageFailure) as refusal:
        journal.append(GRILLE, [mark()], after=1)
    text = str(refusal.value)
    assert f"«\u00a0{sheet.parent}\u00a0»" in text
    assert cause in text
    assert remedy in text


def test_a_folder_that_cannot_be_flushed_at_all_is_no_fault(
    root: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    assert TinyDBJournal(root).append(GRILLE, [mark()], after=1).seq == 2


def test_a_stream_never_grows_beyond_what_can_be_read(root: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MAX_BYTES", sheet.stat().st_size + 100)
    with pytest.raises(StorageFailure, match="plein"):
        TinyDBJournal(root).append(GRILLE, [mark()], after=1)
    assert TinyDBJournal(root).read(GRILLE).seq == 1


def test_a_lock_kept_for_too_long_is_said_to_be_busy(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root, lock_wait_s=0.02)
    journal.append(GRILLE, [mark()], after=1)
    lock = GenerationLock(root / SESSION / ".verrous", "grilles.dupont-claire.martin-paul", 1)
    with lock.held(), pytest.raises(StreamBusy, match="occupé"):
        journal.append(GRILLE, [mark()], after=2)
    assert journal.append(GRILLE, [mark()], after=2).seq == 3


def test_locks_of_different_streams_are_independent(root: Path, sheet: Path) -> None:
    lock = GenerationLock(root / SESSION / ".verrous", "grilles.dupont-claire.martin-paul", 1)
    with lock.held():
        TinyDBJournal(root, lock_wait_s=0.02).append(OWN, [joining()], after=1)


def test_a_reader_in_another_thread_sees_whole_prefixes_only(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root)
    events = [mark() for _ in range(60)]
    written = threading.Event()

    def write() -> None:
        for after, event in enumerate(events, 1):
            journal.append(GRILLE, [event], after=after)
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen: list[Content[Any]] = []
    # A reader that never paused would only keep the writer from running.
    while not written.wait(0.0005):
        seen.append(journal.read(GRILLE))
    writer.join()
    seen.append(journal.read(GRILLE))
    expected = [event.id for event in events]
    for content in seen:
        assert content.faults == ()
        assert ids(content)[1:] == expected[: content.seq - 1]
    assert [content.seq for content in seen] == sorted(content.seq for content in seen)
    assert seen[-1].seq == 61


def test_a_reader_caught_up_by_an_append_sees_nothing_unacknowledged(root: Path, sheet: Path) -> None:
    replaced, flushed = threading.Event(), threading.Event()
    writer = threading.Thread(target=lambda: journal.append(GRILLE, [mark()], after=1))

    def tell(_number: int, name: str) -> None:
        if threading.current_thread() is writer:
            if name == "sync_folder":
                replaced.set()
                flushed.wait()
        elif name == "stamp" and not replaced.is_set():
            writer.start()
            replaced.wait()

    journal = TinyDBJournal(root, files=SpoiltFiles(tell))
    during = journal.read(GRILLE)
    flushed.set()
    writer.join()
    assert (during.seq, journal.read(GRILLE).seq) == (1, 2)


def test_two_threads_writing_one_stream_never_overwrite_each_other(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root)

    def write(auteur: str) -> None:
        for _ in range(15):
            event = mark(auteur=auteur)
            while True:
                try:
                    journal.append(GRILLE, [event], after=journal.read(GRILLE).seq)
                except Conflict:
                    continue
                break

    threads = [threading.Thread(target=write, args=(auteur,)) for auteur in ("petit-anne", "martin-paul")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    content = TinyDBJournal(root).read(GRILLE)
    assert (content.seq, len(set(ids(content))), content.faults) == (31, 31, ())
