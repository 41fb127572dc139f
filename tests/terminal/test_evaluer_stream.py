"""`evaluer` with a real process at each end: line by line, held, taken over, frozen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from certif_tui.journal.holds import Holds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.desk import dismiss_jure
from tests.terminal.sheets import LYON, create_session, marks_on_disk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")


class Typist:
    """Somebody typing lines into `evaluer`."""

    def __init__(self, sessions: Path, *more: str) -> None:
        where = ["--sessions", str(sessions), "evaluer", LYON, "dupont-claire", "--jure", "martin-paul", *more]
        self.program = subprocess.Popen(
            [sys.executable, "-m", "certif_tui", *where], stdin=-1, stdout=-1, stderr=-1, text=True
        )

    def type(self, line: str) -> None:
        assert self.program.stdin
        self.program.stdin.write(line + "\n")
        self.program.stdin.flush()

    def answer(self) -> str:
        """The next line acknowledged, which must come before the end of the input."""
        assert self.program.stdout
        return self.program.stdout.readline().strip()

    def end(self) -> tuple[int, str]:
        """No more lines: the exit code and what was said on standard error."""
        _, said = self.program.communicate(timeout=60)
        return self.program.returncode, said


@pytest.fixture
def typist(tmp_path: Path, private_home: Path) -> Iterator[Callable[..., Typist]]:
    create_session(tmp_path)
    typists: list[Typist] = []

    def start(*more: str) -> Typist:
        typists.append(Typist(tmp_path, *more))
        return typists[-1]

    yield start
    for each in typists:
        each.program.kill()
        each.program.communicate()


def test_each_line_is_acknowledged_without_waiting_for_the_next(typist: Callable[..., Typist], tmp_path: Path) -> None:
    someone = typist()
    for number in (1, 2, 3):
        someone.type(f"CR3.1.{number} valide")
        assert someone.answer() == f"ok {number + 2} CR3.1.{number}"
        assert marks_on_disk(tmp_path, "dupont-claire")[number + 2] == f"CR3.1.{number}"
    assert someone.end() == (0, "")


def test_a_sheet_open_elsewhere_is_refused_unless_taken_and_the_first_then_stops(
    typist: Callable[..., Typist],
) -> None:
    first = typist()
    first.type("CR3.1.1 valide")
    assert first.answer() == "ok 3 CR3.1.1"
    code, said = typist().end()
    assert (code, "--prendre-la-main" in said) == (4, True)
    second = typist("--prendre-la-main")
    second.type("CR3.1.2 valide")
    assert second.answer() == "ok 5 CR3.1.2"
    first.type("CR3.1.3 valide")
    code, said = first.end()
    assert (code, "Ligne 2" in said, "prise en main" in said) == (4, True, True)
    second.type("CR3.1.4 valide")
    assert second.answer() == "ok 6 CR3.1.4"
    assert second.end() == (0, "")


def test_a_frozen_program_can_be_relieved_and_does_no_harm_when_it_wakes(
    typist: Callable[..., Typist], tmp_path: Path
) -> None:
    frozen = typist()
    frozen.type("CR3.1.1 valide")
    assert frozen.answer() == "ok 3 CR3.1.1"
    frozen.program.send_signal(signal.SIGSTOP)
    assert typist().end()[0] == 4
    relief = typist("--prendre-la-main")
    frozen.type("CR3.1.1 non_valide")
    relief.type("CR3.1.2 valide")
    assert relief.answer() == "ok 5 CR3.1.2"
    frozen.program.send_signal(signal.SIGCONT)
    assert frozen.end()[0] == 4
    assert marks_on_disk(tmp_path, "dupont-claire") == {3: "CR3.1.1", 5: "CR3.1.2"}


def test_nothing_is_acknowledged_once_the_jure_left_the_jury(typist: Callable[..., Typist], tmp_path: Path) -> None:
    someone = typist()
    someone.type("CR3.1.1 valide")
    assert someone.answer() == "ok 3 CR3.1.1"
    contexte = Contexte(TinyDBJournal(tmp_path), SystemClock(), "secretariat", Holds(tmp_path))
    dismiss_jure(SessionOuverte(contexte, DirectWriter(), LYON), "martin-paul")
    someone.type("CR3.1.2 valide")
    code, said = someone.end()
    assert (code, "Ligne 2" in said, "n'est plus dans le jury" in said) == (3, True, True)
    assert marks_on_disk(tmp_path, "dupont-claire") == {3: "CR3.1.1"}
