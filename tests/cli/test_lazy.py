"""What a command loads is what it costs: checked in interpreters of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import LYON, Certif

SPY = """
import sys
sys.argv[0] = "certif-tui"
from certif_tui.__main__ import main
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded(*args: str, stdin: str = "") -> set[str]:
    """The top-level modules a run of the command line ended with."""
    done = subprocess.run([sys.executable, "-c", SPY, *args], input=stdin, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 2), done.stderr
    return set(done.stderr.splitlines()[-1].split())


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
