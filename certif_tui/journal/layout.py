"""Where things are in the data folder, and which of its folders are sessions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from certif_tui.journal.failures import listing_failure, reading_failure, restore
from certif_tui.journal.files import Files, may_exist
from certif_tui.journal.journal import StreamDamaged
from certif_tui.journal.storage import MAX_BYTES
from certif_tui.journal.streams import SLUG, Stream, chrono_stream, ecrit_stream, grille_stream, session_stream
from certif_tui.journal.witness import ENDING, Witness

LOCKS = ".verrous"
REFERENTIEL = "referentiel.json"


class Layout:
    """The paths below the data folder `root`."""

    def __init__(self, root: Path, files: Files) -> None:
        self.root = root
        self.locks = root / LOCKS
        self._files = files

    def folder(self, session: str) -> Path:
        """The folder of a session."""
        return self.root / session_stream(session).session

    def path(self, stream: Stream) -> Path:
        """The file of a stream. Raises `ValueError` when its address is not made of slugs."""
        parts = stream.path.split("/")
        if len(parts) < 2 or not all(SLUG.fullmatch(part) for part in parts):
            raise ValueError(f"adresse refusée\u00a0: {stream.path!r}")
        return self.root / f"{stream.path}.json"

    def lock(self, stream: Stream) -> tuple[Path, str]:
        """The folder of a stream's lock, and the lock's name in it."""
        session, *place = stream.path.split("/")
        return self.root / session / LOCKS, ".".join(place)

    def witness(self, stream: Stream) -> Witness:
        """What was last acknowledged of a stream."""
        return Witness(*self.lock(stream), self._files)

    def witnessed(self, session: str) -> tuple[Stream, ...]:
        """The streams of a session that have a witness, there or not; none when that cannot be told."""
        try:
            names = sorted(self._files.names(self.folder(session) / LOCKS))
        except OSError:
            return ()
        places = (name.removesuffix(ENDING).split(".") for name in names if name.endswith(ENDING))
        return tuple(Stream("/".join((session, *place))) for place in places if all(map(SLUG.fullmatch, place)))

    def sessions(self) -> tuple[str, ...]:
        """The slugs of the folders that are sessions, whole or damaged. Raises `StorageFailure`."""
        try:
            with os.scandir(self.root) as entries:
                return tuple(entry.name for entry in entries if self._is_session(entry))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise listing_failure(error, "la liste des sessions", self.root) from error

    def require(self, session: str) -> None:
        """Raise `StreamDamaged` when the session's folder is not there, `StorageFailure` when nobody lets us know."""
        try:
            there = self.folder(session).is_dir()
        except OSError as error:
            raise listing_failure(error, session, self.root) from error
        if not there:
            raise StreamDamaged(
                session,
                f"ce dossier de session n'est pas, ou plus, dans «\u00a0{self.root}\u00a0».",
                "Remettez-le à sa place, ou rebranchez le disque.",
            )

    def streams(self, session: str) -> tuple[Stream, ...]:
        """The streams of a session that are there, its own first. Raises `StreamDamaged`, `StorageFailure`."""
        own = session_stream(session)
        others = self._listed(session, self._others)
        return ((own,) if may_exist(self.path(own)) else ()) + others

    def ecrits(self, session: str) -> tuple[Stream, ...]:
        """Those about written work. Raises as `streams`."""
        return self._listed(session, self._ecrits)

    def _listed(self, session: str, kind: Callable[[str], Iterator[Stream]]) -> tuple[Stream, ...]:
        self.require(session)
        try:
            return tuple(kind(session))
        except OSError as error:
            raise listing_failure(error, session, self.root) from error

    def referentiel(self, session: str) -> bytes:
        """The frozen référentiel of a session. Raises `StreamDamaged`, `StorageFailure`."""
        self.require(session)
        label = f"{session}/{REFERENTIEL}"
        try:
            data, _ = self._files.read(self.folder(session) / REFERENTIEL, MAX_BYTES + 1)
        except FileNotFoundError:
            raise StreamDamaged(label, "le fichier a disparu.", restore(label)) from None
        except OSError as error:
            raise reading_failure(error, label, self.folder(session)) from error
        if not data or len(data) > MAX_BYTES:
            raise StreamDamaged(
                label, "le fichier est vide." if not data else "le fichier est trop gros.", restore(label)
            )
        return data

    def _is_session(self, entry: os.DirEntry[str]) -> bool:
        if not SLUG.fullmatch(entry.name) or not entry.is_dir(follow_symlinks=False):
            return False
        folder = self.root / entry.name
        return may_exist(folder / "session.json") or may_exist(folder / REFERENTIEL)

    def _others(self, session: str) -> Iterator[Stream]:
        folder = self.folder(session)
        for candidat in _slugs(folder / "passages"):
            if may_exist(self.path(chrono_stream(session, candidat))):
                yield chrono_stream(session, candidat)
        for candidat in _slugs(folder / "grilles"):
            for jure in _slugs(folder / "grilles" / candidat, ".json"):
                yield grille_stream(session, candidat, jure)
        yield from self._ecrits(session)

    def _ecrits(self, session: str) -> Iterator[Stream]:
        folder = self.folder(session)
        for cible in _slugs(folder / "ecrits"):
            for jure in _slugs(folder / "ecrits" / cible, ".json"):
                yield ecrit_stream(session, cible, jure)


def _slugs(folder: Path, ending: str = "") -> list[str]:
    try:
        names = [entry.name for entry in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    slugs = (name.removesuffix(ending) for name in names if name.endswith(ending))
    return sorted(slug for slug in slugs if SLUG.fullmatch(slug))
