"""What stands in place of the settings, or of what was remembered, never keeps the program from starting."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from certif_tui.platform.preferences import Memoire, MemoryFile, Reglages, load_reglages
from certif_tui.projections.snapshot import Snapshot


def deep(path: Path) -> None:
    path.write_text("touches = " + "[" * 50_000 + "]" * 50_000)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def enormous(path: Path) -> None:
    path.touch()
    os.truncate(path, 2**34)


def folder(path: Path) -> None:
    path.mkdir()


INSTEAD: dict[str, Callable[[Path], None]] = {
    "deep": deep,
    "pipe": os.mkfifo,
    "endless": endless,
    "enormous": enormous,
    "folder": folder,
}


@pytest.fixture(params=INSTEAD.values(), ids=[*INSTEAD])
def instead(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "fichier"
    request.param(path)
    return path


def test_the_defaults_stand_in_for_such_settings_and_the_file_is_named(instead: Path) -> None:
    reglages = load_reglages(instead)
    assert reglages == Reglages(erreur=reglages.erreur)
    assert reglages.erreur and instead.name in reglages.erreur


def test_a_start_remembers_nothing_of_such_a_file(instead: Path) -> None:
    assert MemoryFile(instead).memoire == Memoire()
    assert Snapshot(instead, instead.parent, lambda vu: vu).load() is None


def test_settings_are_read_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "reglages.toml"
    path.write_text('theme = "clair"\n[touches]\n"évaluation.valide" = "v"\n', encoding="utf-8")
    assert load_reglages(path) == Reglages(theme="clair", touches={"évaluation.valide": "v"})
