"""What the environment tells of the terminal: whether signs arrive, and how long a key may take."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper

import pytest

from certif_tui.platform import terminals
from certif_tui.platform.terminals import carries, escape_wait_s

SIGNS = "■□×"
VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG", "TMUX", "STY", "SSH_CONNECTION", "ESCDELAY")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A login that says nothing, on an output in UTF-8; no tmux is asked."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "__stderr__", TextIOWrapper(BytesIO(), "utf-8"))
    monkeypatch.setattr(terminals, "_tmux_says", lambda: None)


@pytest.mark.parametrize(
    ("variables", "carried"),
    [
        ({}, True),
        ({"LC_ALL": "C"}, True),
        ({"LANG": "fr_FR.UTF-8", "TMUX": "/tmp/tmux,1,0"}, True),
        ({"LC_CTYPE": "C.utf8", "STY": "1.pts"}, True),
        ({"TMUX": "/tmp/tmux,1,0"}, False),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8", "TMUX": "/tmp/tmux,1,0"}, False),
        ({"LC_ALL": "POSIX", "STY": "1.pts"}, False),
        ({"LANG": "fr_FR.ISO-8859-1"}, False),
        ({"LANG": "fr_FR.ISO-8859-15@euro"}, False),
        ({"LANG": "fr_FR@euro"}, False),
        ({"LANG": "fr_FR.no-such"}, False),
    ],
)
def test_the_language_tells_whether_signs_arrive(
    variables: dict[str, str], carried: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert carries(SIGNS) is carried


@pytest.mark.parametrize("says", [True, False])
def test_tmux_knows_its_terminal_better_than_the_language(says: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux,1,0")
    monkeypatch.setenv("LANG", "C" if says else "fr_FR.UTF-8")
    monkeypatch.setattr(terminals, "_tmux_says", lambda: says)
    assert carries(SIGNS) is says


def test_an_output_that_cannot_write_the_signs_carries_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stderr__", TextIOWrapper(BytesIO(), "latin-1"))
    assert (carries(SIGNS), carries("VNS")) == (False, True)


@pytest.mark.parametrize(
    ("variables", "seconds"),
    [
        ({}, 0.1),
        ({"SSH_CONNECTION": "192.0.2.7 50022 192.0.2.1 22"}, 0.5),
        ({"SSH_CONNECTION": "192.0.2.7 50022 192.0.2.1 22", "TMUX": "/tmp/tmux,1,0"}, 0.1),
        ({"SSH_CONNECTION": "192.0.2.7 50022 192.0.2.1 22", "ESCDELAY": "25"}, 0.025),
        ({"ESCDELAY": "long"}, 0.1),
    ],
)
def test_a_key_may_take_longer_over_ssh(
    variables: dict[str, str], seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert escape_wait_s(near=0.1, far=0.5) == seconds
