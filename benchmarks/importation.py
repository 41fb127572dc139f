"""What importing a list costs, from the file to the disk, and how often it waits for the disk."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.baselines import bare_write
from benchmarks.disk import CountingFiles
from benchmarks.folders import people, prepare
from benchmarks.report import Figure, amount, at_most, times
from certif_tui.journal.holds import Holds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.importation.candidats import plan
from certif_tui.services.importation.colonnes import understand
from certif_tui.services.importation.enregistrement import Importations
from certif_tui.services.importation.lecture import read_classeur
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.services.importation.fichiers import make_csv, make_xlsx

FEW, MANY = 8, 200
PATIENCE_MS = 1000
"""After so long a progress bar is shown: a list of 200 should be over before."""
TITRES = ("N° candidat", "NOM", "Prénom", "E-mail", "Groupe", "Heure", "Aménagement")
Import = tuple[str, int]
"""A kind of file and how many candidats it names."""


def measure(place: Path, *, rounds: int) -> list[Figure]:
    """Import each list into an empty session, one after the other, round after round."""
    place.mkdir(parents=True)
    lists = {(kind, count): _write(place, kind, count) for count in (FEW, MANY) for kind in (".csv", ".xlsx")}
    spent: dict[Import, list[float]] = defaultdict(list)
    flushes: dict[Import, str] = {}
    bare: list[float] = []
    for turn in range(rounds):
        bare.append(_bare_ms(place))
        for named, path in lists.items():
            took, flushes[named] = _import(place / f"{turn}{path.name}", path, named[1])
            spent[named].append(took)
    return list(_figures({named: median(values) for named, values in spent.items()}, median(bare), flushes))


def _figures(usual: dict[Import, float], bare: float, flushes: dict[Import, str]) -> Iterator[Figure]:
    for kind in (".csv", ".xlsx"):
        few, many = usual[kind, FEW], usual[kind, MANY]
        mesure = f"importer {MANY} candidats, {kind}"
        yield at_most(f"{mesure} ; les 8 Ko nus", many, PATIENCE_MS, "ms", reference=amount(bare, "ms"))
        yield times(f"… {MANY} au lieu de {FEW}", many, few, "ms", MANY / FEW)
        once = flushes[kind, MANY]
        yield Figure("… écritures forcées", once, flushes[kind, FEW], "", "autant", once == flushes[kind, FEW])


def _import(root: Path, path: Path, count: int) -> tuple[float, str]:
    """Import a list into a new session; the milliseconds it took, and the flushes."""
    folder, files = prepare(root, passees=0, candidats=0, jour=0), CountingFiles()
    holds = Holds(folder.sessions, files=files)
    contexte = Contexte(TinyDBJournal(folder.sessions, files=files), SystemClock(), "bench", holds)
    ouverte = SessionOuverte(contexte, DirectWriter(), folder.jour)
    files.flushes.clear()
    start = time.perf_counter()
    importation = plan(understand(read_classeur(path).feuille()), ouverte.session.candidats)
    Importations(ouverte).record(importation, {}, path.name)
    took = (time.perf_counter() - start) * 1000
    kept = len(ouverte.session.presentes)
    if kept != count or ouverte.live.pending:
        raise RuntimeError(f"{kept} candidats sur {count}")
    return took, " + ".join(f"{number} {kind}" for kind, number in files.flushes.items())


def _bare_ms(place: Path) -> float:
    start = time.perf_counter()
    bare_write.keep(place)
    return (time.perf_counter() - start) * 1000


def _write(place: Path, kind: str, count: int) -> Path:
    """A list as an office keeps it, seven columns wide."""
    rows: list[list[str | int | float | None]] = [[*TITRES]]
    for rank, nom in enumerate(people(count), 1):
        last, first = nom.split(" ", 1)
        mail = f"candidat{rank}@exemple.fr"
        rows.append(
            [
                f"C{rank:04d}",
                f"{last}-{rank}",
                first,
                mail,
                f"G{rank % 4 + 1}",
                "09:00",
                ("", "tiers-temps")[rank % 9 == 0],
            ]
        )
    path = place / f"liste-{count}{kind}"
    if kind == ".xlsx":
        return make_xlsx(path, {"Candidats": rows})
    return make_csv(path, *(";".join(map(str, row)) for row in rows))
