"""A file that cannot be read is named in French, left as it is, and harms nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from certif_tui.journal import kinds
from certif_tui.journal.journal import StorageFailure, StreamDamaged
from certif_tui.journal.storage import MAX_BYTES
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, OWN, SESSION, ids, mark, opening

NEIGHBOUR = kinds.GRILLE.at(SESSION, "dupont-claire", "petit-anne")
WHOLE = b'{"journal": {"1": {}}}'


@pytest.fixture
def sheet(root: Path) -> Path:
    """The file of a sheet of three events, with another sheet beside it."""
    journal = TinyDBJournal(root)
    journal.append(GRILLE, [opening(), mark(1), mark(2)], after=0)
    journal.append(NEIGHBOUR, [opening(NEIGHBOUR), mark(1)], after=0)
    return root / f"{GRILLE.path}.json"


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "blank": lambda whole: b" \n",
    "truncated": lambda whole: whole[: len(whole) // 2],
    "zeroed": lambda whole: bytes(len(whole)),
    "not UTF-8": lambda whole: whole.replace(b"martin-paul", b"martin-\xe9", 1),
    "UTF-16": lambda whole: whole.decode().encode("utf-16"),
    "deep": lambda whole: b'{"journal": {"1": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
    "a key twice": lambda whole: whole.replace(b'"2": ', b'"1": '),
    "NaN": lambda whole: whole.replace(b"1000", b"NaN", 1),
    "a huge number": lambda whole: whole.replace(b"1000", b"9" * 30, 1),
    "half a character": lambda whole: whole.replace(b"martin-paul", b"\\ud800", 1),
    "two documents": lambda whole: whole + whole,
    "another table": lambda whole: whole.replace(b'{"journal": ', b'{"_default": {}, "journal": '),
    "no table": lambda whole: b"{}",
    "a list": lambda whole: b"[]",
    "a table that is a list": lambda whole: b'{"journal": []}',
    "an event that is a text": lambda whole: b'{"journal": {"1": "ouverture"}}',
    "a key that is no number": lambda whole: whole.replace(b'"2": ', b'"deux": '),
    "a number spelt otherwise": lambda whole: whole.replace(b'"2": ', b'"02": '),
    "a number zero": lambda whole: whole.replace(b'"1": ', b'"0": '),
    "an enormous number": lambda whole: whole.replace(b'"3": ', b'"99999999999": '),
    "an event without type": lambda whole: WHOLE,
    "too big": lambda whole: whole + b" " * MAX_BYTES,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_named_with_a_remedy_and_never_overwritten(sheet: Path, root: Path, damage: str) -> None:
    broken = DAMAGES[damage](sheet.read_bytes())
    assert broken != sheet.read_bytes()
    sheet.write_bytes(broken)
    journal = TinyDBJournal(root)
    for attempt in (lambda: journal.read(GRILLE), lambda: journal.append(GRILLE, [mark()], after=3)):
        with pytest.raises(StreamDamaged) as refusal:
            attempt()
        assert refusal.value.path == f"{GRILLE.path}.json"
        assert refusal.value.reason.endswith(".")
        assert refusal.value.remedy
    assert sheet.read_bytes() == broken
    assert sorted(path.name for path in sheet.parent.iterdir()) == ["martin-paul.json", "petit-anne.json"]


def test_a_file_damaged_while_it_is_open_is_not_overwritten(sheet: Path, root: Path) -> None:
    journal = TinyDBJournal(root)
    journal.append(GRILLE, [mark()], after=3)
    sheet.write_bytes(b"")
    with pytest.raises(StreamDamaged, match="vide"):
        journal.append(GRILLE, [mark()], after=4)
    assert sheet.read_bytes() == b""


def test_the_rest_of_the_session_works_beside_a_damaged_file(sheet: Path, root: Path) -> None:
    sheet.write_bytes(b"")
    journal = TinyDBJournal(root)
    assert journal.append(NEIGHBOUR, [mark(2)], after=2).seq == 3
    assert set(journal.streams(SESSION)) == {OWN, GRILLE, NEIGHBOUR}


def test_the_line_of_the_damage_is_told(sheet: Path, root: Path) -> None:
    lines = sheet.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"type":', b'"type"')
    sheet.write_bytes(b"\n".join(lines))
    with pytest.raises(StreamDamaged, match="ligne 3"):
        TinyDBJournal(root).read(GRILLE)


def test_a_file_written_by_hand_in_another_layout_is_read_and_put_in_order(sheet: Path, root: Path) -> None:
    content = json.loads(sheet.read_bytes())
    backwards = {key: content["journal"][key] for key in reversed(content["journal"])}
    sheet.write_text(json.dumps({"journal": backwards}, indent=4), "utf-8")
    journal = TinyDBJournal(root)
    added = mark(3)
    journal.append(GRILLE, [added], after=3)
    content = TinyDBJournal(root).read(GRILLE)
    assert content.faults == ()
    assert ids(content)[3:] == [added.id]
    assert len(sheet.read_bytes().splitlines()) == 6


def test_a_symbolic_link_is_refused_and_not_followed(sheet: Path, root: Path, tmp_path: Path) -> None:
    target = tmp_path / "ailleurs.json"
    sheet.rename(target)
    sheet.symlink_to(target)
    before = target.read_bytes()
    journal = TinyDBJournal(root)
    for attempt in (lambda: journal.read(GRILLE), lambda: journal.append(GRILLE, [mark()], after=3)):
        with pytest.raises(StreamDamaged, match="lien"):
            attempt()
    assert sheet.is_symlink()
    assert target.read_bytes() == before


def test_a_dangling_link_is_refused_too(root: Path) -> None:
    (root / SESSION / "session.json").unlink()
    (root / SESSION / "session.json").symlink_to("nulle-part")
    with pytest.raises(StreamDamaged, match="lien"):
        TinyDBJournal(root).read(OWN)


def test_a_folder_in_the_place_of_a_file_is_refused(sheet: Path, root: Path) -> None:
    sheet.unlink()
    sheet.mkdir()
    with pytest.raises(StreamDamaged, match="pas un fichier"):
        TinyDBJournal(root).read(GRILLE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_refused_without_waiting_for_it(sheet: Path, root: Path) -> None:
    sheet.unlink()
    os.mkfifo(sheet)
    with pytest.raises(StreamDamaged, match="pas un fichier"):
        TinyDBJournal(root).read(GRILLE)


def test_a_session_whose_own_stream_is_gone_is_listed_and_said_damaged(root: Path) -> None:
    (root / SESSION / "session.json").unlink()
    journal = TinyDBJournal(root)
    assert journal.sessions() == (SESSION,)
    for attempt in (lambda: journal.read(OWN), lambda: journal.append(OWN, [opening(OWN)], after=0)):
        with pytest.raises(StreamDamaged, match="disparu"):
            attempt()


def test_a_session_whose_own_stream_is_unreadable_is_listed(root: Path) -> None:
    (root / SESSION / "session.json").write_bytes(b"")
    assert TinyDBJournal(root).sessions() == (SESSION,)


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "disparu"), (b"", "vide"), (b" " * (MAX_BYTES + 1), "trop gros")]
)
def test_a_missing_or_unreadable_referentiel_is_named(root: Path, content: bytes | None, reason: str) -> None:
    frozen = root / SESSION / "referentiel.json"
    frozen.unlink()
    if content is not None:
        frozen.write_bytes(content)
    with pytest.raises(StreamDamaged, match=reason) as refusal:
        TinyDBJournal(root).referentiel(SESSION)
    assert refusal.value.path == f"{SESSION}/referentiel.json"


def test_what_is_no_stream_of_ours_is_not_listed(sheet: Path, root: Path) -> None:
    for stray in ("notes.txt", "Copie de martin-paul.json", ".martin-paul.0123456789abcdef.tmp", "é.json"):
        (sheet.parent / stray).write_bytes(b"")
    (root / SESSION / "passages" / "dupont-claire").mkdir()
    (root / SESSION / "grilles" / "fichier").write_bytes(b"")
    journal = TinyDBJournal(root)
    assert set(journal.streams(SESSION)) == {OWN, GRILLE, NEIGHBOUR}
    assert kinds.CHRONO.at(SESSION, "dupont-claire") not in journal.streams(SESSION)


def test_a_link_in_place_of_a_lock_is_named_with_its_remedy(sheet: Path, root: Path) -> None:
    for lock in (root / SESSION / ".verrous").glob("grilles.*.lock"):
        lock.unlink()
        lock.symlink_to("/etc/hostname")
    with pytest.raises(StorageFailure, match=r"\.lock\u00a0» est un lien, jamais suivi\. Supprimez ce lien"):
        TinyDBJournal(root).append(GRILLE, [mark()], after=3)
    for lock in (root / SESSION / ".verrous").glob("grilles.*.lock"):
        lock.unlink()
    assert TinyDBJournal(root).append(GRILLE, [mark()], after=3).seq == 4
