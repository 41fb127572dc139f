"""What a juror reads is typeset as French is: no line may break before a colon or inside quotation marks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import certif_tui

SOURCES = sorted(Path(certif_tui.__file__).parent.rglob("*.py"))
BREAKABLE = re.compile(r"(?<=[\w»)\]'.…%]) [:;!?](?=\s|$|[\"'»)])|^ [:;!?]\s|« | »")


def shown(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text of a module but its docstrings and the explanations below its constants."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_space_before_high_punctuation_never_breaks(path: Path) -> None:
    texts = shown(ast.parse(path.read_text(encoding="utf-8")))
    assert [(line, text) for line, text in texts if BREAKABLE.search(text)] == []
