from __future__ import annotations

import io
import sys
import time

import pytest

from certif_tui.cli.progress_bar import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time the bar believes it is, which passes when told."""
    moment = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: moment[0])
    return moment


def test_it_shows_after_a_second_and_leaves_nothing_behind(now: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with ProgressBar() as shown:
        shown.advance(1, 4, "sessions : 1 sur 4")
        assert terminal.getvalue() == ""
        now[0] += 1
        shown.advance(2, 4, "sessions : 2 sur 4")
        assert "sessions : 2 sur 4  [#############-------------]" in terminal.getvalue()
        shown.advance(3, 4, "sessions : 3 sur 4")
        assert "3 sur 4" not in terminal.getvalue()
        now[0] += 1
        shown.advance(4, 4, "sessions : 4 sur 4")
    assert "4 sur 4" in terminal.getvalue() and terminal.getvalue().endswith("\n\x1b[A\r\x1b[K")


def test_a_file_gets_none_of_it(now: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = io.StringIO()
    monkeypatch.setattr(sys, "stderr", kept)
    with ProgressBar() as shown:
        now[0] += 60
        shown.advance(1, 2, "sessions : 1 sur 2")
    assert kept.getvalue() == ""
