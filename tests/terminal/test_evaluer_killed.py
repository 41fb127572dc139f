"""kill -9 while marks are being written: what was acknowledged is there, nothing is torn, the next run goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.services.verification.verification import verify_session
from tests.terminal.sheets import LYON, SLUGS, create_session, sheet

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and forks")

KILLS = 200
LONGEST_S = 0.02
"""Many marks long: a kill may fall anywhere in the writing of one, or between two."""
COLD_KILLS = 10
COLD_LONGEST_S = 0.6
"""Longer than a start: a kill may fall while the program loads, takes the sheet, or writes."""

Acknowledged = dict[int, str]


class Warm:
    """The program, started once and run many times (see `warm_program`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tests.terminal.warm_program"], stdin=-1, stdout=-1, text=True
        )
        self.acknowledgements = folder / "oks"
        os.mkfifo(self.acknowledgements)
        self.lines = folder / "lignes.txt"
        self.lines.write_text(many_lines(), "utf-8")

    def killed(self, candidat: str, after_s: float) -> Acknowledged:
        """Run `evaluer`, kill it that long after its first acknowledgement; what it had acknowledged."""
        pid = self._start(candidat)
        with self.acknowledgements.open() as oks:
            first = oks.readline()
            time.sleep(after_s)
            os.kill(pid, signal.SIGKILL)
            rest = oks.read()
        assert self._answer() == signal.SIGKILL, "the program had ended before the kill"
        return parsed(first + rest)

    def _start(self, candidat: str) -> int:
        assert self.server.stdin
        args = ["--sessions", str(self.folder), "evaluer", LYON, candidat, "--jure", "martin-paul"]
        self.server.stdin.write(json.dumps([str(self.lines), str(self.acknowledgements), *args]) + "\n")
        self.server.stdin.flush()
        return self._answer()

    def _answer(self) -> int:
        assert self.server.stdout
        return int(self.server.stdout.readline())


def many_lines() -> str:
    """More lines than a run lives to obey."""
    rng = random.Random(2026)
    words = ("valide", "non_valide", "efface", "valide Étayé, chiffré", "- remarque seule")
    codes = [f"CR3.1.{n}" for n in range(1, 6)] + [f"CR3.2.{n}" for n in range(1, 10)]
    return "".join(f"{rng.choice(codes)} {rng.choice(words)}\n" for _ in range(3000))


def parsed(oks: str) -> Acknowledged:
    """The codes acknowledged by their number; a line cut short by the kill acknowledges nothing."""
    whole = oks[: oks.rfind("\n") + 1]
    return {int(seq): code for _, seq, code in map(str.split, whole.splitlines())}


def stored(folder: Path, candidat: str) -> Acknowledged:
    """Every event of a sheet that touches a code, by its number; the file must be plain, whole JSON."""
    events = json.loads(sheet(folder, candidat).read_bytes())["journal"]
    assert list(map(int, events)) == list(range(1, len(events) + 1))
    touched = {int(seq): event.get("critere") or event.get("cible") for seq, event in events.items()}
    return {seq: code for seq, code in touched.items() if code}


def faults(folder: Path) -> list[str]:
    journal = TinyDBJournal(folder)
    return [str(defaut) for defaut in verify_session(journal, LYON, journal.salvage).defauts]


@pytest.fixture
def folder(tmp_path: Path, private_home: Path) -> Path:
    create_session(tmp_path)
    return tmp_path


@pytest.fixture
def warm(folder: Path) -> Iterator[Warm]:
    warm = Warm(folder)
    yield warm
    warm.server.communicate()


def test_killed_at_200_random_moments_no_acknowledged_mark_is_lost(warm: Warm) -> None:
    rng = random.Random(int.from_bytes(os.urandom(4), "big"))
    acknowledged: dict[str, Acknowledged] = {slug: {} for slug in SLUGS}
    for number in range(KILLS):
        candidat = SLUGS[number % len(SLUGS)]
        acknowledged[candidat] |= warm.killed(candidat, rng.uniform(0, LONGEST_S))
        there = stored(warm.folder, candidat)
        assert acknowledged[candidat].items() <= there.items()
        assert max(there) - max(acknowledged[candidat]) <= 1, "more than the mark under way was not acknowledged"
    assert sum(map(len, acknowledged.values())) >= KILLS
    assert faults(warm.folder) == []


def test_killed_while_it_starts_the_program_starts_again_and_loses_nothing(folder: Path) -> None:
    rng = random.Random(int.from_bytes(os.urandom(4), "big"))
    acknowledged: Acknowledged = {}
    args = ["--sessions", str(folder), "evaluer", LYON, SLUGS[0], "--jure", "martin-paul"]
    for _ in range(COLD_KILLS):
        with subprocess.Popen([sys.executable, "-m", "certif_tui", *args], stdin=-1, stdout=-1, text=True) as program:
            assert program.stdin and program.stdout
            program.stdin.write(many_lines()[:4000])
            program.stdin.flush()
            time.sleep(rng.uniform(0, COLD_LONGEST_S))
            program.kill()
            acknowledged |= parsed(program.stdout.read())
    done = subprocess.run(
        [sys.executable, "-m", "certif_tui", *args],
        input="CR3.1.1 valide\n",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (acknowledged | parsed(done.stdout)).items() <= stored(folder, SLUGS[0]).items()
    assert faults(folder) == []
    assert [path.name for path in sheet(folder, SLUGS[0]).parent.iterdir()] == ["martin-paul.json"]
