"""What the disk refused, said in French with its remedy."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from certif_tui.journal.journal import NotWritable, StorageFailure, StreamDamaged

_INDISPENSABLES = ("session.json", "referentiel.json")

_PLEIN = ("le disque est plein", "Libérez de la place.")
_LECTURE_SEULE = ("le disque est en lecture seule", "Rendez-le accessible en écriture, ou choisissez un autre dossier.")
_ACCES = ("l'accès est refusé", "Demandez le droit d'écrire dans ce dossier, ou changez-en.")
_ACCES_EN_LECTURE = ("l'accès est refusé", "Demandez le droit de lire ce dossier et ses fichiers.")
_DISPARU = ("le dossier a disparu", "Remettez-le à sa place ou rebranchez le disque.")
_EN_PANNE = ("le disque signale une erreur", "Copiez dès que possible ce dossier sur un autre disque.")
_PAS_ICI = ("aucun dossier ne peut être créé à cet endroit", "Choisissez un autre dossier pour les sessions.")
_TROP_LONG = ("ce nom de fichier est trop long", "Choisissez un chemin plus court.")
_LIEN_EN_BOUCLE = ("ce lien tourne en rond", "Donnez le chemin d'un dossier.")
_PAS_UN_DOSSIER = ("ce n'est pas un dossier", "Donnez le chemin d'un dossier.")

_CAUSES = {
    errno.ENOSPC: _PLEIN,
    getattr(errno, "EDQUOT", errno.ENOSPC): _PLEIN,
    errno.EFBIG: _PLEIN,
    errno.EROFS: _LECTURE_SEULE,
    errno.EACCES: _ACCES,
    errno.EPERM: _ACCES,
    errno.ENOENT: _DISPARU,
    errno.EIO: _EN_PANNE,
    errno.ENOTDIR: _PAS_UN_DOSSIER,
    errno.EEXIST: _PAS_UN_DOSSIER,
    errno.ENOTSUP: _PAS_ICI,
    errno.ENAMETOOLONG: _TROP_LONG,
    errno.ELOOP: _LIEN_EN_BOUCLE,
}

_POUR_LECTURE = {errno.EROFS, errno.EACCES, errno.EPERM}

_ILLISIBLES = {
    errno.ELOOP: ("c'est un lien vers un autre fichier, jamais suivi.", "Remplacez-le par le fichier lui-même."),
    errno.EISDIR: ("ce n'est pas un fichier.", "Déplacez-le ailleurs, puis reprenez une copie intacte du fichier."),
}


def restore(label: str) -> str:
    """The remedy of the file shown as `label`, which cannot be mended by hand."""
    if label.rpartition("/")[2] in _INDISPENSABLES:
        return "Reprenez-en une copie intacte\u00a0: sans ce fichier, la session ne s'ouvre pas."
    return "Reprenez-en une copie intacte\u00a0; le reste de la session fonctionne."


def storage_failure(error: OSError, folder: Path) -> StorageFailure:
    """The refusal of the disk to work in `folder`: cause and remedy first, for the end may not fit on the screen.

    It does not say to try again: the application does so by itself, and what was saved before is safe.
    """
    cause, remedy = _cause(error)
    cause = cause[0].upper() + cause[1:]
    kind = NotWritable if error.errno in _POUR_LECTURE else StorageFailure
    return kind(f"{cause}. {remedy} Non enregistré dans «\u00a0{folder}\u00a0».")


def reading_failure(error: OSError, label: str, folder: Path) -> StreamDamaged | StorageFailure:
    """Why the file shown as `label` cannot be read: something wrong with that file, or with the disk it is on."""
    if error.errno in _ILLISIBLES:
        return StreamDamaged(label, *_ILLISIBLES[error.errno])
    return listing_failure(error, label, folder)


def listing_failure(error: OSError, what: str, folder: Path) -> StorageFailure:
    """Why `what`, a file or a list of them, cannot be read in `folder`: the disk refuses."""
    cause, remedy = _ACCES_EN_LECTURE if error.errno in _POUR_LECTURE else _cause(error)
    return StorageFailure(f"Impossible de lire {what} dans «\u00a0{folder}\u00a0»\u00a0: {cause}. {remedy}")


def _cause(error: OSError) -> tuple[str, str]:
    other = (f"le système refuse (erreur {error.errno})", "Vérifiez le disque.")
    return _CAUSES.get(error.errno or 0, other)


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses meanwhile into `StorageFailure`."""
    try:
        yield
    except OSError as error:
        raise storage_failure(error, folder) from error
