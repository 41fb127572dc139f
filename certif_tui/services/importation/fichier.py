"""What a file holds, whatever its name says it is: sheets of rows of text, each row with its number in the file."""

from __future__ import annotations

from pathlib import Path

from certif_tui.domain.refus import Refus
from certif_tui.services.importation.bornes import MAX_OCTETS, ContenuBrut, FeuilleBrute, Mesure
from certif_tui.services.importation.codages import decoded
from certif_tui.services.importation.csv_francais import read_csv

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


def read_contenu(path: Path, codage: str | None = None) -> ContenuBrut:
    """The sheets and the rows of each that hold something; a CSV has one, without a name, read in that `codage`.

    Raises `Refus`.
    """
    content = _content(path)
    if not content.strip():
        raise Refus(f"{path.name} est vide\u00a0: il n'y a aucune ligne à importer.")
    for start, words in OTHERS.items():
        if content.startswith(start):
            raise Refus(f"{path.name} est {words}, pas une liste. {REMEDE}")
    mesure = Mesure(path.name)
    if content.startswith((ZIP, OLE)):
        from certif_tui.services.importation.tableurs import read_tableur  # heavy: only for who imports one

        return ContenuBrut(read_tableur(path.name, content, mesure))
    text, found = decoded(path.name, content, codage)
    return ContenuBrut([FeuilleBrute("", mesure.held(read_csv(path.name, text)))], found)


def _content(path: Path) -> bytes:
    try:
        _check_file(path)
        with path.open("rb") as file:
            content = file.read(MAX_OCTETS + 1)  # what the system says of its size may be no longer true, or never was
    except (OSError, ValueError) as error:
        raise Refus(f"Fichier illisible\u00a0: vérifiez vos droits, ou fermez-le dans le tableur ({path}).") from error
    if len(content) > MAX_OCTETS:
        raise Refus(f"{path.name} est trop gros pour une liste (20\u00a0Mo au plus). {REMEDE}")
    return content


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
