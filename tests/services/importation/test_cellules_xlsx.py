"""What only the XML of a spreadsheet tells: percents, and formulas that nobody computed."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from certif_tui.services.importation.avertissements import warnings_of
from certif_tui.services.importation.candidats import Importation, plan
from certif_tui.services.importation.colonnes import understand
from certif_tui.services.importation.lecture import read_classeur
from tests.services.importation.fichiers import SPREADSHEET, Rows, make_ods, make_xlsx

STYLES = f'<styleSheet xmlns="{SPREADSHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
STYLES += '<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/>'
STYLES += '<xf numFmtId="9"/><xf numFmtId="164"></xf></cellXfs></styleSheet>'


def changed(path: Path, name: str, old: str, new: str, **added: str) -> Path:
    """The archive with another text in one of its files, and other files besides."""
    with ZipFile(path) as archive:
        held = {it: archive.read(it).decode() for it in archive.namelist()}
    assert old in held[name]
    held[name] = held[name].replace(old, new)
    with ZipFile(path, "w") as archive:
        for it, text in (held | {key.replace("__", "/") + ".xml": text for key, text in added.items()}).items():
            archive.writestr(it, text)
    return path


def imported(path: Path) -> tuple[Importation, list[str]]:
    lecture = understand(read_classeur(path).feuille())
    return plan(lecture, ()), [it.texte for it in warnings_of(lecture)]


def with_third(tmp_path: Path, cell: str) -> Path:
    path = make_xlsx(tmp_path / "l.xlsx", {"A": [["Nom", "Prénom", "TT"], ["ROUX", "Anne", 1]]})
    return changed(path, "xl/worksheets/sheet1.xml", '<c r="C2"><v>1</v></c>', cell, xl__styles=STYLES)


@pytest.mark.parametrize("empty", ["<v></v>", "<v />", ""])
def test_a_formula_nobody_computed_is_told_with_its_row(tmp_path: Path, empty: str) -> None:
    _importation, told = imported(with_third(tmp_path, f'<c r="C2"><f>1/3</f>{empty}</c>'))
    assert len(told) == 1 and told[0].startswith("Formule sans résultat (ligne 2)")


@pytest.mark.parametrize("cell", ['<c r="C2" t="str"><f>A1</f><v></v></c>', '<c r="C2"><f>1/3</f><v>0.33333</v></c>'])
def test_a_formula_that_was_computed_is_not(tmp_path: Path, cell: str) -> None:
    assert imported(with_third(tmp_path, cell))[1] == []


@pytest.mark.parametrize("style", [1, 2])
def test_a_hundred_percent_is_asked_and_no_tick(tmp_path: Path, style: int) -> None:
    importation, _told = imported(with_third(tmp_path, f'<c r="C2" s="{style}"><v>1</v></c>'))
    assert [it.ligne for it in importation.doutes] == [2] and len(importation.ajouts) == 1


@pytest.mark.parametrize(
    ("cell", "factor"),
    [
        ('<c r="C2" s="0"><v>1</v></c>', "4/3"),
        ('<c r="C2" s="1"><v>0.3333333333333333</v></c>', "4/3"),
        ('<c r="C2" s="1"><v>0.15</v></c>', "23/20"),
        ('<c r="C2" s="1"><v>1.3333333333333333</v></c>', "4/3"),
    ],
)
def test_other_figures_are_read_as_they_are_shown(tmp_path: Path, cell: str, factor: str) -> None:
    importation, _told = imported(with_third(tmp_path, cell))
    found = importation.ajouts[0].inscription.facteur
    assert f"{found.numerateur}/{found.denominateur}" == factor and importation.doutes == ()


def test_an_ods_tells_the_same(tmp_path: Path) -> None:
    rows: Rows = [["Nom", "Prénom", "TT", "Groupe"], ["ROUX", "Anne", 1, 7]]
    path = make_ods(tmp_path / "l.ods", {"A": rows})
    changed(path, "content.xml", '"float" office:value="1"', '"percentage" office:value="1"')
    changed(path, "content.xml", 'office:value-type="float" office:value="7"', 'table:formula="of:=7"')
    importation, told = imported(path)
    assert [it.ligne for it in importation.doutes] == [2] and "Formule sans résultat" in told[0]
