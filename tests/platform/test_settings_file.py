"""The settings file is the juror's: one line of it changes, and nothing is written over what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from certif_tui.platform.preferences import load_reglages
from certif_tui.platform.settings_file import ReglageNonGarde, keep_reglage

THEIRS = """\
# Réglages de Paul
cloche = true   # salle du fond

theme = 'sombre'
# La touche V, plus près
[touches]
"evaluation.valide" = "v, espace"  # V
aide = "f1"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "certif-tui" / "reglages.toml"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_one_line_changes_and_what_was_written_around_it_stays(path: Path) -> None:
    keep_reglage(written(path, THEIRS), "theme", "clair")
    assert path.read_text("utf-8") in (THEIRS.replace("'sombre'", "'clair'"), THEIRS.replace("'sombre'", '"clair"'))


def test_a_setting_that_was_not_there_comes_before_the_tables(path: Path) -> None:
    keep_reglage(written(path, THEIRS), "ascii", True)
    assert load_reglages(path).ascii is True and load_reglages(path).touches["aide"] == "f1"
    assert all(line in path.read_text("utf-8").splitlines() for line in THEIRS.splitlines())


def test_keys_are_given_and_given_back_without_touching_the_others(path: Path) -> None:
    keep_reglage(written(path, THEIRS), "evaluation.bilan", "k", table="touches")
    assert load_reglages(path).touches == {"evaluation.valide": "v, espace", "aide": "f1", "evaluation.bilan": "k"}
    keep_reglage(path, "evaluation.bilan", None, table="touches")
    assert path.read_text("utf-8") == THEIRS


def test_a_setting_taken_out_leaves_the_rest(path: Path) -> None:
    keep_reglage(written(path, THEIRS), "theme", None)
    assert path.read_text("utf-8") == THEIRS.replace("theme = 'sombre'\n", "")


def test_a_first_setting_makes_the_file_for_its_owner_alone(path: Path) -> None:
    keep_reglage(path, "evaluation.bilan", "k", table="touches")
    keep_reglage(path, "cloche", True)
    kept = load_reglages(path)
    assert kept.cloche and kept.touches == {"evaluation.bilan": "k"} and path.stat().st_mode & 0o777 == 0o600
    assert [it.name for it in path.parent.iterdir()] == [path.name]


def test_lines_of_windows_stay_so(path: Path) -> None:
    keep_reglage(written(path, THEIRS.replace("\n", "\r\n")), "theme", "clair")
    assert path.read_bytes().count(b"\r\n") == THEIRS.count("\n")


@pytest.mark.parametrize("text", ["theme = ", 'theme = "rose"', "volume = 3", "\ufeffcloche = true"])
def test_what_cannot_be_read_is_said_and_never_written_over(path: Path, text: str) -> None:
    with pytest.raises(ReglageNonGarde, match=r"reglages\.toml"):
        keep_reglage(written(path, text), "cloche", True)
    assert path.read_text("utf-8") == text


def test_a_link_to_a_folder_of_settings_stays_one(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dossier" / "certif.toml"
    path.parent.mkdir()
    path.symlink_to(written(real, THEIRS))
    keep_reglage(path, "theme", "clair")
    assert path.is_symlink() and load_reglages(real).theme == "clair"


def test_a_disk_that_refuses_is_told_with_its_cause(tmp_path: Path) -> None:
    (tmp_path / "certif-tui").write_text("")
    with pytest.raises(ReglageNonGarde, match="ce n'est pas un dossier"):
        keep_reglage(tmp_path / "certif-tui" / "reglages.toml", "cloche", True)
