"""The witness of a stream: what it was last acknowledged to hold, noted beside its lock.

The chain alone cannot tell that its last events, or the whole file, were taken away: against its witness that shows.
It is written once the events are on the disk and nothing waits for it, so that a crash leaves it late, torn or absent,
all of which say nothing; one that may not be read is told. Ahead of its stream it is only when the stream has lost
something since.
"""

from __future__ import annotations

import errno
import re
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from certif_tui.journal.files import Files
from certif_tui.journal.journal import Content, Fault
from certif_tui.platform.disk_words import unreadable_cause

ENDING = ".temoin"
DENIED = {errno.EACCES, errno.EPERM, errno.EIO}
"""What keeps a witness from being read that is there, or may be."""

_NOTE = re.compile(rb"(([0-9]{9}) ([0-9a-f]{64}) )([0-9a-f]{8})\n")
_SIZE = 9 + 1 + 64 + 1 + 8 + 1


class Acknowledged(NamedTuple):
    """What was acknowledged: the number of the last event, and the head of the chain there."""

    seq: int
    head: str


class Witness:
    """The witness of the stream whose lock is `name` in `folder`."""

    def __init__(self, folder: Path, name: str, files: Files) -> None:
        self._path, self._files = folder / f"{name}{ENDING}", files
        self._noted: Content[Any] | None = None
        self._contradicted = False
        self._refused: OSError | None = None

    def keep(self, before: Content[Any], after: Content[Any]) -> None:
        """Note that a stream which held `before` now holds `after` for sure; never raises.

        A note that `before` contradicted stays as it is: what was lost must still be told after others have written.
        """
        if before is not self._noted:
            note = self.read()
            self._contradicted = note is not None and not _agrees(note, before)
        self._noted = after
        if not self._contradicted:
            with suppress(OSError):
                self._files.overwrite(self._path, _dump(Acknowledged(after.seq, after.head)))

    def miss(self, note: Acknowledged | None, content: Content[Any]) -> Fault | None:
        """What `content`, read later than `note`, has lost since, null when that is nothing."""
        if note is None or _agrees(note, content):
            return None
        if content.seq < note.seq:
            return Fault(content.seq + 1, _missing(content.seq + 1, note.seq), self._remedy)
        if content.faults:
            return None  # the chain itself already says where it was broken
        return Fault(note.seq, "le fichier a été remplacé ou réécrit depuis que cet événement existe", self._remedy)

    def missed(self) -> Fault | None:
        """The fault of a stream whose file is gone, null when the witness knows of no event."""
        note = self.read()
        if note is None:
            return None
        events = f"ses {note.seq} événements manquent" if note.seq > 1 else "son événement manque"
        return Fault(1, f"le fichier a été retiré\u00a0: {events}", self._remedy)

    def closed(self) -> Fault | None:
        """That nobody can tell what the stream has lost, since the last reading was refused; null when it was not."""
        if self._refused is None:
            return None
        cause = unreadable_cause(self._refused)
        place = "/".join(self._path.parent.parts[-2:])
        message = (
            f"rien ne dit si des événements en ont été retirés, «\u00a0{place}\u00a0» ne peut pas être lu ({cause})"
        )
        return Fault(0, message, "Demandez le droit de lire ce dossier et ses fichiers.")

    @property
    def _remedy(self) -> str:
        place = "/".join(self._path.parts[-3:])
        return (
            "Remettez-en la copie la plus complète\u00a0; pour s'en tenir à ce qui est là, supprimez "
            f"«\u00a0{place}\u00a0»."
        )

    def read(self) -> Acknowledged | None:
        """The note, null when there is none, it is torn, or nobody lets us read it (`closed` then says so)."""
        self._refused = None
        try:
            data, _ = self._files.read(self._path, _SIZE + 1)
        except OSError as error:
            self._refused = error if error.errno in DENIED else None
            return None
        found = _NOTE.fullmatch(data)
        if not found or zlib.crc32(found[1]) != int(found[4], 16):
            return None
        return Acknowledged(int(found[2]), found[3].decode("ascii"))


def _dump(note: Acknowledged) -> bytes:
    text = b"%09d %s " % (note.seq, note.head.encode("ascii"))
    return b"%s%08x\n" % (text, zlib.crc32(text))


def _agrees(note: Acknowledged, content: Content[Any]) -> bool:
    known = any(note == (record.seq, record.empreinte) for record in reversed(content.records))
    return known or any(note == (unknown.seq, unknown.empreinte) for unknown in content.unknown)


def _missing(first: int, last: int) -> str:
    events = f"les événements {first} à {last} manquent" if last > first else f"l'événement {last} manque"
    return f"{events}\u00a0: la fin du fichier a été retirée"
