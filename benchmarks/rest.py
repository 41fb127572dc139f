"""What the list of candidats costs while nobody touches a key: a few candidats, many, and a bare label beside them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack

from benchmarks import screens
from benchmarks.folders import Folder, open_baseline
from benchmarks.harness import NARROW, Program, Size, cpu_s
from benchmarks.report import Figure, amount, at_most

GOAL_S = 0.1
"""Seconds of processor a minute, however long the list."""
EN_COURS = "200, un chrono en marche"
AFTERWARDS_S = 4.0
"""Seconds a list is given to read what is around the screen."""


WIDEST: Size = (200, 60)


def measure(few: Folder, many: Folder, *, seconds: float) -> list[Figure]:
    """Leave alone, all at the same time, a list of a few, one of many, the same on a large terminal and in an oral."""
    lists = {"8": (few, NARROW), "200": (many, NARROW), "200, 200×60": (many, WIDEST), EN_COURS: (many, NARROW)}
    with ExitStack() as opened:
        programs = {"": opened.enter_context(open_baseline("label"))}
        programs[""].wait_for(screens.LABEL)
        for name, (folder, size) in lists.items():
            programs[name] = opened.enter_context(folder.open("ouvrir", folder.jour, size=size))
            programs[name].wait_for(screens.CANDIDATS)
        _begin_oral(programs[EN_COURS])
        _leave(programs, AFTERWARDS_S)
        before = {name: cpu_s(program) for name, program in programs.items()}
        elapsed = _leave(programs, seconds)
        spent = {name: (cpu_s(program) - before[name]) * 60 / elapsed for name, program in programs.items()}
    return list(_figures(spent))


def _begin_oral(program: Program) -> None:
    """Start the clock of the first candidat and come back to the list."""
    screens.to_grille(program)
    program.press(screens.CHRONO_KEY)
    program.press(screens.FERME)
    program.press(screens.QUITTE)
    program.wait_for(screens.LISTE)


def _leave(programs: Mapping[str, Program], seconds: float) -> float:
    """Read what they write; how many seconds that took."""
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < seconds:
        for program in programs.values():
            program.read(min(0.2, seconds - elapsed) / len(programs))
    return elapsed


def _figures(spent: Mapping[str, float]) -> Iterator[Figure]:
    bare = amount(spent[""], "s/min")
    for name, cpu in spent.items():
        if name:
            yield at_most(f"liste des candidats au repos, processeur : {name}", cpu, GOAL_S, "s/min", reference=bare)
