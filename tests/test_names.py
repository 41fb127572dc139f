"""One word, one thing: a class name stands for one class."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import certif_tui

SHARED = {
    *("Confirmation", "Constat", "Entete", "Geste", "Ligne", "Liste", "Listing", "Note"),
    *("Place", "Plan", "Reprise", "Row", "Table", "Writer"),
}
"""Names that two classes still bear; to be taken out as one of them is renamed, never added to."""


def test_a_class_name_stands_for_one_class() -> None:
    names = Counter(
        node.name
        for path in Path(certif_tui.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert {name for name, times in names.items() if times > 1} == SHARED
