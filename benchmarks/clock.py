"""What a clock costs while it runs, and that it costs nothing while it stands."""

from __future__ import annotations

import time
from dataclasses import dataclass

from benchmarks import screens
from benchmarks.folders import Folder, open_baseline
from benchmarks.harness import WIDE, Program, cpu_s
from benchmarks.report import Figure, amount, at_most


@dataclass(frozen=True, slots=True)
class Rest:
    """What a program did while nobody touched a key."""

    octets_per_s: float
    cpu_s_per_minute: float


def measure(folder: Folder, *, seconds: float) -> list[Figure]:
    """Watch the sheet before the oral, during it and in a pause, and a bare label beside it."""
    with open_baseline("label") as bare, folder.open("ouvrir", folder.jour) as program:
        bare.wait_for(screens.LABEL)
        screens.to_grille(program)
        ready, nothing = _watch(seconds, program, bare)
        program.press(screens.CHRONO_KEY)
        [running] = _watch(seconds, program)
        program.press(screens.CHRONO_KEY)
        [paused] = _watch(seconds, program)
    with folder.open("ouvrir", folder.jour, size=WIDE) as program:
        screens.to_grille(program)
        program.press(screens.CHRONO_KEY)
        [digits] = _watch(seconds, program)
    bare_cpu = amount(nothing.cpu_s_per_minute, "s/min")
    return [
        at_most("chrono en marche, octets", running.octets_per_s, 100, "o/s"),
        at_most("chrono en marche, grands chiffres, octets", digits.octets_per_s, 100, "o/s"),
        at_most("chrono en marche, processeur", running.cpu_s_per_minute, 0.25, "s/min", reference=bare_cpu),
        at_most("chrono à l'arrêt, octets", ready.octets_per_s, 0, "o/s"),
        at_most("chrono en pause, octets", paused.octets_per_s, 0, "o/s"),
        Figure("chrono à l'arrêt, processeur", amount(ready.cpu_s_per_minute, "s/min"), bare_cpu),
    ]


def _watch(seconds: float, *programs: Program) -> list[Rest]:
    """Read what they write and leave them alone."""
    for program in programs:
        program.drain(0.3, limit_s=1.5)
    before = [(program.octets, cpu_s(program)) for program in programs]
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < seconds:
        for program in programs:
            program.read(min(0.2, seconds - elapsed) / len(programs))
    return [
        Rest((program.octets - octets) / elapsed, (cpu_s(program) - spent_s) * 60 / elapsed)
        for program, (octets, spent_s) in zip(programs, before, strict=True)
    ]
