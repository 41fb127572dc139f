"""Imports stand at the top of their file, but for those listed in `deferred_imports.py`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import certif_tui
from tests.deferred_imports import DEFERRED

PACKAGE = Path(certif_tui.__file__).parent


def deferred() -> Iterator[tuple[str, str]]:
    """Each module of the package with each module that one of its functions imports."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.ImportFrom):
                        yield name, node.module or "."
                    elif isinstance(node, ast.Import):
                        yield from ((name, alias.name) for alias in node.names)


def test_every_import_inside_a_function_is_listed_with_its_reason() -> None:
    listed = {(module, imported) for module, reasons in DEFERRED.items() for imported in reasons}
    assert set(deferred()) == listed
