"""Putting a document where its reader wants it: never over another file unasked, never among the sessions."""

from __future__ import annotations

import os
from pathlib import Path

from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.refus import DisqueRefuse, Refus
from certif_tui.platform.disk_words import DISK, UNFIT, path_refusal
from certif_tui.platform.private_files import write_whole


class DejaLa(Refus):
    """There is a file of that name already."""

    def __init__(self, nom: str) -> None:
        super().__init__(f"{cite(nom)} existe déjà\u00a0: donnez un autre nom.")


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
            raise DejaLa(target.name)
        write_whole(target, data, replace=replace)
    except FileExistsError as error:
        raise DejaLa(path.name) from error
    except (OSError, RuntimeError, ValueError) as error:
        kind = DisqueRefuse if isinstance(error, OSError) and error.errno in DISK else Refus
        cause = path_refusal(error) if isinstance(error, OSError) else UNFIT
        raise kind(f"Rien n'a été écrit, {cause}\u00a0: donnez un autre chemin.") from error
    return target
