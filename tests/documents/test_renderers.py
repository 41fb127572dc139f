"""Every kind of node is told by every renderer, and nothing hostile gets past one."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest

from certif_tui.documents import builders
from certif_tui.documents.renderers.json import json_of
from certif_tui.documents.renderers.rows import Marks, Row, rows_of
from certif_tui.documents.renderers.text import text_of
from certif_tui.documents.tree import (
    Align,
    Aside,
    Column,
    Document,
    Entries,
    Entry,
    Fact,
    FreeText,
    Inset,
    Line,
    Node,
    Note,
    Paragraph,
    Section,
    Table,
    Tone,
    Value,
)

SAID = "dit\x1b[31m \u202eici"
CLEANED = "dit\ufffd[31m \ufffdici"
NODES: dict[type, Node] = {
    Fact: Fact("Titre", SAID, details=(Paragraph("détail"),)),
    Paragraph: Paragraph(SAID, details=(Paragraph("détail"),)),
    Note: Note(Aside.REMARQUE, f"{SAID}, détail"),
    Entry: Entry("C1", SAID, verdict="verdict", notes=(Note(Aside.REMARQUE, "détail"),)),
    Entries: Entries(SAID, (Entry("C1", "détail"),)),
    Section: Section(SAID, (Paragraph("détail"),)),
    Inset: Inset((Paragraph(SAID), Paragraph("détail"))),
    Table: Table((Column(), Column()), (Line((SAID, "détail")),)),
}


def spoken(*nodes: Node) -> str:
    return text_of(Document((), nodes)).replace("\u00a0", " ")


def test_every_kind_of_node_has_its_example_here() -> None:
    assert set(NODES) == set(get_args(Node))


@pytest.mark.parametrize("node", NODES.values(), ids=lambda it: type(it).__name__)
def test_each_kind_is_told_in_text_and_in_rows_with_what_it_holds_and_nothing_hostile(node: Node) -> None:
    rows = " ".join(row.text for row in rows_of([node]))
    for shown in (text_of(Document((), (node,))), rows):
        assert CLEANED in shown
        assert "détail" in shown
        assert "\x1b" not in shown and "\u202e" not in shown


def test_builders_leave_the_cleaning_to_the_renderers() -> None:
    modules = sorted(Path(builders.__path__[0]).glob("*.py"))
    assert "bilan.py" in {it.name for it in modules}
    assert [it.name for it in modules if "clean(" in it.read_text("utf-8")] == []


def test_text_sets_what_a_node_holds_further_in_and_sections_apart() -> None:
    told = spoken(
        Section("Un", (Fact("a", "b", details=(Paragraph("c"),)), Note(Aside.ATTENTION, "d"))),
        Section("", (Paragraph("sans titre"),)),
        Entry("C1", "libellé", verdict="validée", notes=(Note(Aside.REMARQUE, "e"),)),
    )
    assert told == ("Un\n  a : b\n    c\n  Attention : d\n\nsans titre\n\nC1 libellé\n  validée\n  Remarque : e\n")


def test_an_inset_stands_a_level_further_in_than_what_is_beside_it() -> None:
    node = Paragraph("G1", details=(Inset((Paragraph("Zoé"),)), Paragraph("reçu")))
    assert spoken(node) == "G1\n    Zoé\n  reçu\n"
    assert [row.level for row in rows_of([node])] == [0, 2, 1]


def test_the_title_of_a_document_stands_first_in_text() -> None:
    assert text_of(Document((Paragraph("titre"),), (Paragraph("suite"),))) == "titre\n\nsuite\n"


def test_text_is_folded_under_its_margin() -> None:
    told = text_of(Document((), (Section("Un", (Paragraph("mot " * 9),)),)), width=12)
    assert told == "Un\n" + "  mot mot\n" * 4 + "  mot\n"


def test_entries_are_told_in_full_in_text_and_are_rows_to_choose_on_a_screen() -> None:
    node = Entries("À voir", (Entry("C1", "un"), Entry("C2", "deux")))
    assert spoken(node) == "À voir\n  C1 un\n  C2 deux\n"
    assert [(row.text, row.key) for row in rows_of([node])] == [
        ("À voir (2)", None),
        ("C1 un", "C1"),
        ("C2 deux", "C2"),
    ]


def test_a_table_stands_in_columns_and_what_is_optional_and_empty_is_left_out() -> None:
    columns = (Column("n°", Align.RIGHT), Column("nom"), Column("vide", optional=True), Column("retard", least=8))
    table = Table(columns, (Line(("1", "Zoé", "", "")), Line(("10", "Al\nex", "", "5 min"), Tone.ALERT, "alex")))
    assert spoken(Section("Liste", (table,))) == ("Liste\n  n°  nom    retard\n   1  Zoé\n  10  Al ex  5 min\n")
    assert [(row.text, row.tone, row.key) for row in rows_of([table])] == [
        ("n°  nom    retard", Tone.TITLE, None),
        (" 1  Zoé", Tone.NORMAL, None),
        ("10  Al ex  5 min", Tone.ALERT, "alex"),
    ]


def test_the_sentences_of_a_table_are_folded_under_themselves() -> None:
    table = Table((Column(), Column(least=3), Column()), (Line(("09:05", "", "mot " * 5)),), flows=True)
    assert (
        text_of(Document((), (table,)), width=20)
        == "09:05       mot mot\n" + " " * 12 + "mot mot\n" + " " * 12 + "mot\n"
    )


def test_a_cell_wider_than_its_column_may_be_is_cut() -> None:
    assert spoken(Table((Column(most=5), Column()), (Line(("DUPONT", "x")),))) == "DUPO…  x\n"


def test_a_table_without_lines_says_nothing() -> None:
    assert rows_of([Table((Column("nom"),), ())]) == ()


def test_warnings_stand_right_below_the_title() -> None:
    document = Document((Paragraph("titre"),), (Paragraph("suite"),), warnings=(Note(Aside.ATTENTION, "faux"),))
    assert text_of(document) == "titre\nAttention\u00a0: faux\n\nsuite\n"


def test_a_screen_sees_the_verdict_beside_the_code_and_entries_stand_close() -> None:
    one, two = (Entry(code, "libellé", Tone.GOOD, "validée") for code in ("C1", "C2"))
    rows = rows_of([one, two, Paragraph("suite")])
    assert rows[:3] == (
        Row("C1  validée", Tone.GOOD, 0, "C1"),
        Row("libellé", Tone.QUIET, 1, "C1"),
        Row("C2  validée", Tone.GOOD, 0, "C2"),
    )
    assert [row.text for row in rows[3:]] == ["libellé", "", "suite"]


def test_a_screen_adds_its_signs_and_what_its_keys_do() -> None:
    marks = Marks({"C1": "×"}, {"faire": "R le fait."})
    rows = rows_of([Entry("C1", "libellé"), Paragraph("à faire", key="faire")], marks)
    assert [row.text for row in rows] == ["× C1 libellé", "", "à faire. R le fait."]


def test_json_keeps_types_and_keys_and_only_the_line_breaks_of_free_text() -> None:
    values: dict[str, Value] = {
        "texte": f"{SAID}\nbis",
        "libre": FreeText(f"{SAID}\nbis"),
        "liste": (1, True, None, Tone.GOOD),
        "quand": datetime(2026, 6, 12, 9, tzinfo=UTC),
        "jour": date(2026, 6, 12),
    }
    data = json_of(Document((), (), values))
    assert data.endswith(b"}\n")
    assert json.loads(data) == {
        "texte": f"{CLEANED} bis",
        "libre": f"{CLEANED}\nbis",
        "liste": [1, True, None, "valide"],
        "quand": "2026-06-12T09:00:00+00:00",
        "jour": "2026-06-12",
    }
