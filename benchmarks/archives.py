"""Hundreds of past sessions at once: everybody's parcours, and checking every file, beside reading every byte once."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.folders import Folder
from benchmarks.report import Figure, times
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.projections.feuilles_vues import FeuillesVues
from certif_tui.projections.parcours import Lecteur

READ, FIRST, AGAIN, NEXT, CHECKED = "lecture", "premier", "encore", "lancement suivant", "verifier"


def measure(folder: Folder, *, passees: int, rounds: int) -> list[Figure]:
    """Time each in turn; the parcours as the screen reads them, `verifier` as a program of its own."""
    spent: dict[str, list[float]] = {name: [] for name in (READ, FIRST, AGAIN, NEXT, CHECKED)}
    for _turn in range(rounds):
        spent[READ].append(_ms(lambda: _read_all(folder.sessions)))
        (folder.root / "feuilles.json").unlink(missing_ok=True)
        lecteur = _lecteur(folder)
        spent[FIRST].append(_ms(lambda reader=lecteur: _parcours(reader)))  # type: ignore[misc]
        spent[AGAIN].append(_ms(lambda reader=lecteur: _parcours(reader)))  # type: ignore[misc]
        lecteur.keep()
        spent[NEXT].append(_ms(lambda: _parcours(_lecteur(folder))))
        spent[CHECKED].append(_ms(lambda: _verifier(folder)))
    usual = {name: median(values) for name, values in spent.items()}
    read = usual[READ]
    where = f"{passees} sessions"
    return [
        times(f"parcours de {where} ; lire et SHA-256", usual[FIRST], read, "ms"),
        times("… encore, dans le même lancement", usual[AGAIN], read, "ms"),
        times("… au lancement suivant", usual[NEXT], read, "ms"),
        times(f"« verifier », {where} ; lire et SHA-256", usual[CHECKED], read, "ms", 3),
    ]


def _lecteur(folder: Folder) -> Lecteur:
    return Lecteur(TinyDBJournal(folder.sessions), vues=FeuillesVues(folder.root / "feuilles.json", folder.sessions))


def _parcours(lecteur: Lecteur) -> None:
    for groupe in lecteur.read().groupes:
        lecteur.personne(groupe)


def _read_all(sessions: Path) -> None:
    for path in sorted(sessions.rglob("*")):
        if path.is_file():
            hashlib.sha256(path.read_bytes())


def _verifier(folder: Folder) -> None:
    argv = [sys.executable, "-m", "certif_tui", "verifier", "--json"]
    subprocess.run(argv, env=folder.environment(), stdout=subprocess.DEVNULL, check=True, timeout=300)


def _ms(gesture: Callable[[], None]) -> float:
    start = time.perf_counter()
    gesture()
    return (time.perf_counter() - start) * 1000
