"""A test that hangs is ended and named: it never holds up those that come after it for ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOO_LONG_S = 120
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # what these tests do not need takes seconds to load
HANGS = """
import ctypes
import threading

def test_lock():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()

def test_c():
    ctypes.CDLL(None).pause()

def test_behind():
    pass
"""


def ended(folder: Path, *options: str) -> str:
    """What pytest, set up as here but for a tiny deadline, says of the tests of a folder; fails when it hangs too."""
    (folder / "test_hung.py").write_text(HANGS, "utf-8")
    setup = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), "-o", "testpaths=", "-o", "timeout=0.5"]
    plugins = ["-p", "xdist.plugin", "-p", "pytest_timeout", "-p", "no:cacheprovider", "-p", "no:warnings"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *setup, *plugins, *options],
        cwd=folder,
        env={**os.environ, **ALONE},
        capture_output=True,
        text=True,
        timeout=TOO_LONG_S,
    )
    assert ran.returncode != 0
    return ran.stdout + ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="the call that waits for ever is POSIX's")
def test_a_test_that_hangs_in_c_is_ended_and_the_one_behind_it_runs(tmp_path: Path) -> None:
    said = ended(tmp_path, "-n", "1", "-k", "test_c or test_behind")
    assert "crashed while running 'test_hung.py::test_c'" in said
    assert "1 failed, 1 passed" in said


def test_one_that_hangs_in_a_lock_is_ended_and_where_is_told(tmp_path: Path) -> None:
    said = ended(tmp_path, "-k", "test_lock")
    assert "Timeout" in said
    assert said.count("lock.acquire()") == 1


def test_every_test_of_the_suite_has_a_deadline(pytestconfig: pytest.Config) -> None:
    assert 0 < float(pytestconfig.getini("timeout")) <= 300
