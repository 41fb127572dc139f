"""The most memory the program holds in an oral, beside a bare label."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import screens
from benchmarks.folders import Folder, open_baseline
from benchmarks.harness import Program, peak_memory_kib
from benchmarks.report import Figure, times


def measure(folder: Folder) -> list[Figure]:
    """Grade a candidat with every screen and dialog opened, then ask the system."""
    with open_baseline("label") as bare, folder.open() as program:
        bare.wait_for(screens.LABEL)
        bare.drain(screens.SETTLING_S)
        program.wait_for(screens.ACCUEIL_COMPTE)
        opened = _peak_mib(program)
        program.type("enter")
        screens.to_grille(program)
        for _critere in range(screens.CRITERES):
            program.type(screens.VALIDE)
        for key, words in _dialogs():
            program.press(key)
            program.wait_for(words)
        least, most = _peak_mib(bare), _peak_mib(program)
    if not least or not opened or not most:
        return [Figure("mémoire", "le système ne la dit pas")]
    return [
        times("mémoire au plus, un oral évalué", most, least, "Mio", 1.6),
        times("mémoire au plus, accueil seul", opened, least, "Mio"),
    ]


def _dialogs() -> Iterator[tuple[str, str]]:
    for key, words in (
        (screens.AIDE_KEY, screens.AIDE),
        (screens.REMARQUE_KEY, screens.REMARQUE),
        (screens.BILAN_KEY, screens.BILAN),
    ):
        yield key, words
        yield screens.FERME, screens.GRILLE


def _peak_mib(program: Program) -> float | None:
    kib = peak_memory_kib(program.pid)
    return kib / 1024 if kib else None
