"""What the documentation says is so: its links lead somewhere, its commands exist, each page can be reached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from certif_tui.cli.programme import programme
from tests.installed import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`]+`", re.DOTALL)
COMMAND = re.compile(r"(?:^|`)certif-tui\s([a-z][a-z-]*)", re.MULTILINE)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def links(page: Path) -> set[Path]:
    found = LINK.findall(page.read_text(encoding="utf-8"))
    return {(page.parent / it.partition("#")[0]).resolve() for it in found if "://" not in it}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    assert [it for it in links(page) if not it.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_of_the_program_exists(page: Path) -> None:
    codes = CODE.findall(page.read_text(encoding="utf-8"))
    asked = {word for code in codes for word in COMMAND.findall(code)}
    assert asked - set(programme.commands) == set()


def test_every_guide_is_reached_from_the_first_page() -> None:
    reached, waiting = set[Path](), {ROOT / "README.md"}
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting |= {it for it in links(page) if it.suffix == ".md"} - reached
    assert set((ROOT / "docs").rglob("*.md")) - reached == {ROOT / "docs" / "presentation.md"}


def test_each_release_has_its_date_newest_first() -> None:
    first, *others = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first == "Unreleased"
    dated = [re.fullmatch(r"\d+\.\d+\.\d+ \((\d{4}-\d{2}-\d{2})\)", it) for it in others]
    assert all(dated) and others
    days = [it[1] for it in dated if it]
    assert days == sorted(days, reverse=True)
