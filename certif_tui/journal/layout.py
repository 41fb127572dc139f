"""Where things are in the data folder, and which of its folders are sessions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from certif_tui.journal.failures import listing_failure, reading_failure, restore
from certif_tui.journal.files import Files, may_exist
from certif_tui.journal.journal import StreamDamaged
from certif_tui.journal.places import SLUG, SUFFIX, checked, file_in
from certif_tui.journal.storage import MAX_BYTES
from certif_tui.journal.streams import Kind, Kinds, Stream
from certif_tui.journal.witness import ENDING, Witness

S = TypeVar("S")

LOCKS = ".verrous"
REFERENTIEL = "referentiel.json"
LINKED = ("c'est un lien vers un autre dossier, jamais suivi.", "Remplacez-le par le dossier lui-même.")


class Layout:
    """The paths below the data folder `root`, for the streams of a table of kinds."""

    def __init__(self, root: Path, files: Files, kinds: Kinds) -> None:
        self.root = root
        self.locks = root / LOCKS
        self._files, self._kinds = files, kinds
        self._root = os.fspath(root)
        self._lock_folders: dict[str, Path] = {}

    def folder(self, session: str) -> Path:
        """The folder of a session."""
        return self.root / checked(session)

    def own(self, session: str) -> Stream[Any]:
        """The session's own stream."""
        return self._kinds.own.at(session)

    def label(self, stream: Stream[Any]) -> str:
        """The file of a stream, as a person is told of it: below the data folder."""
        return f"{stream.path}{SUFFIX}"

    def path(self, stream: Stream[Any]) -> Path:
        """The file of a stream. Raises `ValueError` when its address is not made of slugs."""
        return file_in(self.root, stream.path)

    def file(self, stream: Stream[Any]) -> str:
        """The same as text, for whoever looks at hundreds: to put a path together costs more than the look."""
        return f"{self._root}/{stream.path}{SUFFIX}"

    def lock(self, stream: Stream[Any]) -> tuple[Path, str]:
        """The folder of a stream's lock, and the lock's name in it."""
        return self._lock_folder(stream.session), stream.below.replace("/", ".")

    def _lock_folder(self, session: str) -> Path:
        # Asked of every sheet of a list too.
        if session not in self._lock_folders:
            self._lock_folders[session] = self.folder(session) / LOCKS
        return self._lock_folders[session]

    def witness(self, stream: Stream[Any]) -> Witness:
        """What was last acknowledged of a stream."""
        return Witness(*self.lock(stream), self._files)

    def witnessed(self, session: str) -> tuple[Stream[Any], ...]:
        """The streams of a session that have a witness, there or not. Raises `StorageFailure`."""
        try:
            names = sorted(self._files.names(self._lock_folder(session)))
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            raise listing_failure(error, f"{session}/{LOCKS}", self.root) from error
        places = (name.removesuffix(ENDING).replace(".", "/") for name in names if name.endswith(ENDING))
        found = (self._kinds.stream(f"{session}/{place}") for place in places)
        return tuple(stream for stream in found if stream is not None)

    def sessions(self) -> tuple[str, ...]:
        """The slugs of the folders that are sessions, whole or damaged. Raises `StorageFailure`."""
        try:
            with os.scandir(self.root) as entries:
                return tuple(entry.name for entry in entries if self._is_session(entry))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise listing_failure(error, "la liste des sessions", self.root) from error

    def is_link(self, session: str) -> bool:
        """Whether the session's folder is a link to another: it is named, and never followed."""
        return self.folder(session).is_symlink()

    def require(self, session: str) -> None:
        """Raise `StreamDamaged` when the session's folder is not there, `StorageFailure` when nobody lets us know."""
        if self.is_link(session):
            raise StreamDamaged(session, *LINKED)
        try:
            there = self.folder(session).is_dir()
        except OSError as error:
            raise listing_failure(error, session, self.root) from error
        if not there:
            raise StreamDamaged(
                session,
                f"le dossier de session n'est pas, ou plus, dans «\u00a0{self.root}\u00a0».",
                "Remettez-le à sa place, ou rebranchez le disque.",
            )

    def streams(self, session: str) -> tuple[Stream[Any], ...]:
        """The streams of a session that are there, its own first. Raises `StreamDamaged`, `StorageFailure`."""
        return self._listed(session, self._kinds)

    def streams_of(self, session: str, kind: Kind[S]) -> tuple[Stream[S], ...]:
        """Those of one kind. Raises as `streams`."""
        return self._listed(session, (kind,))

    def _listed(self, session: str, kinds: Iterable[Kind[Any]]) -> tuple[Stream[Any], ...]:
        self.require(session)
        folder = self.folder(session)
        try:
            return tuple(kind.at(session, *slugs) for kind in kinds for slugs in _found(folder, kind.place.steps))
        except OSError as error:
            raise listing_failure(error, self._below(error, session), self.root) from error

    def _below(self, error: OSError, session: str) -> str:
        """What cannot be listed, below the data folder: a folder of the session, or all of it."""
        refused = os.fsdecode(error.filename or "")
        return refused.removeprefix(f"{self._root}/") if refused.startswith(f"{self._root}/") else session

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
        if not SLUG.fullmatch(entry.name) or not entry.is_dir():
            return False
        folder = self.root / entry.name
        return may_exist(self.path(self.own(entry.name))) or may_exist(folder / REFERENTIEL)


def _found(folder: Path, steps: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, ...]]:
    """The slugs of each file that stands where `steps` lead to below a folder, in their order."""
    (word, is_name), *further = steps
    ending = "" if further else SUFFIX
    if not is_name and not further:
        yield from ((),) if may_exist(folder / f"{word}{ending}") else ()
        return
    for name in _slugs(folder, ending) if is_name else (word,):
        for slugs in _found(folder / name, further) if further else ((),):
            yield (name, *slugs) if is_name else slugs


def _slugs(folder: Path, ending: str = "") -> list[str]:
    try:
        names = [entry.name for entry in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    slugs = (name.removesuffix(ending) for name in names if name.endswith(ending))
    return sorted(slug for slug in slugs if SLUG.fullmatch(slug))
