from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from certif_tui.domain.refus import Refus
from certif_tui.services.depot import DejaLa, put_down


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    folder.mkdir()
    return folder


def test_a_document_goes_where_it_was_asked_for_and_is_private(tmp_path: Path, sessions: Path) -> None:
    target = put_down(tmp_path / "a.ics", b"document", sessions=sessions)
    assert target.read_bytes() == b"document"
    assert sys.platform == "win32" or stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(it.name for it in tmp_path.iterdir()) == ["a.ics", "sessions"]


def test_nothing_is_overwritten_unasked_not_even_a_dangling_link(tmp_path: Path, sessions: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"another")
    (tmp_path / "b.ics").symlink_to(tmp_path / "nowhere")
    for name in ("a.ics", "b.ics"):
        with pytest.raises(DejaLa):
            put_down(tmp_path / name, b"document", sessions=sessions)
    assert (tmp_path / "a.ics").read_bytes() == b"another"
    put_down(tmp_path / "a.ics", b"document", sessions=sessions, replace=True)
    assert (tmp_path / "a.ics").read_bytes() == b"document"
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_put_among_the_sessions_by_any_way(tmp_path: Path, sessions: Path) -> None:
    (sessions / "lyon").mkdir()
    (tmp_path / "link").symlink_to(sessions)
    for path in (sessions / "a.ics", sessions / "lyon" / "a.ics", tmp_path / "link" / "a.ics"):
        with pytest.raises(Refus, match="sessions"):
            put_down(path, b"document", sessions=sessions)


@pytest.mark.parametrize("name", ["missing/a.ics", ".", "x" * 300, "a\0b"])
def test_a_place_that_will_not_do_is_refused_in_french(tmp_path: Path, sessions: Path, name: str) -> None:
    with pytest.raises(Refus):
        put_down(tmp_path / name, b"document", sessions=sessions)
    assert [it.name for it in tmp_path.iterdir()] == ["sessions"]
