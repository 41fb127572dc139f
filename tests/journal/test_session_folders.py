"""The folders of sessions: made whole or not at all, listed for what they are, missed in French."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from certif_tui.journal import kinds
from certif_tui.journal.holds import Holds
from certif_tui.journal.journal import SessionExists, StorageFailure, StreamDamaged
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, OWN, REFERENTIEL, SESSION, joining, mark, open_session, opening
from tests.journal.faulty_files import counting, failing_first


def test_a_data_folder_that_does_not_exist_yet_is_made_on_the_first_session(tmp_path: Path) -> None:
    root = tmp_path / "donnees" / "sessions"
    journal = TinyDBJournal(root)
    assert journal.sessions() == ()
    assert not Holds(root).is_held("0" * 32)
    assert not root.exists()
    open_session(journal)
    assert TinyDBJournal(root).sessions() == (SESSION,)


def test_a_data_folder_that_is_a_file_is_refused_in_french(tmp_path: Path) -> None:
    root = tmp_path / "sessions"
    root.write_bytes(b"")
    journal = TinyDBJournal(root)
    whole: tuple[Callable[[], object], ...]
    whole = journal.sessions, lambda: open_session(journal), lambda: Holds(root).hold("0" * 32)
    for attempt in whole:
        with pytest.raises(StorageFailure, match="pas un dossier"):
            attempt()
    one: tuple[Callable[[], object], ...]
    one = lambda: journal.read(OWN), lambda: journal.append(OWN, [joining()], after=1)
    for on_its_stream in one:
        with pytest.raises(StreamDamaged, match=SESSION):
            on_its_stream()


def test_a_relative_data_folder_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    journal = TinyDBJournal(Path("sessions"))
    open_session(journal)
    assert journal.append(GRILLE, [opening()], after=0).seq == 1


def test_what_is_no_session_is_not_listed(root: Path) -> None:
    for folder in (".cachee", ".creation-0123", "vide", "Majuscules", "accentué", "a" * 41):
        (root / folder).mkdir()
    (root / "Majuscules" / "session.json").write_bytes(b"")
    (root / ".cachee" / "session.json").write_bytes(b"")
    (root / "fichier").write_bytes(b"")
    assert TinyDBJournal(root).sessions() == (SESSION,)


def test_a_session_that_is_a_link_is_named_and_never_followed(root: Path) -> None:
    (root / "lien").symlink_to(root / SESSION)
    journal = TinyDBJournal(root)
    assert set(journal.sessions()) == {SESSION, "lien"}
    attempts: tuple[Callable[[], object], ...]
    linked = kinds.SESSION.at("lien")
    attempts = (lambda: journal.read(linked), lambda: journal.streams("lien"), lambda: journal.referentiel("lien"))
    for attempt in attempts:
        with pytest.raises(StreamDamaged, match="un lien vers un autre dossier"):
            attempt()
    assert journal.glance(linked) is None


def test_a_creation_leaves_nothing_but_the_session(root: Path) -> None:
    assert sorted(path.name for path in root.iterdir()) == [SESSION]
    assert sorted(path.name for path in (root / SESSION).iterdir()) == [
        ".verrous",
        "grilles",
        "passages",
        "referentiel.json",
        "session.json",
    ]


def test_a_name_already_taken_by_anything_is_refused(tmp_path: Path) -> None:
    (tmp_path / SESSION).mkdir()
    with pytest.raises(SessionExists):
        open_session(TinyDBJournal(tmp_path))
    assert list((tmp_path / SESSION).iterdir()) == []


def test_of_two_who_create_the_same_session_one_is_told_so(tmp_path: Path) -> None:
    other = TinyDBJournal(tmp_path)

    files = counting()
    rename = files.rename_folder

    def rename_too_late(source: Path, target: Path) -> None:
        if source.name.startswith(".creation-"):
            open_session(other)
        rename(source, target)

    files.rename_folder = rename_too_late  # type: ignore[method-assign]
    with pytest.raises(SessionExists):
        TinyDBJournal(tmp_path, files=files).create(SESSION, b"{}", [opening(OWN)])
    assert other.referentiel(SESSION) == REFERENTIEL
    assert [path.name for path in tmp_path.iterdir()] == [SESSION]


def test_a_session_whose_flush_failed_is_not_there(tmp_path: Path) -> None:
    root = tmp_path / "sessions"
    root.mkdir()
    files = counting()
    real = files.sync_folder
    failures = [root]

    def sync(folder: Path) -> None:
        if folder in failures:
            failures.clear()
            raise OSError(errno.EIO, "panne")
        real(folder)

    files.sync_folder = sync  # type: ignore[method-assign]
    journal = TinyDBJournal(root, files=files)
    with pytest.raises(StorageFailure):
        open_session(journal)
    assert list(root.iterdir()) == []
    open_session(journal)
    assert journal.sessions() == (SESSION,)


def test_an_abandoned_creation_is_swept_after_a_day_and_not_before(root: Path) -> None:
    old, recent = root / ".creation-old", root / ".creation-recent"
    for folder in (old, recent):
        folder.mkdir()
        (folder / "referentiel.json").write_bytes(b"{}")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (two_days_ago, two_days_ago))
    TinyDBJournal(root).create("autre", REFERENTIEL, [opening(kinds.SESSION.at("autre"))])
    assert not old.exists()
    assert recent.exists()


def test_a_session_folder_that_vanishes_is_missed_and_not_made_again(root: Path) -> None:
    journal = TinyDBJournal(root)
    journal.append(GRILLE, [opening()], after=0)
    (root / SESSION).rename(root.parent / "ailleurs")
    for attempt in (lambda: journal.append(GRILLE, [mark()], after=1), lambda: journal.read(GRILLE)):
        with pytest.raises(StreamDamaged, match="n'est pas, ou plus"):
            attempt()
    assert not (root / SESSION).exists()
    (root.parent / "ailleurs").rename(root / SESSION)
    assert journal.append(GRILLE, [mark()], after=1).seq == 2


def test_a_session_copied_without_its_lock_folder_can_be_continued(root: Path) -> None:
    shutil.rmtree(root / SESSION / ".verrous")
    assert TinyDBJournal(root).append(GRILLE, [opening()], after=0).seq == 1


@pytest.mark.parametrize("module", ["certif_tui.domain.evenements.catalogue", "certif_tui.journal.journal"])
def test_the_events_and_the_seam_load_no_database(module: str) -> None:
    code = f"import sys, {module}; print([name for name in ('tinydb', 'filelock', 'orjson') if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_reading_loads_no_lock(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from certif_tui.journal.tinydb_journal import TinyDBJournal as J;"
        "from certif_tui.journal import kinds;"
        f"print(J(Path({str(root)!r})).read(kinds.SESSION.at({SESSION!r})).seq, 'filelock' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["1", "False"]


def test_a_place_where_no_folder_can_be_made_is_not_said_to_have_vanished(tmp_path: Path) -> None:
    files = failing_first("mkdir", errno.ENOENT)
    with pytest.raises(StorageFailure, match="ne peut être créé à cet endroit"):
        open_session(TinyDBJournal(tmp_path / "sessions", files=files))


def test_a_list_that_may_not_be_read_asks_for_the_right_to_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(errno.EACCES, "refus")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(StorageFailure, match=r"^Impossible de lire la liste des sessions .* droit de lire"):
        TinyDBJournal(root).sessions()


@pytest.mark.parametrize(
    ("place", "remedy"),
    [
        (f"{OWN.path}.json", "sans ce fichier, la session ne s'ouvre pas"),
        (f"{SESSION}/referentiel.json", "sans ce fichier, la session ne s'ouvre pas"),
        (f"{GRILLE.path}.json", "le reste de la session fonctionne"),
    ],
)
def test_the_remedy_of_a_damaged_file_knows_what_depends_on_it(root: Path, place: str, remedy: str) -> None:
    TinyDBJournal(root).append(GRILLE, [opening()], after=0)
    (root / place).write_bytes(b"")
    journal = TinyDBJournal(root)
    with pytest.raises(StreamDamaged, match=remedy):
        for read in (lambda: journal.read(OWN), lambda: journal.referentiel(SESSION), lambda: journal.read(GRILLE)):
            read()
