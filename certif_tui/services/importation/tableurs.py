"""Spreadsheets: .xlsx, .ods and .xls, read by calamine; formulas give the value the spreadsheet last computed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, ZipError

from certif_tui.domain.heures import hh_mm
from certif_tui.domain.refus import Refus
from certif_tui.services.importation.bornes import MAX_COLONNES, MAX_LIGNES, FeuilleBrute, Mesure, SheetRow, too_large
from certif_tui.services.importation.cellules_xlsx import column_of
from certif_tui.services.importation.masques import Masque, masks_of, spread

MAX_DEPLOYE = 200_000_000
"""Bytes a compressed spreadsheet may unfold to: beyond, it is no list of people."""
CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>/]*>')
TABLEURS = ("xl/workbook", "content.xml")


def read_tableur(nom: str, content: bytes, mesure: Mesure) -> list[FeuilleBrute]:
    """The sheets and their rows that hold something, numbered as the spreadsheet does. Raises `Refus`."""
    masks = _checked_zip(nom, content) if content.startswith(b"PK") else {}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [_feuille(book, nom, sheet, masks.get(sheet, Masque()), mesure) for sheet in book.sheet_names]
    except PasswordError as error:
        raise Refus(f"{nom} est protégé par un mot de passe. Enlevez-le dans le tableur, puis recommencez.") from error
    except (CalamineError, ZipError, OSError, ValueError) as error:
        remedy = "Ouvrez-le dans le tableur et enregistrez-le en .xlsx, puis recommencez."
        raise Refus(f"{nom} n'est pas un tableur lisible, ou il est protégé par un mot de passe. {remedy}") from error


def _feuille(book: CalamineWorkbook, nom: str, feuille: str, mask: Masque, mesure: Mesure) -> FeuilleBrute:
    sheet = book.get_sheet_by_name(feuille)
    merged = [(top + 1, bottom + 1, left) for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ()]
    filled: list[int] = []
    etendues = [it for it in (*merged, *mask.etendues) if it[1] > it[0]]
    rows = mesure.held(spread(_rows(sheet, nom, mask.pourcents), etendues, filled))
    masquees = sorted(mask.masquees & {number for number, _cells in rows})
    return FeuilleBrute(feuille, rows, masquees, filled, mask.cachee, sorted(mask.sans_resultat))


def _rows(sheet: CalamineSheet, nom: str, percents: set[tuple[int, int]]) -> Iterator[SheetRow]:
    if sheet.total_height > MAX_LIGNES or sheet.total_width > MAX_COLONNES:
        raise too_large(nom)
    rows = sheet.to_python(skip_empty_area=False)
    return (
        (number, [_percents(it) if (number, rank) in percents else _text(it) for rank, it in enumerate(cells)])
        for number, cells in enumerate(rows, 1)
    )


def _percents(cell: object) -> str:
    """A cell shown as a percentage: 100 % is no tick, although the number kept is 1. Beyond, it is a factor as well."""
    if isinstance(cell, float) and 0 < cell <= 1:
        return f"{cell * 100:.12g}\u00a0%".replace(".", ",")
    return _text(cell)


def _text(cell: object) -> str:
    """A cell as the spreadsheet shows it to a French reader."""
    match cell:
        case bool():
            return "oui" if cell else "non"
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            return str(cell).replace(".", ",")
        case datetime() if (cell.hour, cell.minute, cell.second) == (0, 0, 0):
            return f"{cell:%d/%m/%Y}"
        case datetime():
            return f"{cell:%d/%m/%Y} {hh_mm(cell)}"
        case date():
            return f"{cell:%d/%m/%Y}"
        case time():
            return hh_mm(cell)
        case timedelta():
            minutes = int(cell.total_seconds()) // 60
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
        case _:
            return str(cell)


def _checked_zip(nom: str, content: bytes) -> dict[str, Masque]:
    """What the sheets of an archive hide. Refuses what is no spreadsheet, or unfolds without end."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > MAX_DEPLOYE:
                raise too_large(nom)
            names = [info.filename for info in infos]
            if any(name.startswith("word/") for name in names) or not any(name.startswith(TABLEURS) for name in names):
                raise Refus(f"{nom} n'est pas un tableur. Enregistrez la liste en .xlsx, .ods, .xls ou .csv.")
            for name in names:
                if name.startswith("xl/worksheets/"):
                    _check_reach(nom, archive.read(name))
            return masks_of(archive)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Refus(f"{nom} est abîmé\u00a0: demandez-en une autre copie, ou enregistrez-le à nouveau.") from error


def _check_reach(nom: str, sheet: bytes) -> None:
    """Refuse a sheet with cells far away: reading it would take the room of all the cells in between."""
    for found in CELL.finditer(sheet):
        if int(found[2]) > MAX_LIGNES or column_of(found[1]) >= MAX_COLONNES:
            raise too_large(nom)
