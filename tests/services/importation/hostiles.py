"""Files made to harm whoever reads them, and files that a fault of a program left so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.services.importation.fichiers import RELATIONS, SPREADSHEET, Rows, make_ods, make_xlsx

Part = Callable[[bytes], bytes]

ROWS: Rows = [["Nom", "Prénom"], ["ROUX", "Jean"]]
SHEET, ODS, STRINGS = "xl/worksheets/sheet1.xml", "content.xml", "xl/sharedStrings.xml"


def announcing_strings(path: Path, number: int = 4_000_000_000) -> Path:
    """A spreadsheet that says it shares that many texts, and holds one."""
    return _with_strings(path, f'<sst xmlns="{SPREADSHEET}" uniqueCount="{number}"><si><t>x</t></si></sst>')


def laughing(path: Path) -> Path:
    """A text that is ten times a text that is ten times a text…"""
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    laugh = f'<!DOCTYPE l [<!ENTITY a "lol">{entities}]>'
    return _with_strings(path, f'{laugh}<sst xmlns="{SPREADSHEET}"><si><t>&j;</t></si></sst>')


def far_cell(path: Path) -> Path:
    """A cell beyond what any spreadsheet can count."""
    return _edited(make_xlsx(path, {"A": ROWS}), SHEET, lambda it: it.replace(b'"B2"', b'"ZZZZZZ4294967295"'))


def far_row(path: Path) -> Path:
    """Cells without a place of their own, in a row far below."""
    moved = make_xlsx(path, {"A": ROWS})
    _edited(moved, SHEET, lambda it: it.replace(b'<row r="2">', b'<row r="4000000000">'))
    return _edited(moved, SHEET, lambda it: it.replace(b' r="A2"', b"").replace(b' r="B2"', b""))


def repeated_rows(path: Path) -> Path:
    """A row that an .ods says is there four thousand million times."""
    many = b'<table:table-row table:number-rows-repeated="4000000000">'
    return _edited(make_ods(path, {"A": ROWS}), ODS, lambda it: it.replace(b"<table:table-row>", many))


def unfolding(path: Path) -> Path:
    """Two hundred megabytes of blanks in a fifth of one."""
    return _edited(make_xlsx(path, {"A": ROWS}), SHEET, lambda it: it + b" " * 201_000_000)


def cut_off(path: Path) -> Path:
    """A spreadsheet of which the end was never received."""
    whole = make_xlsx(path, {"A": ROWS}).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def semicolons(path: Path) -> Path:
    """A name, then five megabytes of nothing."""
    path.write_bytes(b"Nom;Groupe\nROUX;A" + b";" * 5_000_000)
    return path


def commas(path: Path) -> Path:
    """A row of two and a half million cells."""
    path.write_bytes(b"Nom,Groupe\nROUX," + b"a," * 2_500_000)
    return path


def endless_rows(path: Path) -> Path:
    """The same name eight hundred thousand times."""
    path.write_bytes(b"Nom;Groupe\n" + b"ROUX;A\n" * 800_000)
    return path


def endless_cell(path: Path) -> Path:
    """A cell of five million letters."""
    path.write_bytes(b"Nom;Groupe\n" + b"a" * 5_000_000)
    return path


def _with_strings(path: Path, strings: str) -> Path:
    kind = f"{RELATIONS}/sharedStrings"
    related = f'<Relationship Id="rId9" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    typed = f'<Override PartName="/{STRINGS}" ContentType="{content}"/></Types>'
    made = make_xlsx(path, {"A": ROWS})
    _edited(made, "xl/_rels/workbook.xml.rels", lambda it: it.replace(b"</Relationships>", related.encode()))
    _edited(made, "[Content_Types].xml", lambda it: it.replace(b"</Types>", typed.encode()))
    return _edited(made, STRINGS, lambda _it: strings.encode())


def _edited(path: Path, name: str, change: Part) -> Path:
    """The same archive with one part changed, or added."""
    with ZipFile(path) as archive:
        parts = {it: archive.read(it) for it in archive.namelist()}
    parts[name] = change(parts.get(name, b""))
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path
