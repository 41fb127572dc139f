from __future__ import annotations

import os
from pathlib import Path

import pytest

from certif_tui.services.importation.propositions import completed, proposed


def test_folders_and_lists_that_begin_as_typed_are_proposed(tmp_path: Path) -> None:
    (tmp_path / "Élèves").mkdir()
    for name in ("eleves.csv", "eleves-2.xlsx", "eleves.pdf", ".eleves.csv"):
        (tmp_path / name).touch()
    found = proposed(f"{tmp_path}/ele")
    assert found == (f"{tmp_path}/Élèves/", f"{tmp_path}/eleves-2.xlsx", f"{tmp_path}/eleves.csv")
    assert proposed(f"{tmp_path}/rien") == () and proposed("/nulle/part/x") == ()


def test_what_all_have_in_common_completes_what_is_typed() -> None:
    assert completed("/a/li", ["/a/liste.csv", "/a/liste-2.csv"]) == "/a/liste"
    assert completed("/a/li", []) == "/a/li" and completed("", ["/a/x"]) == ""


def test_the_latest_lists_come_first_before_anything_is_typed(
    tmp_path: Path, private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = private_home / "Téléchargements"
    folder.mkdir(parents=True)
    for rank, path in enumerate((tmp_path / "vieille.csv", folder / "nouvelle.xlsx")):
        path.touch()
        os.utime(path, (rank, rank))
    assert [Path(it).name for it in proposed("")] == ["nouvelle.xlsx", "vieille.csv"]
