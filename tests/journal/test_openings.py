"""A sheet of another session of the same name is told apart, whatever became of the session's own file."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certif_tui.journal import kinds
from certif_tui.journal.openings import ETRANGER
from certif_tui.journal.storage import MAX_BYTES
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import (
    GRILLE,
    OWN,
    SESSION,
    Documents,
    joining,
    load_file,
    mark,
    opening,
    rechained,
    save_file,
)
from tests.journal.faulty_files import counting

AILLEURS = "f" * 32
"""The opening of another session of the same name."""
NOTRE = kinds.GRILLE.at(SESSION, "dupont-claire", "petit-anne")


@pytest.fixture
def own(root: Path) -> Path:
    """The file of a session two people joined, with a sheet of its own and one of another session."""
    journal = TinyDBJournal(root)
    ouverture = journal.read(OWN).records[0].evenement.id
    journal.append(OWN, [joining(), joining()], after=1)
    journal.append(GRILLE, [opening(session=AILLEURS), mark()], after=0)
    journal.append(NOTRE, [opening(NOTRE, session=ouverture), mark()], after=0)
    return root / f"{OWN.path}.json"


def told(journal: TinyDBJournal) -> list[str]:
    """The sheets said to come from elsewhere, by reading; a glance leaves exactly these to a reading."""
    sheets = (GRILLE, NOTRE)
    read = [sheet for sheet in sheets if any(fault.message == ETRANGER for fault in journal.read(sheet).faults)]
    assert read == [sheet for sheet in sheets if journal.glance(sheet) is None]
    return [sheet.path for sheet in read]


def test_the_sheet_from_elsewhere_is_told_in_a_session_with_events(root: Path, own: Path) -> None:
    assert told(TinyDBJournal(root)) == [GRILLE.path]


def _a_line_an_event(documents: Documents) -> str:
    return '{"journal": {' + ",\n".join(f'"{seq}": {json.dumps(documents[seq])}' for seq in documents) + "}}"


LAYOUTS: dict[str, Callable[[Documents], str]] = {
    "one line": lambda documents: json.dumps({"journal": documents}),
    "indented": lambda documents: json.dumps({"journal": documents}, indent=2),
    "the first event behind the bracket": _a_line_an_event,
    "as big as a file may be": lambda documents: json.dumps({"journal": documents}).replace(
        '{"journal": ', '{"journal": ' + " " * (MAX_BYTES - len(json.dumps({"journal": documents}))), 1
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_told_too_beside_a_session_written_by_hand_in_another_layout(root: Path, own: Path, layout: str) -> None:
    own.write_text(LAYOUTS[layout](load_file(own)), "utf-8")
    assert own.stat().st_size <= MAX_BYTES
    assert told(TinyDBJournal(root)) == [GRILLE.path]


def test_it_is_told_too_where_only_the_end_of_the_session_s_file_is_damaged(root: Path, own: Path) -> None:
    own.write_bytes(own.read_bytes()[:-40])
    assert told(TinyDBJournal(root)) == [GRILLE.path]


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"journal": {\n"1": 3\n}}\n', b'{"journal": {\n"1": {}\n}}\n'])
def test_a_session_file_that_cannot_tell_accuses_no_sheet(root: Path, own: Path, content: bytes | None) -> None:
    own.unlink()
    if content is not None:
        own.write_bytes(content)
    assert told(TinyDBJournal(root)) == []


def test_a_session_file_that_begins_by_no_opening_accuses_no_sheet(root: Path, own: Path) -> None:
    documents = load_file(own)
    save_file(own, rechained({1: documents[2], 2: documents[3]}))
    assert told(TinyDBJournal(root)) == []


def test_a_session_put_in_the_place_of_another_is_seen_by_a_running_program(root: Path, own: Path) -> None:
    journal = TinyDBJournal(root)
    assert told(journal) == [GRILLE.path]
    documents = load_file(own)
    save_file(own, rechained({**documents, 1: {**documents[1], "id": AILLEURS}}))
    assert told(journal) == [NOTRE.path]


def test_the_session_s_file_is_read_once_for_all_its_sheets_until_it_changes(root: Path, own: Path) -> None:
    files = counting()
    journal = TinyDBJournal(root, files=files)

    def reads() -> int:
        before = files.made.count("read")
        assert journal.glance(NOTRE) is not None
        return files.made.count("read") - before

    first = reads()
    assert [reads(), reads()] == [first - 1] * 2
    TinyDBJournal(root).append(OWN, [joining()], after=3)
    assert [reads(), reads()] == [first, first - 1]


@pytest.mark.parametrize(("size", "is_seen"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_a_glance_sees_a_file_as_big_as_one_may_be_and_no_bigger(root: Path, size: int, is_seen: bool) -> None:
    TinyDBJournal(root).append(GRILLE, [opening()], after=0)
    path = root / f"{GRILLE.path}.json"
    text = path.read_text("utf-8")
    [document] = load_file(path).values()
    longer = {**document, "auteur": document["auteur"] + "x" * (size - len(text))}
    old, new = document["empreinte"], rechained({1: longer})[1]["empreinte"]
    path.write_text(text.replace(document["auteur"], longer["auteur"], 1).replace(old, new), "utf-8")
    (root / SESSION / ".verrous" / "grilles.dupont-claire.martin-paul.temoin").unlink()
    assert path.stat().st_size == size
    assert (TinyDBJournal(root).glance(GRILLE) is not None) == is_seen


def test_a_glance_caught_up_by_an_append_shows_nothing_that_is_not_acknowledged(root: Path) -> None:
    files = counting()
    journal = TinyDBJournal(root, files=files)
    journal.append(GRILLE, [opening()], after=0)
    read, sync_folder = files.read, files.sync_folder
    sheet = root / f"{GRILLE.path}.json"

    def refuse(folder: Path) -> None:
        raise OSError(errno.EIO, "panne", str(folder))

    def read_late(path: Path | str, limit: int) -> Any:
        if str(path) == str(sheet) and files.sync_folder is sync_folder:
            files.sync_folder = refuse  # type: ignore[method-assign]
            with pytest.raises(Exception, match="Non enregistré"):
                journal.append(GRILLE, [mark()], after=1)
        return read(path, limit)

    files.read = read_late  # type: ignore[method-assign]
    assert journal.glance(GRILLE) is None
    assert len(load_file(sheet)) == 2
