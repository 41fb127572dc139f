"""One word, one thing: a class name stands for one class."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import certif_tui


def test_a_class_name_stands_for_one_class() -> None:
    root = Path(certif_tui.__file__).parent
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(root)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
