"""What CONTRIBUTING.md says of the house is so: every file and folder it names is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATH = re.compile(r"[\w.]+(?:/[\w.]+)*(?:/|\.py\b)")


def listed() -> Iterator[str]:
    """The paths of the tree, each below the last folder that stands further left."""
    tree = TEXT.split("```")[1]
    folders: list[tuple[int, str]] = []
    for line in tree.splitlines():
        depth = len(line) - len(line.lstrip())
        names, _, _said = line.strip().partition("   ")
        while folders and folders[-1][0] >= depth:
            folders.pop()
        base = folders[-1][1] if folders else ""
        found = PATH.findall(names)
        if line.strip() and len(names.split()) == len(found):
            yield from (base + name for name in found)
            if len(found) == 1 and found[0].endswith("/"):
                folders.append((depth, base + found[0]))


def quoted() -> Iterator[str]:
    """The paths of the sentences."""
    sentences = "".join(TEXT.split("```")[::2])
    for code in re.findall(r"`([^`\n]+)`", sentences):
        if PATH.fullmatch(code):
            yield code


@pytest.mark.parametrize("path", sorted(set(listed())))
def test_every_room_of_the_tree_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("path", sorted(set(quoted())))
def test_every_path_of_the_sentences_is_there(path: str) -> None:
    assert any((place / path).exists() for place in (ROOT, ROOT / "certif_tui", ROOT / "certif_tui" / "ui"))


def test_no_room_is_left_out() -> None:
    package = ROOT / "certif_tui"
    inside = [*package.glob("*/__init__.py"), *package.glob("*/*/__init__.py")]
    assert {f"{it.parent.relative_to(ROOT).as_posix()}/" for it in inside} - set(listed()) == set()
    screens = {it.parent.name for it in (ROOT / "certif_tui" / "ui" / "screens").glob("*/__init__.py")}
    told = TEXT.split("screens/")[1].split("widgets/")[0]
    assert {name for name in screens if name not in told} == set()


def test_every_module_named_in_passing_is_there() -> None:
    known = {it.name for it in (ROOT / "certif_tui").rglob("*.py")}
    assert set(re.findall(r"\b\w+\.py\b", TEXT.split("```")[1])) <= known
