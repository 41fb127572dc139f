"""The rights of what the journal makes: its owner's alone or, in a folder prepared for a group, that group's too."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from certif_tui.journal.holds import Holds
from certif_tui.journal.locks import GenerationLock
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, OWN, SESSION, joining, mark, open_session, opening

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")


@pytest.fixture(autouse=True)
def strict_umask() -> Iterator[None]:
    """A umask that takes everything from the group: it is the folder that decides."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def prepared(folder: Path, mode: int) -> Path:
    """A data folder with that mode, every kind of file and folder in it made by the journal."""
    folder.mkdir()
    folder.chmod(mode)
    journal = TinyDBJournal(folder)
    open_session(journal)
    journal.append(GRILLE, [opening()], after=0)
    journal.append(GRILLE, [mark()], after=1)
    Holds(folder).hold("0" * 32)
    locks = folder / SESSION / ".verrous"
    GenerationLock(locks, "session", 1)._make_next()
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} == {".json", ".lock", ".temoin"}
    return folder


def modes(folder: Path, *, folders: bool) -> set[int]:
    """The modes of everything below a folder, of folders or of files."""
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_dir() == folders}


def test_a_folder_prepared_for_a_group_gives_its_rights_to_all_that_is_made_in_it(tmp_path: Path) -> None:
    folder = prepared(tmp_path / "sessions", 0o2770)
    assert (modes(folder, folders=True), modes(folder, folders=False)) == ({0o2770}, {0o660})


def test_a_group_that_may_only_look_gets_no_more(tmp_path: Path) -> None:
    folder = prepared(tmp_path / "sessions", 0o2750)
    assert (modes(folder, folders=True), modes(folder, folders=False)) == ({0o2750}, {0o640})


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o2700, 0o2707])
def test_without_setgid_or_group_bits_nobody_else_gets_anything(tmp_path: Path, mode: int) -> None:
    folder = prepared(tmp_path / "sessions", mode)
    assert {each & 0o777 for each in modes(folder, folders=True)} == {0o700}
    assert modes(folder, folders=False) == {0o600}


@pytest.mark.parametrize("mode", [0o660, 0o640, 0o600])
@pytest.mark.parametrize("folder_mode", [0o2770, 0o700])
def test_a_rewritten_file_keeps_its_rights(tmp_path: Path, mode: int, folder_mode: int) -> None:
    root = prepared(tmp_path / "sessions", folder_mode)
    sheet = root / f"{GRILLE.path}.json"
    sheet.chmod(mode)
    for after in (2, 3):
        TinyDBJournal(root).append(GRILLE, [mark()], after=after)
    assert stat.S_IMODE(sheet.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_rewritten_file_keeps_its_group(tmp_path: Path) -> None:
    root = prepared(tmp_path / "sessions", 0o2770)
    own = root / f"{OWN.path}.json"
    os.chown(own, -1, 12345)
    TinyDBJournal(root).append(OWN, [joining()], after=1)
    assert (own.stat().st_gid, stat.S_IMODE(own.stat().st_mode)) == (12345, 0o660)
