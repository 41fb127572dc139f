"""`make run` on a machine that cannot fetch what it needs: one French line says why, whatever pip prints."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installed import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make")

NO_NETWORK = "Pas de réseau\u00a0:"
TRACEBACK = """Traceback (most recent call last):
  File "pip/_vendor/urllib3/response.py", line 438, in _error_catcher
pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='x', port=443): Read timed out.
"""
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `make run` reads of a clone before anything is installed."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def make_run(checkout: Path, **environment: str) -> list[str]:
    """The lines on standard error, but for what make itself says of a step that failed."""
    command = ["make", "run", f"PYTHON={sys.executable}"]
    done = subprocess.run(
        command, cwd=checkout, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 2 and not (checkout / ".venv" / ".ready-to-run").exists()
    return [line for line in done.stderr.splitlines() if not line.startswith("make")]


def pip_that_says(checkout: Path, words: str) -> None:
    """A virtual environment whose pip prints these words and fails."""
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    (checkout / "words").write_text(words)
    python.write_text(f'#!/bin/sh\n[ "$1" = -c ] && exit 0\ncat "{checkout / "words"}" >&2\nexit 2\n')
    python.chmod(0o755)


def test_an_index_that_nobody_answers_for_is_told_in_one_line(checkout: Path) -> None:
    (line,) = make_run(checkout, PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="0")
    assert line.startswith(NO_NETWORK) and "Vérifiez la connexion" in line


def test_a_traceback_of_pip_is_told_in_one_line_and_kept(checkout: Path) -> None:
    pip_that_says(checkout, TRACEBACK)
    (line,) = make_run(checkout)
    assert line.startswith(NO_NETWORK)
    assert (checkout / ".venv" / "installation.log").read_text() == TRACEBACK


def test_another_failure_is_not_blamed_on_the_network(checkout: Path) -> None:
    pip_that_says(checkout, FULL)
    (line,) = make_run(checkout)
    assert line.startswith("L'installation de certif-tui a échoué.") and ".venv/installation.log" in line
