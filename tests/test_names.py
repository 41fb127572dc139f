"""One word, one thing: the name of a class, or of a type, stands for one of them."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import certif_tui

ROOT = Path(certif_tui.__file__).parent


def types_of(tree: ast.Module) -> Iterator[str]:
    """The classes of a module, and the names it gives to types: `Motif = Annotated[…]`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            yield from (it.id for it in targets if isinstance(it, ast.Name) and is_of_a_type(it.id))


def is_of_a_type(name: str) -> bool:
    """Whether it is no constant (`MOST`), no type variable (`T`), nothing of the module's own (`_Choice`)."""
    return name[0].isupper() and not name.isupper()


def test_the_name_of_a_type_stands_for_one_type() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(ROOT.rglob("*.py")):
        for name in types_of(ast.parse(path.read_text(encoding="utf-8"))):
            places[name].append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
