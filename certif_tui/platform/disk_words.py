"""What the disk refuses, said in French: the cause, and what to do about it."""

from __future__ import annotations

import errno
from pathlib import Path

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

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What a disk answers that has no room left, for this user or for a file of that size."""
READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
DISK = {*FULL, errno.EROFS, errno.EIO}
"""What the disk refuses whatever the name."""
UNFIT = "ce nom ne peut pas servir"

_REFUSALS = {
    **dict.fromkeys(FULL, _PLEIN),
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

_UNFIT_PATHS = {errno.ENOENT: "ce dossier n'existe pas", errno.ENAMETOOLONG: "ce nom est trop long"}


def refusal(error: OSError) -> tuple[str, str]:
    """Why the disk refuses, as the end of a sentence, and the remedy."""
    other = (f"le système refuse (erreur {error.errno})", "Vérifiez le disque.")
    return _REFUSALS.get(error.errno or 0, other)


def path_refusal(error: OSError) -> str:
    """Why nothing can be written at a path somebody just gave, as the end of a sentence: they can give another one."""
    if error.errno in DISK | READ_ONLY | {errno.ENOTDIR}:
        return refusal(error)[0]
    return _UNFIT_PATHS.get(error.errno or 0, UNFIT)


def unreadable_cause(error: OSError) -> str:
    """Why something cannot be read, as the end of a sentence."""
    return (_ACCES_EN_LECTURE if error.errno in READ_ONLY else refusal(error))[0]


def unreadable(error: OSError, what: str, folder: Path) -> str:
    """Why `what`, a file or a list of them, cannot be read in `folder`."""
    cause, remedy = _ACCES_EN_LECTURE if error.errno in READ_ONLY else refusal(error)
    return f"Impossible de lire {what} dans «\u00a0{folder}\u00a0»\u00a0: {cause}. {remedy}"
