from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certif_tui.domain.refus import Refus
from certif_tui.services.importation.codages import decoded
from certif_tui.services.importation.csv_francais import read_csv
from certif_tui.services.importation.lecture import read_classeur, typed_path
from tests.conftest import DATA
from tests.services.importation.fichiers import Rows, make_csv, make_ods, make_xlsx

ROWS: Rows = [["Liste 2026", None], [], ["N°", "Nom"], [12, "NOÉ"], [None, "=1+1"], [2.5, "x\ty"]]


def cells(path: Path, feuille: str | None = None) -> list[tuple[int, tuple[str, ...]]]:
    return [(it.numero, it.cellules) for it in read_classeur(path).feuille(feuille).lignes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("separateur", [";", ",", "\t"])
def test_a_csv_is_read_whatever_wrote_it(tmp_path: Path, encoding: str, end: str, separateur: str) -> None:
    lines = (separateur.join(line) for line in (["Nom", "Prénom"], ["LEFÈVRE", "Inès"], ["GARCIA", "Noé"]))
    path = make_csv(tmp_path / "liste.csv", *lines, encoding=encoding, end=end)
    assert cells(path) == [(1, ("Nom", "Prénom")), (2, ("LEFÈVRE", "Inès")), (3, ("GARCIA", "Noé"))]


def test_the_numbers_of_rows_are_those_of_the_file(tmp_path: Path) -> None:
    path = make_csv(tmp_path / "l.csv", "sep=;", "", 'Nom;"sur', 'deux lignes"', ";;", "NOÉ;x")
    assert [number for number, _cells in cells(path)] == [3, 6]


@pytest.mark.parametrize("make", [make_xlsx, make_ods])
def test_a_spreadsheet_gives_the_text_a_french_reader_sees(tmp_path: Path, make: type) -> None:
    path = make(tmp_path / "liste.bin", {"Vide": [], "Candidats": ROWS})  # what it is, not what it is called
    read = cells(path)
    assert [number for number, _cells in read] == [1, 3, 4, 5, 6]
    assert read[2][1] == ("12", "NOÉ")
    assert read[4][1][0] == "2,5"
    assert cells(path, "candidats") == read
    with pytest.raises(Refus, match="Vide, Candidats"):
        read_classeur(path).feuille("Autre")


def test_merged_titles_leave_empty_cells_and_formulas_their_last_value(tmp_path: Path) -> None:
    read = cells(make_xlsx(tmp_path / "l.xlsx", {"A": ROWS}, merged="A1:B1"))
    assert read[0] == (1, ("Liste 2026", "")) and read[3] == (5, ("", "calculé"))


def test_an_old_excel_file_is_read_dates_included() -> None:
    assert cells(DATA / "candidats.xls")[2] == (3, ("A-12", "DUPONT", "Claire", "12/03/1999", "tiers-temps"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (b" \r\n\r\n", "vide"),
        (b";;;\r\n;;;\r\n", "vide"),
        (b"%PDF-1.7 ...", "un PDF"),
        (b"\x89PNG\r\n", "une image"),
        (b"PK\x03\x04 torn", "abîmé"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "mot de passe"),
        (b"<html><table><tr><td>Nom</td></tr></table>", "page web"),
        (b"Nom;Pr\x00\x01\x02\x03nom\x00\x00;\x81\x8d", "ni un tableur ni un texte"),
        (b"Nom;\x81\x8d\x8f", "ni un tableur ni un texte"),
        (b'Nom;Groupe\n"DUPONT;A\n' + b"NOE;B\n" * 40, "Ligne 2"),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_with_a_remedy(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refus, match=said):
        read_classeur(path).feuille()


def test_a_text_document_and_a_sheet_with_a_cell_at_the_end_of_the_world_are_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "lettre.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(Refus, match="pas un tableur"):
        read_classeur(tmp_path / "lettre.docx")
    far = make_xlsx(tmp_path / "loin.xlsx", {"A": [["Nom"]]})
    with ZipFile(far) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    with ZipFile(far, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    with pytest.raises(Refus, match="trop grand"):
        read_classeur(far)


def test_what_is_no_file_is_told_for_what_it_is(tmp_path: Path) -> None:
    loop = tmp_path / "boucle.csv"
    loop.symlink_to(loop)
    places = {tmp_path: "dossier", tmp_path / "absent.csv": "introuvable", loop: "lien qui ne mène à aucun fichier"}
    for path, words in places.items():
        with pytest.raises(Refus, match=words):
            read_classeur(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on this system")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tuyau.csv")
    with pytest.raises(Refus, match="n'est pas un fichier ordinaire"):
        read_classeur(tmp_path / "tuyau.csv")


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_a_refusal(content: bytes) -> None:
    try:
        rows = [*read_csv("x.csv", decoded("x.csv", content)[0])]
    except Refus:
        return
    assert all(number >= 1 for number, _cells in rows)


@pytest.mark.parametrize("typed", ["{p}", "'{p}'", '"{p}"', "  {p} ", "file://{q}", "{e}"])
def test_a_path_is_understood_as_terminals_drop_it(tmp_path: Path, typed: str) -> None:
    from urllib.parse import quote

    path = tmp_path / "ma liste (1).csv"
    path.write_text("x")
    escaped = str(path).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    assert typed_path(typed.format(p=path, q=quote(str(path)), e=escaped)) == path


def test_a_tilde_is_the_home(private_home: Path) -> None:
    assert typed_path("~/liste.csv") == private_home / "liste.csv"
    for nothing in ("", "  ", "a\0b"):
        with pytest.raises(Refus):
            typed_path(nothing)


def test_hidden_rows_and_merged_cells_of_an_ods_are_known(tmp_path: Path) -> None:
    rows: Rows = [["Groupe", "Nom"], ["G1", "ROUX"], [None, "NOÉ"], [None, "ZOLA"]]
    path = make_ods(tmp_path / "l.ods", {"A": rows})
    with ZipFile(path) as archive:
        parts = {it: archive.read(it) for it in archive.namelist()}
    spanned, filtered = b' table:number-rows-spanned="2"', b' table:visibility="filter"'
    cell, row = b' office:value-type="string"><text:p>G1', b"<table:table-row%b><table:table-cell/"
    content = parts["content.xml"].replace(cell, spanned + cell).replace(row % b"", row % filtered)
    parts["content.xml"] = content
    with ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    feuille = read_classeur(path).feuille()
    assert [it.cellules[0] for it in feuille.lignes] == ["Groupe", "G1", "G1", ""]
    assert feuille.masquees == frozenset({3, 4}) and feuille.fusionnees == (3,)


@pytest.mark.parametrize("content", [b"Nom;Pr\0nom\nROUX;Jean\0\n", b"Nom;Groupe\n" + b"\0A" * 40])
def test_a_text_with_zeros_in_it_is_not_taken_for_another_encoding(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(content)
    with pytest.raises(Refus, match="ni un tableur ni un texte"):
        read_classeur(path)


def test_a_hidden_sheet_with_a_sign_in_its_name_is_known_to_be_hidden(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"R&D": [["Nom"], ["NOÉ"]], "Liste": [["Nom"], ["ROUX"]]}
    classeur = read_classeur(make_xlsx(tmp_path / "l.xlsx", sheets, hidden="R&D"))
    assert classeur.cachees == ("R&D",)
