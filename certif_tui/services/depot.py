"""Putting a document where its reader wants it: never over another file unasked, never among the sessions."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from certif_tui.domain.refus import DisqueRefuse, Refus
from certif_tui.platform import rights

PLEIN = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
DISQUE = {*PLEIN, errno.EROFS, errno.EIO}
"""What the disk refuses whatever the name."""
CAUSES = {
    errno.ENOENT: "ce dossier n'existe pas",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.EACCES: "l'accès est refusé",
    errno.EPERM: "l'accès est refusé",
    errno.EROFS: "le disque est en lecture seule",
    **dict.fromkeys(PLEIN, "le disque est plein"),
    errno.EIO: "le disque signale une erreur",
    errno.ENAMETOOLONG: "ce nom est trop long",
}


class DejaLa(Refus):
    """There is a file of that name already."""


def put_down(path: Path, data: bytes, *, sessions: Path, replace: bool = False) -> Path:
    """Write a document whole and return where it went.

    `sessions` is the data folder, in which nothing else has a place. Raises `Refus`, `DejaLa` where a file of that name
    stands and `replace` is not said.
    """
    try:
        target = path.expanduser().absolute()
        folder = target.parent.resolve(strict=True)
        if folder.is_relative_to(sessions.resolve()):
            raise Refus("Ce dossier est celui des sessions\u00a0: choisissez-en un autre, par exemple votre dossier.")
        if target.is_dir():
            raise Refus("C'est un dossier\u00a0: ajoutez un nom de fichier.")
        if not replace and os.path.lexists(target):
            raise DejaLa("Ce fichier existe déjà\u00a0: donnez un autre nom.")
        _write(target, data, replace=replace)
    except (OSError, RuntimeError, ValueError) as error:
        errno_ = getattr(error, "errno", None) or 0
        cause = CAUSES.get(errno_, "ce nom ne peut pas servir")
        kind = DisqueRefuse if errno_ in DISQUE else Refus
        raise kind(f"Rien n'a été écrit, {cause}\u00a0: donnez un autre chemin.") from error
    return target


def _write(target: Path, data: bytes, *, replace: bool) -> None:
    """Write beside, flush, then rename: what stood there is whole until the new one is."""
    draft = target.with_name(f".{secrets.token_hex(8)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(draft, flags, rights.OWN_FILE)
    try:
        with os.fdopen(handle, "wb") as file:
            rights.settle_file(handle, target.parent, target if replace else None)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            draft.replace(target)
        else:
            _link(draft, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()


def _link(draft: Path, target: Path) -> None:
    """Give the draft its name, unless somebody took it meanwhile; disks without links are trusted to be quiet."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise DejaLa("Ce fichier existe déjà\u00a0: donnez un autre nom.") from None
    except OSError:
        draft.rename(target)
