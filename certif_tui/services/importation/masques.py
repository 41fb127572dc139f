"""What a spreadsheet hides, and the cells it spreads over several rows: read in its XML.

Read in the process apart, within its bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from zipfile import ZipFile

from certif_tui.services.importation.bornes import MAX_COLONNES, MAX_LIGNES, SheetRow
from certif_tui.services.importation.cellules_xlsx import not_computed, percent_cells, percent_styles

Etendue = tuple[int, int, int]
"""A cell spread over several rows: its first row and its last, from 1, and its column, from 0."""

ATTRIBUTE = re.compile(rb'([\w:.-]+)\s*=\s*"([^"]*)"')
XLSX_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
XLSX_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
XLSX_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
ODS_ELEMENT = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(\s[^>]*|/)?>")
HIDDEN = (b"1", b"true")


class Masque:
    """What is hidden or spread in one sheet, shown as percents, or a formula without a value (by row).

    A plain class: a dataclass takes longer to load than most lists to read.
    """

    def __init__(self) -> None:
        self.masquees: set[int] = set()
        self.etendues: list[Etendue] = []
        self.cachee = False
        self.pourcents: set[tuple[int, int]] = set()
        self.sans_resultat: set[int] = set()


def masks_of(archive: ZipFile) -> dict[str, Masque]:
    """What each sheet of a spreadsheet hides, by its name; nothing of one that is put together in another way."""
    names = set(archive.namelist())
    if "content.xml" in names:
        return _ods(archive.read("content.xml"))
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    relations = [_attributes(it[1]) for it in XLSX_RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels"))]
    targets = {it.get(b"Id", b""): it.get(b"Target", b"").decode("utf-8", "replace") for it in relations}
    styles = percent_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else set[bytes]()
    masks = {}
    for found in XLSX_SHEET.finditer(archive.read("xl/workbook.xml")):
        said = _attributes(found[1])
        target = targets.get(next((value for key, value in said.items() if key.endswith(b":id")), b""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        mask = _xlsx(archive.read(path), styles) if path in names else Masque()
        mask.cachee = said.get(b"state", b"visible") != b"visible"
        masks[_text(said.get(b"name", b""))] = mask
    return masks


def spread(rows: Iterator[SheetRow], etendues: Sequence[Etendue], filled: list[int]) -> Iterator[SheetRow]:
    """The rows, those of a merged cell with its value: where they hold something besides. Tells which in `filled`."""
    begun: dict[int, list[Etendue]] = {}
    for etendue in etendues:
        begun.setdefault(etendue[0], []).append(etendue)
    held: list[tuple[Etendue, str]] = []
    for number, cells in rows:
        held = [it for it in held if it[0][1] >= number]
        if any(cell and not cell.isspace() for cell in cells):
            missing = [it for it in held if it[0][2] < len(cells) and not cells[it[0][2]] and it[1]]
            for (_first, _last, column), value in missing:
                cells[column] = value
            filled += [number] if missing else []
        held += [(it, cells[it[2]]) for it in begun.get(number, ()) if it[2] < len(cells)]
        yield number, cells


def _attributes(text: bytes) -> dict[bytes, bytes]:
    return {found[1]: found[2] for found in ATTRIBUTE.finditer(text)}


def _text(name: bytes) -> str:
    text = name.decode("utf-8", "replace")
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def _xlsx(sheet: bytes, styles: set[bytes]) -> Masque:
    mask = Masque()
    mask.masquees, mask.pourcents = _xlsx_rows(sheet), percent_cells(sheet, styles)
    mask.sans_resultat = not_computed(sheet)
    return mask


def _xlsx_rows(sheet: bytes) -> set[int]:
    hidden, number = set[int](), 0
    if b"hidden" not in sheet and b"customHeight" not in sheet:
        return hidden
    for found in XLSX_ROW.finditer(sheet):
        said = _attributes(found[1])
        place = said.get(b"r", b"")
        number = int(place) if place.isdigit() and len(place) < 9 else number + 1
        flat = said.get(b"customHeight") in HIDDEN and said.get(b"ht") in (b"0", b"0.0")
        if said.get(b"hidden") in HIDDEN or flat:
            hidden.add(number)
    return hidden


def _ods(content: bytes) -> dict[str, Masque]:
    masks: dict[str, Masque] = {}
    mask, first, last, column = Masque(), 0, 0, 0
    for closing, kind, text in (it.groups() for it in ODS_ELEMENT.finditer(content)):
        if closing:
            continue
        said = _attributes(text or b"")
        if kind == b"table":
            mask, last = masks.setdefault(_text(said.get(b"table:name", b"")), Masque()), 0
        elif kind == b"table-row":
            first, last, column = last + 1, last + _number(said, b"table:number-rows-repeated"), 0
            if said.get(b"table:visibility") in (b"collapse", b"filter"):
                mask.masquees.update(range(first, min(last, MAX_LIGNES) + 1))
        else:
            rows = _number(said, b"table:number-rows-spanned")
            if rows > 1:
                mask.etendues.append((first, first + rows - 1, column))
            wide = _number(said, b"table:number-columns-repeated")
            if said.get(b"office:value-type") == b"percentage":
                mask.pourcents.update((first, it) for it in range(column, min(column + wide, MAX_COLONNES)))
            if b"table:formula" in said and b"office:value-type" not in said:
                mask.sans_resultat.add(first)
            column += wide
    return masks


def _number(said: dict[bytes, bytes], key: bytes) -> int:
    text = said.get(key, b"1")
    return int(text) if text.isdigit() and len(text) < 11 else 1
