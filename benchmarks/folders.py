"""Data folders to measure on, filled by the program's own services."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice, product
from pathlib import Path

from benchmarks.harness import NARROW, Program, Size
from certif_tui.domain.grille.evenements import Avis, AvisDonne
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal import kinds
from certif_tui.journal.files import Files
from certif_tui.journal.holds import Holds
from certif_tui.journal.stamps import FileStamp
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.platform.preferences import MemoryFile
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.live import Live
from certif_tui.services.gate.unsaved import Unsaved
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte, create_session
from certif_tui.services.referentiel.loading import canonical_bytes, default_referentiel_path, load_referentiel

ROOT = Path(__file__).resolve().parents[1]
BASELINES = Path(__file__).with_name("baselines")
JURE = "MARTIN Paul"
BLOC = "BLOC 3"
JOUR = date(2026, 6, 12)
NOMS = ("DUPONT", "BERNARD", "LEFÈVRE", "NGUYEN", "ROUSSEAU", "BENALI", "GARCIA", "KOWALSKI", "MOREAU", "PETIT")
PRENOMS = ("Claire", "Hugo", "Inès", "Minh", "Amélie", "Karim", "Lucas", "Zoé", "Louis", "Nora")
VILLES = ("Lyon", "Paris", "Lille", "Nantes", "Rennes", "Dijon", "Metz")


class Unflushed(Files):
    """Fills a folder without waiting for the disk: what is measured comes later."""

    def fsync(self, fd: int) -> FileStamp:
        status = os.fstat(fd)
        return status.st_mtime_ns, status.st_size, status.st_ino

    def sync_folder(self, folder: Path) -> None:
        pass


class Deferred:
    """A writer that leaves the writing to whoever prepares the data."""

    pending, unsaved = 0, Unsaved()
    trouble = None

    def submit(self, live: Live[object]) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Folder:
    """A data folder, what this user's memory says, and the slug of the session of the day, not yet graded."""

    root: Path
    jour: str

    @property
    def sessions(self) -> Path:
        """The data folder itself."""
        return self.root / "sessions"

    def environment(self) -> dict[str, str]:
        """The environment of a program that works in this folder, and in nobody's home."""
        places = {f"XDG_{kind}_HOME": str(self.root / kind.lower()) for kind in ("STATE", "CONFIG", "DATA", "CACHE")}
        return bare_environment() | places | {"CERTIF_TUI_SESSIONS": str(self.sessions), "CERTIF_TUI_JURE": JURE}

    def open(self, *args: str, size: Size = NARROW) -> Program:
        """Start certif-tui in it."""
        return Program([sys.executable, "-m", "certif_tui", *args], self.environment(), size=size)


def bare_environment() -> dict[str, str]:
    """The environment of every program measured: this checkout, a modern terminal, none of the caller's settings."""
    dropped = ("TEXTUAL", "CERTIF_TUI", "PYTHONDONTWRITE", "COLUMNS", "LINES", "NO_COLOR", "TMUX")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}


def open_baseline(name: str, *, size: Size = NARROW) -> Program:
    """Start one of the bare applications."""
    return Program([sys.executable, str(BASELINES / f"{name}.py")], bare_environment(), size=size)


def marks_kept(folder: Folder) -> int:
    """How many marks the sheet of the first candidat of the day holds on the disk."""
    contexte = _contexte(folder.sessions)
    ouverte = SessionOuverte(contexte, Deferred(), folder.jour)
    candidat, jure = ouverte.session.candidats[0], ouverte.session.jures[0]
    content = contexte.journal.read(kinds.GRILLE.at(folder.jour, candidat.slug, jure.slug))
    return sum(isinstance(record.evenement, AvisDonne) for record in content.records)


def people(count: int) -> Iterator[str]:
    """So many names, no two alike up to a thousand people: the first hundred bear one name, the others two."""
    names = (
        f"{nom}{other} {prenom}" for other, prenom, nom in product(("", *(f"-{it}" for it in NOMS)), PRENOMS, NOMS)
    )
    return islice(cycle(names), count)


def prepare(root: Path, *, passees: int, candidats: int, jour: int = 8) -> Folder:
    """Fill a folder: past sessions of so many candidats, each graded and handed in, and one of `jour` candidats."""
    referentiel, _sha = load_referentiel(default_referentiel_path())
    for rank in range(passees):
        _past_session(root / "sessions", referentiel, rank, candidats)
    contexte = _contexte(root / "sessions")
    slug = create_session(contexte, referentiel, canonical_bytes(referentiel), _projet(JOUR, "Lyon", jour))
    MemoryFile(root / "state" / "certif-tui" / "memoire.json").remember_jure(JURE)
    return Folder(root, slug)


def _past_session(sessions: Path, referentiel: Referentiel, rank: int, candidats: int) -> None:
    contexte = _contexte(sessions)
    projet = _projet(JOUR - timedelta(days=rank + 1), VILLES[rank % len(VILLES)], candidats)
    slug = create_session(contexte, referentiel, canonical_bytes(referentiel), projet)
    ouverte = SessionOuverte(contexte, Deferred(), slug)
    poste = Poste(ouverte, ouverte.session.jures[0], Deferred())
    for candidat in ouverte.session.candidats:
        _grade(poste, candidat.slug)


def _grade(poste: Poste, candidat: str) -> None:
    grille = poste.open_grille(candidat, poste.open_chrono(candidat))
    try:
        for critere in poste.ouverte.bloc.criteres:
            grille.evaluate(critere.code, Avis.VALIDE)
        grille.live.write()
        grille.hand_in("bench")
        grille.live.write()
    finally:
        grille.close()


def _contexte(sessions: Path) -> Contexte:
    # One journal a session: a journal remembers every stream it wrote.
    files = Unflushed()
    return Contexte(TinyDBJournal(sessions, files=files), SystemClock(), "bench", Holds(sessions, files=files))


def _projet(jour: date, lieu: str, candidats: int) -> Projet:
    return Projet(BLOC, jour, lieu, jures=(JURE,), candidats=tuple(map(Inscription, people(candidats))))
