"""The words and the type of what the disk refuses to a journal, and the remedy of a damaged file."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from certif_tui.journal import kinds
from certif_tui.journal.journal import NotWritable, StorageFailure, StreamDamaged
from certif_tui.journal.proof import defaut_at
from certif_tui.journal.streams import Stream
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, OWN, SESSION, mark, opening
from tests.journal.faulty_files import failing_first

WITHOUT_IT = "Reprenez-en une copie intacte\u00a0; le reste de la session fonctionne."
INDISPENSABLE = "Reprenez-en une copie intacte\u00a0: sans ce fichier, la session ne s'ouvre pas."
NAMED_SESSION = kinds.GRILLE.at(SESSION, "dupont-claire", "session")
"""The sheet of a juré whose file has the name of the session's own."""


def emptied(root: Path, stream: Stream[Any]) -> TinyDBJournal:
    """The journal once the file of a stream is left empty."""
    path = root / f"{stream.path}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return TinyDBJournal(root)


@pytest.mark.parametrize(
    ("stream", "remedy"), [(OWN, INDISPENSABLE), (GRILLE, WITHOUT_IT), (NAMED_SESSION, WITHOUT_IT)]
)
def test_a_damaged_file_is_said_to_keep_the_session_shut_only_when_it_does(
    root: Path, stream: Stream[Any], remedy: str
) -> None:
    with pytest.raises(StreamDamaged) as refused:
        emptied(root, stream).read(stream)
    assert refused.value.remedy == remedy


def test_a_damaged_referentiel_is_said_to_keep_the_session_shut(root: Path) -> None:
    (root / SESSION / "referentiel.json").write_bytes(b"")
    with pytest.raises(StreamDamaged) as refused:
        TinyDBJournal(root).referentiel(SESSION)
    assert refused.value.remedy == INDISPENSABLE


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, StorageFailure),
        (errno.EIO, StorageFailure),
        (errno.EROFS, NotWritable),
        (errno.EACCES, NotWritable),
        (errno.EPERM, NotWritable),
    ],
)
def test_only_a_place_nobody_lets_us_write_in_is_said_not_writable(
    root: Path, code: int, kind: type[StorageFailure]
) -> None:
    with pytest.raises(StorageFailure) as refused:
        TinyDBJournal(root, files=failing_first("open_new", code)).append(GRILLE, [opening(), mark()], after=0)
    assert type(refused.value) is kind


def test_a_file_the_disk_will_not_give_is_named_with_its_folder(root: Path) -> None:
    folder = root / SESSION
    expected = (
        f"Impossible de lire {SESSION}/referentiel.json dans «\u00a0{folder}\u00a0»\u00a0: "
        "le disque signale une erreur. Copiez dès que possible ce dossier sur un autre disque."
    )
    with pytest.raises(StorageFailure) as refused:
        TinyDBJournal(root, files=failing_first("read")).referentiel(SESSION)
    assert str(refused.value) == expected


def test_a_list_the_disk_will_not_give_is_named_with_its_folder(tmp_path: Path) -> None:
    root = tmp_path / "sessions"
    root.write_bytes(b"")
    with pytest.raises(StorageFailure) as refused:
        TinyDBJournal(root).sessions()
    assert str(refused.value) == (
        f"Impossible de lire la liste des sessions dans «\u00a0{root}\u00a0»\u00a0: "
        "ce n'est pas un dossier. Donnez le chemin d'un dossier."
    )


def test_a_link_in_the_place_of_a_file_is_named(root: Path, tmp_path: Path) -> None:
    (root / SESSION / "referentiel.json").rename(tmp_path / "ailleurs.json")
    (root / SESSION / "referentiel.json").symlink_to(tmp_path / "ailleurs.json")
    with pytest.raises(StreamDamaged) as refused:
        TinyDBJournal(root).referentiel(SESSION)
    assert refused.value.path == f"{SESSION}/referentiel.json"


def test_a_stream_that_cannot_be_read_is_no_proof_for_the_reason_reading_gives(root: Path) -> None:
    journal = emptied(root, GRILLE)
    with pytest.raises(StreamDamaged) as refused:
        journal.read(GRILLE)
    assert defaut_at(journal, GRILLE) == str(refused.value)
    assert "vide" in defaut_at(journal, GRILLE)
