"""A file of candidats becomes sheets of rows of text, each row with the number it has in the file."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from certif_tui.services.importation.csv_francais import read_csv
from certif_tui.services.refus import Refus

MAX_OCTETS = 20_000_000
REMEDE = "Enregistrez la liste en .xlsx, .ods, .xls ou .csv, puis recommencez."
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
OTHERS = {
    b"%PDF": "un PDF",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
    b"GIF8": "une image",
    b"{\\rtf": "un document de traitement de texte",
    b"\x1f\x8b": "une archive",
    b"Rar!": "une archive",
    b"7z\xbc\xaf": "une archive",
    b"\x7fELF": "un programme",
    b"MZ\x90": "un programme",
}
"""What begins the files people pick by mistake, and what each is."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """A row that holds something: its number in the file, from 1, and its cells."""

    numero: int
    cellules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feuille:
    """A sheet of the file; a CSV has one, without a name."""

    nom: str
    lignes: tuple[Ligne, ...]


@dataclass(frozen=True, slots=True)
class Classeur:
    """All that a file holds."""

    nom: str
    feuilles: tuple[Feuille, ...]

    def feuille(self, nom: str | None = None) -> Feuille:
        """The sheet of that name, by default the first that holds something. Raises `Refus`."""
        if nom is None:
            found = next((it for it in self.feuilles if it.lignes), None)
            if found is None:
                raise Refus(f"{self.nom} est vide\u00a0: il n'y a aucune ligne à importer.")
            return found
        for feuille in self.feuilles:
            if feuille.nom.strip().casefold() == nom.strip().casefold():
                return feuille
        known = ", ".join(it.nom for it in self.feuilles if it.nom) or "une seule, sans nom"
        raise Refus(f"Pas de feuille «\u00a0{nom}\u00a0» dans {self.nom}. Feuilles\u00a0: {known}.")


def typed_path(text: str) -> Path:
    """The file meant by what was typed, or dropped into a terminal: quoted, escaped, or as a `file://` address.

    Raises `Refus` for an empty text or one no file can be named.
    """
    typed = text.strip()
    if not typed or "\0" in typed:
        raise Refus("Le chemin est vide\u00a0: tapez celui du fichier, ou déposez le fichier dans le terminal.")
    if typed.startswith("file://"):
        typed = unquote(urlsplit(typed).path)
    elif typed[0] == typed[-1] and typed[0] in "'\"" and len(typed) > 2:
        typed = typed[1:-1]
    elif os.sep == "/" and "\\" in typed and not os.path.lexists(typed):
        try:
            typed = " ".join(shlex.split(typed))
        except ValueError as error:
            raise Refus("Ce chemin se termine par «\u00a0\\\u00a0»\u00a0: retapez-le.") from error
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        raise Refus("Ce dossier personnel est inconnu\u00a0: tapez le chemin en entier.") from error


def read_classeur(path: Path) -> Classeur:
    """What the file holds, whatever its name says it is. Raises `Refus`."""
    content = _content(path)
    if not content.strip():
        raise Refus(f"{path.name} est vide\u00a0: il n'y a aucune ligne à importer.")
    for start, words in OTHERS.items():
        if content.startswith(start):
            raise Refus(f"{path.name} est {words}, pas une liste. {REMEDE}")
    if content.startswith((ZIP, OLE)):
        from certif_tui.services.importation.tableurs import read_tableur  # heavy: only for who imports one

        sheets = read_tableur(path.name, content)
    else:
        sheets = [("", read_csv(path.name, content))]
    return Classeur(path.name, tuple(Feuille(nom, _said(rows)) for nom, rows in sheets))


def _content(path: Path) -> bytes:
    try:
        _check_file(path)
        if path.stat().st_size > MAX_OCTETS:
            raise Refus(f"{path.name} est trop gros pour une liste (20\u00a0Mo au plus). {REMEDE}")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Refus(f"Fichier illisible\u00a0: vérifiez vos droits, ou fermez-le dans le tableur ({path}).") from error


def _check_file(path: Path) -> None:
    if path.is_file():
        return
    if path.is_dir():
        raise Refus(f"C'est un dossier\u00a0: donnez le fichier de la liste, dans {path}.")
    if path.exists():
        raise Refus(f"{path.name} n'est pas un fichier ordinaire. Donnez le fichier de la liste.")
    if path.is_symlink():
        raise Refus(f"{path.name} est un lien qui ne mène à aucun fichier. Donnez le fichier lui-même.")
    raise Refus(
        f"Fichier introuvable\u00a0: {path.name}. Vérifiez le chemin, ou déposez le fichier dans le terminal ({path})."
    )


def _said(rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[Ligne, ...]:
    """The rows that hold something."""
    return tuple(Ligne(number, tuple(cells)) for number, cells in rows if any(cell.strip() for cell in cells))
