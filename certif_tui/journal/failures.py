"""What the disk refused to the journal, as its failures: typed, with cause and remedy."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from certif_tui.journal.journal import NotWritable, StorageFailure, StreamDamaged
from certif_tui.platform.disk_words import READ_ONLY, refusal, unreadable

_INDISPENSABLES = ("session.json", "referentiel.json")

_ILLISIBLES = {
    errno.ELOOP: ("c'est un lien vers un autre fichier, jamais suivi.", "Remplacez-le par le fichier lui-même."),
    errno.EISDIR: ("ce n'est pas un fichier.", "Déplacez-le ailleurs, puis reprenez une copie intacte du fichier."),
}


def restore(label: str) -> str:
    """The remedy of the file shown as `label`, which cannot be mended by hand."""
    if label.partition("/")[2] in _INDISPENSABLES:
        return "Reprenez-en une copie intacte\u00a0: sans ce fichier, la session ne s'ouvre pas."
    return "Reprenez-en une copie intacte\u00a0; le reste de la session fonctionne."


def storage_failure(error: OSError, folder: Path) -> StorageFailure:
    """The refusal of the disk to work in `folder`: cause and remedy first, for the end may not fit on the screen.

    It does not say to try again: the application does so by itself, and what was saved before is safe.
    """
    cause, remedy = _followed(error) or refusal(error)
    cause = cause[0].upper() + cause[1:]
    kind = NotWritable if error.errno in READ_ONLY else StorageFailure
    return kind(f"{cause}. {remedy} Non enregistré dans «\u00a0{folder}\u00a0».")


def _followed(error: OSError) -> tuple[str, str] | None:
    """Of a file of ours in whose place a link stands, which file it is; null for any other refusal."""
    if error.errno != errno.ELOOP or not error.filename:
        return None
    nom = Path(os.fsdecode(error.filename)).name
    return f"«\u00a0{nom}\u00a0» est un lien, jamais suivi", "Supprimez ce lien\u00a0: le fichier sera refait."


def reading_failure(error: OSError, label: str, folder: Path) -> StreamDamaged | StorageFailure:
    """Why the file shown as `label` cannot be read: something wrong with that file, or with the disk it is on."""
    if error.errno in _ILLISIBLES:
        return StreamDamaged(label, *_ILLISIBLES[error.errno])
    return listing_failure(error, label, folder)


def listing_failure(error: OSError, what: str, folder: Path) -> StorageFailure:
    """Why `what`, a file or a list of them, cannot be read in `folder`: the disk refuses."""
    return StorageFailure(unreadable(error, what, folder))


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses meanwhile into `StorageFailure`."""
    try:
        yield
    except OSError as error:
        raise storage_failure(error, folder) from error
