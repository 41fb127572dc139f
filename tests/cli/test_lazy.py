"""What a command loads is what it costs: checked in interpreters of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from certif_tui.cli.lazy_group import DeferredCommand
from certif_tui.cli.programme import programme
from tests.cli.conftest import LYON, Certif

SPY = """
import sys
sys.argv[0] = "certif-tui"
from certif_tui.__main__ import main
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""
SHARED = (
    "ailleurs",
    "anywhere",
    "arguments",
    "codes",
    "commands",
    "direct",
    "errors",
    "french",
    "lazy_group",
    "opening",
    "output",
    "paths",
    "responsable",
)
"""What every run of the command line loads of its room, beside the programme."""


def modules(*args: str, stdin: str = "", completing: str | None = None) -> set[str]:
    """The modules a run of the command line ended with; `completing` is the line that Tab is pressed after."""
    asked = {} if completing is None else {"COMP_WORDS": completing, "COMP_CWORD": str(completing.count(" "))}
    shell = {} if completing is None else {"_CERTIF_TUI_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-c", SPY, *args],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **asked, **shell},
    )
    assert done.returncode in (0, 2), done.stderr
    return set(done.stderr.splitlines()[-1].split())


def loaded(*args: str, stdin: str = "") -> set[str]:
    """The top-level packages a run of the command line ended with."""
    return {name.partition(".")[0] for name in modules(*args, stdin=stdin)}


def deferred(group: click.Group = programme) -> Iterator[tuple[str, DeferredCommand]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from deferred(command)
        else:
            assert isinstance(command, DeferredCommand)
            yield name, command


@pytest.mark.parametrize(("name", "command"), [pytest.param(*it, id=it[1].short_help) for it in deferred()])
def test_the_table_says_of_a_command_what_the_command_says_of_itself(name: str, command: DeferredCommand) -> None:
    itself = command.load()
    assert (itself.name, itself.short_help, itself.hidden) == (name, command.short_help, command.hidden)


@pytest.mark.parametrize("group", ["", "session ", "candidat ", "referentiel "])
@pytest.mark.parametrize("completing", [False, True])
def test_help_and_the_completion_of_names_load_no_command(private_home: Path, group: str, completing: bool) -> None:
    line = f"certif-tui {group}"
    found = modules(completing=line) if completing else modules(*group.split(), "--help")
    known = {"certif_tui", "certif_tui.cli", "certif_tui.cli.programme", "certif_tui.cli.arguments.files"}
    known |= {f"certif_tui.cli.{name}" for name in SHARED}
    assert {name for name in found if name.startswith("certif_tui.cli")} <= known
    assert not {name.partition(".")[0] for name in found} & {"textual", "pydantic", "tinydb", "orjson", "babel"}


def test_the_version_loads_neither_textual_nor_pydantic(private_home: Path) -> None:
    assert not loaded("--version") & {"textual", "pydantic", "tinydb", "orjson", "babel", "rich"}


@pytest.mark.parametrize("command", ["--help", "diagnostic", "referentiel schema", "session liste", "verifier"])
def test_a_command_never_loads_textual(certif: Certif, command: str) -> None:
    assert not loaded("--sessions", str(certif.sessions), *command.split()) & {"textual", "rich"}


def test_the_bilan_and_grading_from_lines_never_load_textual(lyon: Certif) -> None:
    where = ("--sessions", str(lyon.sessions))
    assert not loaded(*where, "bilan", LYON, "claire", "--texte") & {"textual", "rich"}
    assert not loaded(*where, "evaluer", LYON, "claire", "--jure", "paul", stdin="CR3.1.1 valide\n") & {
        "textual",
        "rich",
    }


def test_a_start_refused_for_lack_of_a_terminal_loads_no_parser_and_no_screen(private_home: Path) -> None:
    assert not loaded() & {"click", "textual", "pydantic"}


def test_a_session_that_is_plainly_there_opens_without_the_parser_or_the_journal(lyon: Certif) -> None:
    assert not loaded("--sessions", str(lyon.sessions), "ouvrir", LYON) & {"click", "textual", "pydantic"}


def test_a_session_that_is_not_there_is_told_by_the_parser(lyon: Certif) -> None:
    assert "click" in loaded("--sessions", str(lyon.sessions), "ouvrir", "2026-06-12-bloc-3-lyo")
