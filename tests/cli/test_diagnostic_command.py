from __future__ import annotations

import pytest

from certif_tui.platform.machine import disk_kind, nearest_folder
from tests.cli.conftest import LYON, Certif, plain


def test_it_tells_the_terminal_the_folders_the_disk_and_the_signs(lyon: Certif) -> None:
    done = lyon("diagnostic")
    assert done.exit_code == 0
    for word in ("Programme", "Terminal", "Taille", "Couleurs", "Langue", "Disque", "Horloge", "textual ", "TERM="):
        assert word in done.stdout
    assert str(lyon.sessions) in done.stdout
    assert "■" in done.stdout and "►" in done.stdout


def test_it_names_nobody(lyon: Certif) -> None:
    out = lyon("diagnostic").output
    assert not any(name in out for name in ("DUPONT", "dupont", "MARTIN", LYON))


def test_it_leaves_nothing_behind(certif: Certif) -> None:
    certif("diagnostic")
    assert not certif.sessions.exists()
    assert [path.name for path in certif.sessions.parent.iterdir() if path.name != "home"] == []


def test_it_says_what_is_weaker_without_a_terminal(certif: Certif, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "ceci n'est pas un terminal complet" in plain(certif("diagnostic").stdout)


def test_it_says_when_the_folder_cannot_be_written(certif: Certif) -> None:
    certif.sessions.write_text("un fichier à la place du dossier")
    done = certif("diagnostic")
    assert done.exit_code == 0


def test_the_kind_of_a_disk_is_told_for_a_folder_not_yet_made(certif: Certif) -> None:
    folder = nearest_folder(certif.sessions / "a" / "b")
    assert folder == certif.sessions.parent
    assert disk_kind(folder) is None or disk_kind(folder) != ""


@pytest.mark.parametrize(("system", "said"), [("darwin", True), ("linux", False)])
def test_it_says_where_the_memory_of_an_import_is_not_bounded(
    certif: Certif, monkeypatch: pytest.MonkeyPatch, system: str, said: bool
) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert ("seul le temps est borné" in certif("diagnostic").stdout) == said
