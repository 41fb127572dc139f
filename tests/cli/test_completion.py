from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from certif_tui.cli.programme import EPILOGUE, programme
from tests.cli.conftest import LYON, Certif


def proposed(certif: Certif, *typed: str) -> list[str]:
    """What Tab proposes for the last word typed."""
    completion = ShellComplete(programme, {}, "certif-tui", "_CERTIF_TUI_COMPLETE")
    args = ["--sessions", str(certif.sessions), *typed[:-1]]
    return [item.value for item in completion.get_completions(args, typed[-1])]


def test_sessions_are_proposed_the_most_recent_first(lyon: Certif) -> None:
    lyon("session", "creer", "--bloc", "BLOC 1", "--date", "2026-06-13", "--lieu", "Tours")
    for command in ("bilan", "evaluer", "ouvrir", "verifier"):
        assert proposed(lyon, command, "") == ["2026-06-13-bloc-1-tours", LYON]
        assert proposed(lyon, command, "2026-06-12") == [LYON]


def test_the_people_of_the_session_already_typed_are_proposed(lyon: Certif) -> None:
    assert proposed(lyon, "bilan", LYON, "") == ["dupont-claire", "lefevre-ines"]
    assert proposed(lyon, "bilan", LYON, "le") == ["lefevre-ines"]
    assert proposed(lyon, "evaluer", LYON, "dupont-claire", "--jure", "p") == ["petit-sophie"]


def test_commands_and_options_are_proposed(certif: Certif) -> None:
    assert "evaluer" in proposed(certif, "ev")
    assert "--prendre-la-main" in proposed(certif, "evaluer", "a", "b", "--p")


@pytest.mark.parametrize("typed", [("bilan", "nulle-part", ""), ("bilan", "../..", ""), ("verifier", "")])
def test_where_nothing_can_be_read_nothing_is_proposed(certif: Certif, typed: tuple[str, ...]) -> None:
    assert proposed(certif, *typed) == []


def test_a_damaged_session_proposes_nobody(lyon: Certif) -> None:
    (lyon.sessions / LYON / "session.json").write_bytes(b"{")
    assert proposed(lyon, "bilan", LYON, "") == []


ASKED = {
    "bash": """
        COMP_WORDS=({words}) COMP_CWORD={last}
        $(complete -p certif-tui | sed 's/.*-F \\([^ ]*\\) .*/\\1/') certif-tui
        echo "${{COMPREPLY[@]}}"
    """,
    "zsh": """
        compadd() {{ print -r -- $completions }}
        _describe() {{ print -r -- $completions_with_descriptions }}
        words=({words}) CURRENT=$(({last} + 1))
        $_comps[certif-tui]
    """,
    "fish": "complete -C 'certif-tui {line}'",
}
"""What makes each shell answer as Tab would, without a terminal."""


@pytest.mark.skipif(os.name != "posix", reason="shells of POSIX")
@pytest.mark.parametrize("shell", ASKED)
def test_the_lines_of_the_help_teach_each_shell_sessions_and_people(lyon: Certif, tmp_path: Path, shell: str) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"no {shell} here")
    program = tmp_path / "certif-tui"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m certif_tui "$@"\n')
    program.chmod(0o755)
    here = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "CERTIF_TUI_SESSIONS": str(lyon.sessions)}
    lines = re.search(rf"^  {shell} +(.*(?:\n {{8}}.*)*)", EPILOGUE, re.MULTILINE)
    assert lines
    for typed, expected in (("bilan 2026", LYON), (f"evaluer {LYON} le", "lefevre-ines")):
        words = ["certif-tui", *typed.split()]
        asked = ASKED[shell].format(words=" ".join(words), last=len(words) - 1, line=typed)
        script = f"{lines[1]}\n{asked}\n"
        env = {**os.environ, **here, "PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run([found, "-c", script], capture_output=True, text=True, env=env, timeout=60)
        assert expected in done.stdout, done
        assert "dupont" not in done.stdout and done.stderr == ""
