"""What one acknowledged mark costs on this disk, beside the least that keeps one, and as the folder fills."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

from benchmarks.baselines import bare_write
from benchmarks.baselines.one_tinydb import OneTinyDB
from benchmarks.baselines.sqlite_wal import SqliteWal
from benchmarks.folders import Folder
from benchmarks.report import Figure, percentile, times
from certif_tui.domain.grille.evenements import Avis
from certif_tui.journal.files import Files
from certif_tui.journal.holds import Holds
from certif_tui.journal.stamps import FileStamp
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte

MARKS_A_SHEET = 25
"""A sheet of fourteen critères with its corrections."""
RARE = 10
"""A gesture that takes a second is measured so many times less often."""


class Marking(Protocol):
    def mark(self, turn: int) -> None:
        """Give one mark and return once it is kept."""

    def close(self) -> None:
        """Let the folder or the file go."""


class CountingFiles(Files):
    """The disk, counting the flushes."""

    def __init__(self) -> None:
        self.flushes: Counter[str] = Counter()

    def fsync(self, fd: int) -> FileStamp:
        self.flushes["fichier"] += 1
        return super().fsync(fd)

    def sync_folder(self, folder: Path) -> None:
        self.flushes["dossier"] += 1
        super().sync_folder(folder)


class Sheets:
    """A juré at work in the session of the day, whose marks return once they are on the disk."""

    def __init__(self, folder: Folder, *, files: Files | None = None) -> None:
        holds = Holds(folder.sessions, files=files)
        self._contexte = Contexte(TinyDBJournal(folder.sessions, files=files), SystemClock(), "bench", holds)
        ouverte = SessionOuverte(self._contexte, DirectWriter(), folder.jour)
        self._poste = Poste(ouverte, ouverte.session.jures[0], DirectWriter())
        self._grille: GrilleOuverte | None = None
        self._criteres = [critere.code for critere in ouverte.bloc.criteres]

    def turn_to(self, candidat: int) -> None:
        """Open the sheet of a candidat, which is not part of a mark."""
        self.close()
        slug = self._poste.ouverte.session.candidats[candidat].slug
        self._grille = self._poste.open_grille(slug, self._poste.open_chrono(slug))

    def mark(self, turn: int) -> None:
        """Give one mark."""
        assert self._grille is not None
        avis = Avis.NON_VALIDE if turn // len(self._criteres) % 2 else Avis.VALIDE
        self._grille.evaluate(self._criteres[turn % len(self._criteres)], avis)

    def close(self) -> None:
        """Let the sheet go."""
        if self._grille:
            self._grille.close()
            self._grille = None


def measure(few: Folder, many: Folder, *, candidats: int, rounds: int) -> list[Figure]:
    """Time one mark after another, each kind in turn."""
    place = few.root / "references"
    place.mkdir()
    folders = {"peu": Sheets(few), "beaucoup": Sheets(many)}
    files = {"tinydb peu": OneTinyDB(place / "peu.json", 10), "tinydb beaucoup": OneTinyDB(place / "b.json", candidats)}
    kinds: dict[str, Marking] = {**folders, **files, "sqlite": SqliteWal(place / "sqlite.db")}
    spent: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds):
        if turn % MARKS_A_SHEET == 0:
            for sheets in folders.values():
                sheets.turn_to(turn // MARKS_A_SHEET % 8)
        spent["nu"].append(_ms(lambda: bare_write.keep(place)))
        for name, marking in _in_turn(kinds, turn):
            spent[name].append(_ms(partial(marking.mark, turn)))
    for opened in kinds.values():
        opened.close()
    usual = {name: percentile(values, 50) for name, values in spent.items()}
    return [
        times("un avis acquitté, p50 ; 8 Ko nus", usual["peu"], usual["nu"], "ms", 2),
        times("un avis acquitté, p50 ; SQLite, WAL, FULL", usual["peu"], usual["sqlite"], "ms", 2.8),
        times("… 8 Ko nus ; SQLite, WAL, FULL", usual["nu"], usual["sqlite"], "ms"),
        _flushes(few),
        times(f"un avis, {candidats} candidats au lieu de 10", usual["beaucoup"], usual["peu"], "ms", 1.5),
        times(f"… un seul fichier TinyDB, {candidats} au lieu de 10", *_tinydb(usual), "ms"),
        times(f"… un avis ; un seul fichier TinyDB, {candidats} candidats", usual["beaucoup"], _tinydb(usual)[0], "ms"),
    ]


def _in_turn(kinds: dict[str, Marking], turn: int) -> Iterator[tuple[str, Marking]]:
    """The kinds, in one order then in the other; the dearest one only now and then."""
    order = list(kinds.items())
    for name, kind in order if turn % 2 else reversed(order):
        if name != "tinydb beaucoup" or turn % RARE == 0:
            yield name, kind


def _tinydb(usual: dict[str, float]) -> tuple[float, float]:
    return usual["tinydb beaucoup"], usual["tinydb peu"]


def _ms(gesture: Callable[[], None]) -> float:
    start = time.perf_counter()
    gesture()
    return (time.perf_counter() - start) * 1000


def _flushes(folder: Folder) -> Figure:
    """Count the flushes of marks on a sheet already begun."""
    files = CountingFiles()
    sheets = Sheets(folder, files=files)
    sheets.turn_to(0)
    files.flushes.clear()
    marks = 10
    for turn in range(marks):
        sheets.mark(turn)
    sheets.close()
    counts = {kind: count / marks for kind, count in files.flushes.items()}
    words = " + ".join(f"{count:g} {kind}" for kind, count in counts.items())
    return Figure("écritures forcées par avis", words, "1 fichier + 1 dossier", "", "≤ 2", sum(counts.values()) <= 2)
