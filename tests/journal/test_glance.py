"""A glance at a stream: the stored events where the file is whole, nothing at all where only a reading can tell."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from certif_tui.journal import kinds, tinydb_journal
from certif_tui.journal.storage import MAX_BYTES
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, SESSION, mark, opening
from tests.journal.conftest import Bench
from tests.journal.faulty_files import SpoiltFiles


def whole(journal: TinyDBJournal) -> None:
    journal.append(GRILLE, [opening(), *(mark(rang) for rang in range(1, 12))], after=0)


def test_the_stored_events_come_in_their_order(opened: Bench) -> None:
    opened.journal.append(GRILLE, [opening(), *(mark(rang) for rang in range(1, 12))], after=0)
    found = opened.journal.glance(GRILLE)
    content = opened.journal.read(GRILLE)
    assert found is not None
    assert [(it["id"], it["empreinte"]) for it in found] == [(it.evenement.id, it.empreinte) for it in content.records]


def test_there_is_nothing_to_see_where_nothing_was_written(opened: Bench) -> None:
    assert opened.journal.glance(GRILLE) is None


def _without_last_line(text: bytes) -> bytes:
    lines = text.splitlines(keepends=True)
    return b"".join([*lines[:-3], lines[-3].rstrip(b",\n") + b"\n", lines[-1]])


ALTERATIONS: dict[str, Callable[[bytes], bytes]] = {
    "a mark changed": lambda text: text.replace(b'"valide"', b'"non_valide"', 1),
    "a field twice": lambda text: text.replace(b'{"v":1,', b'{"v":1,"v":1,', 1),
    "another layout": lambda text: orjson.dumps(orjson.loads(text), option=orjson.OPT_INDENT_2),
    "an event gone": lambda text: b"\n".join(line for line in text.split(b"\n") if not line.startswith(b'"3"')),
    "two lines swapped": lambda text: (
        text.replace(b'"3": ', b'"x": ').replace(b'"4": ', b'"3": ').replace(b'"x": ', b'"4": ')
    ),
    "cut off": lambda text: text[: len(text) // 2],
    "the end cut off": _without_last_line,
    "something behind the end": lambda text: text + b"x",
    "another heading": lambda text: text.replace(b'{"journal": {', b'{"journal":{', 1),
    "a comma too many": lambda text: text.replace(b"}\n}}\n", b"},\n}}\n"),
    "empty": lambda _text: b"",
    "no event": lambda _text: b'{"journal": {\n\n}}\n',
    "not an object": lambda _text: b'{"journal": {\n"1": 3\n}}\n',
    "too big": lambda text: text + b" " * MAX_BYTES,
    "another file": lambda text: text.replace(b"dupont-claire", b"bernard-hugo"),
}


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_whatever_was_done_to_the_file_is_left_to_a_full_reading(root: Path, alteration: str) -> None:
    whole(TinyDBJournal(root))
    path = root / f"{GRILLE.path}.json"
    altered = ALTERATIONS[alteration](path.read_bytes())
    assert altered != path.read_bytes()
    path.write_bytes(altered)
    assert TinyDBJournal(root).glance(GRILLE) is None


def test_what_another_stream_holds_is_not_taken_for_this_one(root: Path) -> None:
    journal = TinyDBJournal(root)
    whole(journal)
    other = root / SESSION / "grilles" / "bernard-hugo"
    other.mkdir(parents=True)
    (other / "martin-paul.json").write_bytes((root / f"{GRILLE.path}.json").read_bytes())
    assert journal.glance(kinds.GRILLE.at(SESSION, "bernard-hugo", "martin-paul")) is None


def test_a_file_put_back_as_it_was_earlier_is_told_by_its_witness(root: Path) -> None:
    journal = TinyDBJournal(root)
    whole(journal)
    path = root / f"{GRILLE.path}.json"
    earlier = path.read_bytes()
    journal.append(GRILLE, [mark(12)], after=12)
    assert len(TinyDBJournal(root).glance(GRILLE) or ()) == 13
    path.write_bytes(earlier)
    assert TinyDBJournal(root).glance(GRILLE) is None


def test_a_file_as_big_as_one_may_be_is_seen_and_none_bigger(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = TinyDBJournal(root)
    whole(journal)
    size = (root / f"{GRILLE.path}.json").stat().st_size
    monkeypatch.setattr(tinydb_journal, "MAX_BYTES", size)
    assert len(journal.glance(GRILLE) or ()) == 12
    monkeypatch.setattr(tinydb_journal, "MAX_BYTES", size - 1)
    assert journal.glance(GRILLE) is None


def test_a_glance_caught_up_by_an_append_shows_nothing_unacknowledged(root: Path) -> None:
    whole(TinyDBJournal(root))
    replaced, flushed = threading.Event(), threading.Event()
    writer = threading.Thread(target=lambda: journal.append(GRILLE, [mark(12)], after=12))

    def tell(_number: int, name: str) -> None:
        if threading.current_thread() is writer:
            if name == "sync_folder":
                replaced.set()
                flushed.wait(20)
        elif name == "read" and not replaced.is_set():
            writer.start()
            replaced.wait(20)

    journal = TinyDBJournal(root, files=SpoiltFiles(tell))
    during = journal.glance(GRILLE)
    flushed.set()
    writer.join()
    assert during is None
    assert len(journal.glance(GRILLE) or ()) == 13


def test_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    whole(TinyDBJournal(root))
    path = root / f"{GRILLE.path}.json"
    moved = tmp_path / "elsewhere.json"
    path.rename(moved)
    path.symlink_to(moved)
    assert TinyDBJournal(root).glance(GRILLE) is None
