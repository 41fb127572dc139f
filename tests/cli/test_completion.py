from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from certif_tui.cli.programme import programme
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
