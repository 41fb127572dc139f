"""No module needs another one that needs it, not even when one of its functions is called."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import certif_tui

PACKAGE = Path(certif_tui.__file__).parent


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package by its dotted name, a package standing for its `__init__.py`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(node: ast.AST) -> Iterator[str]:
    """What runs under a node imports; what only types need (`if TYPE_CHECKING`) is no need."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ImportFrom) and child.module:
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        elif isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        else:
            yield from imported(child)


def test_no_module_needs_one_that_needs_it() -> None:
    trees = dict(modules())
    needs = {
        name: {found if found in trees else found.rpartition(".")[0] for found in imported(tree)} & set(trees)
        for name, tree in trees.items()
    }
    TopologicalSorter(needs).prepare()  # raises `CycleError`, with the modules of the circle
