"""How many bytes each gesture sends to the terminal, and in how many frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from benchmarks import screens
from benchmarks.folders import Folder, open_baseline
from benchmarks.harness import NARROW, Burst, Program, Size
from benchmarks.report import Figure, most_of, usual_of

Bursts = dict[str, list[Burst]]
RESTE, CORRIGE, AVANCE, VA = "avis effacé sur place", "avis corrigé sur place", "avis qui avance", "déplacement"
PAGE_GRILLE, PAGE_LISTE = "page de la grille", "page d'une liste de 500"
DIALOGS = (
    ("bilan", screens.BILAN_KEY, screens.BILAN),
    ("aide", screens.AIDE_KEY, screens.AIDE),
    ("remarque", screens.REMARQUE_KEY, screens.REMARQUE),
)
GOALS = {RESTE: 250, CORRIGE: 250, AVANCE: 450, VA: 400, PAGE_GRILLE: 6000, PAGE_LISTE: 6000}
WIDE_GOALS = {AVANCE: 600, VA: 600, "aide, ouverture": 25_000}
"""On a terminal of 120×40, which shows more at each gesture; the cost of the others is told alone there."""
SCREEN_GOAL = 25_000
USUAL = (AVANCE, VA)
"""What is held to its goal by its median: a row with a longer wording sends more."""
BARE = {RESTE: "space", CORRIGE: "space", VA: "down"}
"""The key that does the like in the bare list."""
LONG_QUIET_S = 0.4


def measure(folder: Folder, crowded: Folder, size: Size) -> list[Figure]:
    """Count the bytes of every gesture on a terminal of that size."""
    bursts: Bursts = defaultdict(list)
    with folder.open("ouvrir", folder.jour, size=size) as program:
        screens.to_grille(program)
        _mark_down(program, bursts)
        _correct_last(program, bursts)
        _clear_some(program, bursts)
        _turn_pages(program, bursts[PAGE_GRILLE])
        _visit_dialogs(program, bursts)
    with crowded.open("ouvrir", crowded.jour, size=size) as program:
        program.wait_for(screens.CANDIDATS)
        program.drain(screens.SETTLING_S)
        _turn_pages(program, bursts[PAGE_LISTE])
    return list(_figures(bursts, _bare_octets(size), size))


def _mark_down(program: Program, bursts: Bursts) -> None:
    program.type(screens.PREMIER_CRITERE)
    for _critere in range(screens.CRITERES - 1):
        bursts[AVANCE].append(program.press(screens.VALIDE, quiet_s=LONG_QUIET_S))


def _correct_last(program: Program, bursts: Bursts) -> None:
    program.type("end", screens.VALIDE)
    for key in (screens.NON_VALIDE, screens.VALIDE) * 3:
        bursts[CORRIGE].append(program.press(key, quiet_s=LONG_QUIET_S))


def _clear_some(program: Program, bursts: Bursts) -> None:
    program.type(screens.PREMIER_CRITERE)
    for _critere in range(4):
        bursts[RESTE].append(program.press(screens.EFFACE, quiet_s=LONG_QUIET_S))
        bursts[VA].append(program.press("down", quiet_s=LONG_QUIET_S))


def _turn_pages(program: Program, bursts: list[Burst]) -> None:
    for key in ("pagedown", "pagedown", "pageup", "pagedown"):
        burst = program.press(key, quiet_s=LONG_QUIET_S)
        if burst.octets:
            bursts.append(burst)


def _visit_dialogs(program: Program, bursts: Bursts) -> None:
    for name, key, words in DIALOGS * 2:
        bursts[f"{name}, ouverture"].append(program.press(key, quiet_s=LONG_QUIET_S))
        program.wait_for(words)
        bursts[f"{name}, fermeture"].append(program.press(screens.FERME, quiet_s=LONG_QUIET_S))
        program.wait_for(screens.GRILLE)


def _bare_octets(size: Size) -> dict[str, int]:
    with open_baseline("line_list", size=size) as program:
        screens.to_line_list(program)
        return {key: program.press(key).octets for key in set(BARE.values())}


def _figures(bursts: Bursts, bare: dict[str, int], size: Size) -> Iterator[Figure]:
    where = f"{size[0]}×{size[1]}"
    for gesture, found in bursts.items():
        octets = [burst.octets for burst in found]
        mesure = f"{gesture}, {where}"
        reference = f"{bare[BARE[gesture]]} o" if gesture in BARE else ""
        goal = GOALS.get(gesture, SCREEN_GOAL) if size == NARROW else WIDE_GOALS.get(gesture)
        if gesture in USUAL:
            yield usual_of(mesure, octets, goal, "o", reference=reference)
        else:
            yield most_of(mesure, octets, goal, "o", reference=reference)
    for gesture in (AVANCE, CORRIGE, RESTE, VA):
        yield most_of(f"images par {gesture}, {where}", [burst.frames for burst in bursts[gesture]], 1, "image")
