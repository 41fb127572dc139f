from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from certif_tui.platform import rights
from certif_tui.platform.disk_words import refusal
from certif_tui.platform.private_files import keep, open_new, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")


def refuse(*_args: object) -> None:
    raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("replace", [True, False], ids=["flush", "name taken"])
def test_a_file_that_could_not_be_written_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    (tmp_path / "a").write_bytes(b"before")
    if replace:
        monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="full" if replace else "exists"):
        write_whole(tmp_path / "a", b"after", replace=replace)
    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("a", b"before")]


def test_a_disk_without_links_still_gives_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse)
    write_whole(tmp_path / "a", b"new", replace=False)
    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("a", b"new")]


@posix
def test_what_is_kept_is_its_owner_s_alone_whatever_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "state" / "a.json"
    keep(path, "un")
    path.chmod(0o644)
    keep(path, "deux")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("deux", 0o600)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [it.name for it in path.parent.iterdir()] == ["a.json"]


def test_a_disk_that_refuses_what_may_be_lost_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"not a folder")
    keep(tmp_path / "state" / "a.json", "un")
    assert [it.name for it in tmp_path.iterdir()] == ["state"]


def test_a_file_whose_rights_cannot_be_given_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rights, "settle_file", refuse)
    with pytest.raises(OSError, match="full"):
        open_new(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_a_cause_without_words_of_its_own_is_told_by_its_number() -> None:
    assert refusal(OSError(errno.EFBIG, "")) == refusal(OSError(errno.ENOSPC, ""))
    assert refusal(OSError(9999, ""))[0] == "le système refuse (erreur 9999)"
