"""From a key to its last painted byte, saving included, beside a bare list answering the same keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks import screens
from benchmarks.folders import Folder, marks_kept, open_baseline
from benchmarks.harness import Program
from benchmarks.report import Figure, percentile, times

Delays = dict[tuple[str, str], list[float]]
"""Milliseconds by program and gesture."""
MOVE, MARK = "déplacement", "avis"
LISTE, UN, CINQ_CENTS = "liste nue", "1", "500"


def measure(alone: Folder, crowded: Folder, *, rounds: int) -> list[Figure]:
    """Press the same keys in turn in the bare list, a session of one candidat and a session of 500."""
    folders = {UN: alone, CINQ_CENTS: crowded}
    delays: Delays = defaultdict(list)
    with ExitStack() as opened:
        bare = opened.enter_context(open_baseline("line_list"))
        screens.to_line_list(bare)
        sheets = {name: opened.enter_context(folder.open("ouvrir", folder.jour)) for name, folder in folders.items()}
        for program in sheets.values():
            screens.to_grille(program)
        for row, avis in _rows(rounds):
            _press_in_list(bare, delays)
            for name, program in sheets.items():
                _press_in_sheet(program, name, row, avis, delays)
    return [*_figures(delays), *(_kept(name, folder, rounds) for name, folder in folders.items())]


def _rows(rounds: int) -> Iterator[tuple[int, str]]:
    """The critère of each round and a judgement that changes it: down the sheet, then again with the other one.

    The last critère is left out: marking it moves nothing.
    """
    length = screens.CRITERES - 1
    for turn in range(rounds):
        yield turn % length, screens.NON_VALIDE if turn // length % 2 else screens.VALIDE


def _press_in_list(program: Program, delays: Delays) -> None:
    for key, gesture in (("down", MOVE), ("space", MARK), ("up", MOVE)):
        _time(program, LISTE, gesture, key, delays)


def _press_in_sheet(program: Program, name: str, row: int, avis: str, delays: Delays) -> None:
    if row == 0:
        program.type(screens.PREMIER_CRITERE)
    _time(program, name, MARK, avis, delays)
    for key in ("up", "down"):
        _time(program, name, MOVE, key, delays)


def _time(program: Program, name: str, gesture: str, key: str, delays: Delays) -> None:
    last_ms = program.press(key).last_ms
    if last_ms is not None:
        delays[name, gesture].append(last_ms)


def _figures(delays: Delays) -> Iterator[Figure]:
    for gesture in (MOVE, MARK):
        for rank, goal in ((50, 1.5), (95, 1.8)):
            ours, bare = (percentile(delays[name, gesture], rank) for name in (UN, LISTE))
            yield times(f"touche → dernier octet, {gesture}, p{rank}", ours, bare, "ms", goal)
    for gesture in (MOVE, MARK):
        crowded, alone = (percentile(delays[name, gesture], 50) for name in (CINQ_CENTS, UN))
        yield times(f"{gesture}, p50, 500 candidats au lieu de 1", crowded, alone, "ms", 1.15)


def _kept(name: str, folder: Folder, rounds: int) -> Figure:
    kept = marks_kept(folder)
    words = f"{kept} sur {rounds}"
    return Figure(f"avis retrouvés sur le disque ({name} candidat{'s' * (name != UN)})", words, met=kept == rounds)
