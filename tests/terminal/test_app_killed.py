"""kill -9 in the middle of marking: the same ticks come back, and the clock to the second."""

from __future__ import annotations

import json
import random
import re
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from tests.terminal.room import Room, wait_for_marks
from tests.terminal.sheets import LYON, sheet
from tests.terminal.terminal import Terminal

KILLS = 10
LONGEST_S = 0.3
"""A kill falls while keys are read, marks written, or nothing is left to do."""
KEYS_AT_ONCE = 14
EXPOSE_S = 20 * 60


def events(path: Path) -> list[dict[str, str]]:
    """What a stream holds, which must be plain, whole JSON."""
    numbered = json.loads(path.read_bytes())["journal"]
    assert list(map(int, numbered)) == list(range(1, len(numbered) + 1))
    return list(numbered.values())


def marks(room: Room) -> list[tuple[str, str]]:
    """Every mark on the sheet, in order."""
    path = sheet(room.sessions, "dupont-claire")
    return [(it["critere"], it["avis"]) for it in events(path) if it["type"] == "avis_donne"]


def seconds_left(room: Room) -> float:
    """What is left of the exposé by the wall clock: it was started once and never stopped."""
    started = events(room.sessions / LYON / "passages" / "dupont-claire" / "chrono.json")
    (instant,) = [it["instant"] for it in started if it["type"] == "phase_demarree"]
    return EXPOSE_S - (datetime.now(UTC) - datetime.fromisoformat(instant)).total_seconds()


def seconds_shown(terminal: Terminal) -> int:
    minutes, seconds = re.findall(r"EXPOSÉ (\d\d):(\d\d) ", terminal.text)[0]
    return int(minutes) * 60 + int(seconds)


def test_ten_kills_lose_no_mark_and_no_second(room: Room) -> None:
    rng = random.Random(2026)
    terminal = room.grade()
    terminal.send("c")
    terminal.wait_for("puis Dialogue")
    for turn in range(KILLS):
        before = marks(room)
        terminal.send("1" + ("on", "no")[turn % 2] * (KEYS_AT_ONCE // 2))  # from the top: the last one is not flipped
        wait_for_more_than(before, room, terminal)
        time.sleep(rng.uniform(0, LONGEST_S))  # the moment of the kill is the point
        acknowledged = marks(room)
        terminal.kill()
        terminal.ended()
        kept = marks(room)
        assert kept[: len(acknowledged)] == acknowledged
        assert_in_the_order_of_the_keys(kept[len(before) :])
        latest = seconds_left(room)
        terminal = room.come_back()
        terminal.send("\r")
        wait_for_marks(terminal, dict(kept))
        terminal.wait_for("puis Dialogue")
        assert seconds_left(room) - 1 <= seconds_shown(terminal) <= latest + 1


def wait_for_more_than(known: list[tuple[str, str]], room: Room, terminal: Terminal) -> None:
    terminal.wait_for(lambda _it: len(marks(room)) > len(known))


def assert_in_the_order_of_the_keys(written: list[tuple[str, str]]) -> None:
    """The keys said validé and non validé in turn: a mark lost or written twice breaks the turn."""
    said = [avis for _code, avis in written]
    assert all(one != other for one, other in pairwise(said)), said
