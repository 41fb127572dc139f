"""What a stream has lost shows against its witness; a witness that is late, torn or absent says nothing."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certif_tui.journal.files import Files
from certif_tui.journal.journal import Fault
from certif_tui.journal.stamps import FileStamp
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import (
    GRILLE,
    OWN,
    SESSION,
    load_file,
    mark,
    open_session,
    opening,
    rechained,
    save_file,
    witness,
)
from tests.journal.faulty_files import SpoiltFiles, failing_first


@pytest.fixture
def sheet(root: Path) -> Path:
    """The file of a sheet of four events."""
    journal = TinyDBJournal(root)
    journal.append(GRILLE, [opening(), mark(1)], after=0)
    journal.append(GRILLE, [mark(2), mark(3)], after=2)
    return root / f"{GRILLE.path}.json"


def faults(root: Path) -> tuple[Fault, ...]:
    """What a program that starts now finds wrong with the sheet."""
    return TinyDBJournal(root).read(GRILLE).faults


def cut(sheet: Path, kept: int) -> None:
    """Take the events after number `kept` away."""
    save_file(sheet, {seq: document for seq, document in load_file(sheet).items() if seq <= kept})


def test_a_tail_cut_off_is_a_fault_at_the_first_event_missing(root: Path, sheet: Path) -> None:
    assert faults(root) == ()
    cut(sheet, 3)
    [one] = faults(root)
    assert (one.seq, one.message) == (4, "l'événement 4 manque\u00a0: la fin du fichier a été retirée")
    cut(sheet, 1)
    [several] = faults(root)
    assert (several.seq, several.message) == (
        2,
        "les événements 2 à 4 manquent\u00a0: la fin du fichier a été retirée",
    )


def test_a_tail_cut_off_under_a_running_program_is_seen(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root)
    assert journal.read(GRILLE).faults == ()
    cut(sheet, 3)
    assert [fault.seq for fault in journal.read(GRILLE).faults] == [4]


def test_a_chain_rewritten_from_end_to_end_is_a_fault(root: Path, sheet: Path) -> None:
    documents = load_file(sheet)
    save_file(sheet, rechained({**documents, 2: {**documents[2], "avis": "non_valide"}}))
    [fault] = faults(root)
    assert fault.seq == 4
    assert "réécrit" in fault.message


def test_what_was_lost_is_still_told_after_others_have_written(root: Path, sheet: Path) -> None:
    cut(sheet, 2)
    for count, after in enumerate((2, 3, 4), 1):
        TinyDBJournal(root).append(GRILLE, [mark(count)], after=after)
        assert len(faults(root)) == 1, after
    assert [fault.seq for fault in faults(root)] == [4]


def test_a_file_taken_away_is_told_even_once_begun_anew(root: Path, sheet: Path) -> None:
    sheet.unlink()
    [gone] = TinyDBJournal(root).removed(root.joinpath(GRILLE.session).name)
    assert (gone.stream, gone.seq) == (GRILLE, 0)
    assert "ses 4 événements manquent" in gone.faults[0].message
    TinyDBJournal(root).append(GRILLE, [opening()], after=0)
    assert [fault.seq for fault in faults(root)] == [2]


def test_a_file_taken_away_is_a_fault_of_what_is_read(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root)
    assert journal.read(GRILLE).faults == ()
    sheet.unlink()
    for reader in (journal, TinyDBJournal(root)):
        content = reader.read(GRILLE)
        assert content.seq == 0 and ["ses 4 événements manquent" in it.message for it in content.faults] == [True]
    witness(root, GRILLE).unlink()
    assert faults(root) == ()


def test_a_file_begun_while_it_is_read_raises_no_false_alarm(root: Path) -> None:
    def tell(_number: int, name: str) -> None:
        if name == "read" and not (root / f"{GRILLE.path}.json").exists():  # the witness is about to be read
            TinyDBJournal(root).append(GRILLE, [opening(), mark()], after=0)

    content = TinyDBJournal(root, files=SpoiltFiles(tell)).read(GRILLE)
    assert (content.seq, content.faults) == (2, ())


def test_nothing_is_removed_from_a_whole_session(root: Path, sheet: Path) -> None:
    assert TinyDBJournal(root).removed(GRILLE.session) == ()


def test_the_session_s_own_file_has_a_witness_from_its_creation(root: Path) -> None:
    path = root / f"{OWN.path}.json"
    save_file(path, rechained({1: {**load_file(path)[1], "auteur": "quelqu'un d'autre"}}))
    assert [fault.seq for fault in TinyDBJournal(root).read(OWN).faults] == [1]


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\0" * 84),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes() + b"\n"),
        lambda path: path.write_bytes(path.read_bytes().replace(b"000000004", b"000000009")),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), path.symlink_to("ailleurs")),
    ],
    ids=["absent", "empty", "zeros", "short", "long", "torn", "folder", "link"],
)
def test_a_witness_that_is_none_says_nothing_and_keeps_nobody_from_writing(
    root: Path, sheet: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(witness(root, GRILLE))
    assert faults(root) == ()
    assert TinyDBJournal(root).append(GRILLE, [mark()], after=4).seq == 5
    assert faults(root) == ()


def test_a_witness_left_behind_by_a_crash_says_nothing(root: Path, sheet: Path) -> None:
    late = witness(root, GRILLE).read_bytes()
    TinyDBJournal(root).append(GRILLE, [mark()], after=4)
    witness(root, GRILLE).write_bytes(late)
    assert faults(root) == ()
    TinyDBJournal(root).append(GRILLE, [mark()], after=5)
    cut(sheet, 5)
    assert [fault.seq for fault in faults(root)] == [6]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES], ids=lambda code: errno.errorcode[code])
def test_a_witness_the_disk_refuses_costs_no_event(root: Path, sheet: Path, code: int) -> None:
    journal = TinyDBJournal(root, files=failing_first("overwrite", code))
    assert journal.append(GRILLE, [mark()], after=4).seq == 5
    assert faults(root) == ()
    journal.append(GRILLE, [mark()], after=5)
    cut(sheet, 5)
    assert [fault.seq for fault in faults(root)] == [6]


def test_an_event_that_no_flush_acknowledged_has_no_witness(root: Path, sheet: Path) -> None:
    before = witness(root, GRILLE).read_bytes()
    journal = TinyDBJournal(root, files=failing_first("sync_folder"))
    event = mark()
    with pytest.raises(Exception, match="erreur"):
        journal.append(GRILLE, [event], after=4)
    assert witness(root, GRILLE).read_bytes() == before
    journal.append(GRILLE, [event], after=4)
    assert witness(root, GRILLE).read_bytes() != before


def test_a_reader_caught_up_by_an_append_raises_no_false_alarm(root: Path, sheet: Path) -> None:
    met: list[str] = []

    def tell(_number: int, name: str) -> None:
        if name == "read":
            met.append(name)
            if len(met) == 2:  # the sheet is read, its witness not yet
                TinyDBJournal(root).append(GRILLE, [mark()], after=4)

    content = TinyDBJournal(root, files=SpoiltFiles(tell)).read(GRILLE)
    assert (content.seq, content.faults) == (5, ())


def test_a_reader_does_not_run_after_a_writer_that_never_rests(root: Path, sheet: Path) -> None:
    journal = TinyDBJournal(root)
    after = [4]

    def tell(_number: int, name: str) -> None:
        if name == "read":
            journal.append(GRILLE, [mark()], after=after[0])
            after[0] += 1

    files = SpoiltFiles(tell)
    assert TinyDBJournal(root, files=files).read(GRILLE).faults == ()
    assert files.made.count("read") == 3


def test_readers_beside_a_writer_raise_no_false_alarm(root: Path, sheet: Path) -> None:
    done = threading.Event()

    def write() -> None:
        journal = TinyDBJournal(root)
        for after in range(4, 60):
            journal.append(GRILLE, [mark()], after=after)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        assert faults(root) == ()
    writer.join()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_witness_is_never_written_through_a_link(root: Path, sheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "ailleurs"
    target.write_bytes(b"x")
    witness(root, GRILLE).unlink()
    witness(root, GRILLE).symlink_to(target)
    TinyDBJournal(root).append(GRILLE, [mark()], after=4)
    assert target.read_bytes() == b"x"


class Closed(Files):
    """A disk that lets nobody read the witnesses, nor list them."""

    def read(self, path: Path | str, limit: int) -> tuple[bytes, FileStamp]:
        if str(path).endswith(".temoin"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return super().read(path, limit)

    def names(self, folder: Path) -> list[str]:
        if folder.name == ".verrous":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return super().names(folder)


def test_witnesses_that_may_not_be_read_are_named_and_nothing_passes_for_whole(tmp_path: Path) -> None:
    journal = TinyDBJournal(tmp_path)
    open_session(journal)
    journal.append(GRILLE, [opening()], after=0)
    closed = TinyDBJournal(tmp_path, files=Closed())
    streams: tuple[Stream[Any], ...] = (OWN, GRILLE)
    for stream in streams:
        [fault] = closed.read(stream).faults
        assert (fault.seq, "retirés" in fault.message, ".verrous" in fault.message) == (0, True, True)
        assert closed.glance(stream) is None
    [folder] = closed.removed(SESSION)
    assert folder.label == f"{SESSION}/.verrous" and "l'accès est refusé" in folder.faults[0].message


def test_a_file_taken_away_behind_witnesses_that_may_not_be_read_is_not_one_that_never_was(tmp_path: Path) -> None:
    journal = TinyDBJournal(tmp_path)
    open_session(journal)
    journal.append(GRILLE, [opening()], after=0)
    (tmp_path / f"{GRILLE.path}.json").unlink()
    assert TinyDBJournal(tmp_path, files=Closed()).read(GRILLE).faults
