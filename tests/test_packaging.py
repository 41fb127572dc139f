"""What is handed out: a wheel that needs nothing of the checkout, and an sdist that the same wheel comes out of."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest

from certif_tui import __version__
from tests.installed import ROOT, Installed


@pytest.fixture(scope="module")
def content(installed: Installed) -> dict[str, bytes]:
    with ZipFile(installed.wheel) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree that unpacks from the sdist."""
    folder = tmp_path_factory.mktemp("sdist")
    build("--sdist", folder, ROOT)
    (archive,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(archive, folder)
    return folder / archive.name.removesuffix(".tar.gz")


def build(kind: str, into: Path, tree: Path) -> None:
    command = [sys.executable, "-m", "build", kind, "--no-isolation", "--outdir", str(into), str(tree)]
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)


def test_the_wheel_holds_the_official_referentiel(content: dict[str, bytes]) -> None:
    assert content["certif_tui/referentiel.json"] == (ROOT / "referentiel.json").read_bytes()


def test_the_wheel_holds_every_file_of_the_package(content: dict[str, bytes]) -> None:
    package = ROOT / "certif_tui"
    files = {path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(ROOT).as_posix() for path in files} <= set(content)
    endings = {path.suffix for path in files}
    assert {".tcss", ".mo", ".po", ".typed"} <= endings


def test_the_wheel_holds_nothing_else(content: dict[str, bytes]) -> None:
    assert {name.split("/")[0] for name in content} == {"certif_tui", f"certif_tui-{__version__}.dist-info"}


def test_what_an_index_shows_is_complete_and_leads_nowhere_that_is_not_there(content: dict[str, bytes]) -> None:
    said = message_from_string(content[f"certif_tui-{__version__}.dist-info/METADATA"].decode())
    assert said["Summary"] and "jury" in said["Keywords"]
    assert "Natural Language :: French" in said.get_all("Classifier", [])
    description = str(said.get_payload())
    assert "certif-tui guide" in description
    assert re.findall(r"\]\((?!https://)[^)]*\)", description) == []
    assert set(re.findall(r"certif_tui-[\d.]+-py3", description)) == {f"certif_tui-{__version__}-py3"}


def test_the_same_wheel_comes_out_of_the_sdist(source: Path, content: dict[str, bytes], tmp_path: Path) -> None:
    build("--wheel", tmp_path, source)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as built:
        assert {name: built.read(name) for name in built.namelist()} == content


def test_the_sdist_holds_all_it_takes_to_test_and_run_it(source: Path) -> None:
    expected = ["Makefile", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "pyproject.toml", ".ci/run"]
    expected += ["requirements/run.txt", "requirements/dev.txt", "sessions/README.md", "tests/conftest.py"]
    assert [name for name in expected if not (source / name).is_file()] == []


def test_the_installed_program_grades_with_its_own_referentiel(
    installed: Installed, private_home: Path, tmp_path: Path
) -> None:
    done = subprocess.run([installed.program, "referentiel", "verifier"], capture_output=True, text=True, cwd=tmp_path)
    assert str(installed.package / "referentiel.json") in done.stdout
    assert done.returncode == 0


def test_the_installed_program_keeps_its_sessions_in_the_home_of_its_user(
    installed: Installed, private_home: Path, tmp_path: Path
) -> None:
    done = subprocess.run([installed.program, "session", "liste"], capture_output=True, text=True, cwd=tmp_path)
    assert f"Aucune session dans {private_home}" in done.stdout
