"""The candidat list with many candidats beside a few: opening it, moving in it, scrolling it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks import screens
from benchmarks.folders import Folder
from benchmarks.harness import NARROW, Program
from benchmarks.report import Figure, percentile, times

Delays = dict[tuple[str, str], list[float]]
"""Milliseconds by list and gesture."""
OPEN, BACK, MOVE, SCROLL = "ouvrir la liste", "retour à l'accueil", "déplacement", "défilement d'une ligne"
FEW, MANY = "8", "200"
GOAL = 1.1
MOVES = 6
"""Moves in view after each opening."""


def measure(few: Folder, many: Folder, *, rounds: int) -> list[Figure]:
    """Open both lists in turn from the home screen and move in each, then scroll the long one to its end."""
    delays: Delays = defaultdict(list)
    with ExitStack() as opened:
        programs = {name: opened.enter_context(it.open()) for name, it in ((FEW, few), (MANY, many))}
        for program in programs.values():
            program.wait_for(screens.ACCUEIL_COMPTE)
            program.drain(screens.SETTLING_S)
        for turn in range(rounds + 1):
            for name, program in programs.items():
                _visit(program, name, delays if turn else defaultdict(list))
        _scroll(programs[MANY], delays, rounds)
    return list(_figures(delays))


def _visit(program: Program, name: str, delays: Delays) -> None:
    _time(program, name, OPEN, "enter", delays)
    program.wait_for(screens.CANDIDATS)
    for key in ("down", "up") * (MOVES // 2):
        _time(program, name, MOVE, key, delays)
    _time(program, name, BACK, "escape", delays)
    program.wait_for(screens.ACCUEIL_COMPTE)


def _scroll(program: Program, delays: Delays, rounds: int) -> None:
    program.press("enter")
    program.wait_for(screens.CANDIDATS)
    program.type(*["down"] * NARROW[1])
    for _line in range(MOVES * rounds):
        _time(program, MANY, SCROLL, "down", delays)


def _time(program: Program, name: str, gesture: str, key: str, delays: Delays) -> None:
    last_ms = program.press(key).last_ms
    if last_ms is not None:
        delays[name, gesture].append(last_ms)


def _figures(delays: Delays) -> Iterator[Figure]:
    for gesture, ranks in ((OPEN, (50,)), (BACK, (50,)), (MOVE, (50, 95))):
        for rank in ranks:
            many, few = (percentile(delays[name, gesture], rank) for name in (MANY, FEW))
            yield times(f"{gesture}, p{rank}, {MANY} candidats au lieu de {FEW}", many, few, "ms", GOAL)
    scroll, move = percentile(delays[MANY, SCROLL], 50), percentile(delays[FEW, MOVE], 50)
    yield times(f"{SCROLL}, p50, {MANY} candidats ; un déplacement parmi {FEW}", scroll, move, "ms")
