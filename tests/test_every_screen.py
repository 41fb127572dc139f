"""Every screen there is: its keys can be sent and lead to one command, and CONTRIBUTING.md names it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding

from certif_tui.ui.ecran import Ecran
from certif_tui.ui.touches import every_screen
from tests.keys import COMMANDS, SENT, free, taken, told

SCREENS = sorted(every_screen(), key=lambda screen: screen.__name__)
CONTRIBUTING = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")


class Trial(Ecran[None]):
    BINDINGS = [Binding("v,V", "voir", id="essai.voir"), Binding("1", "un", id="essai.un")]  # noqa: RUF012


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_leads_to_two_commands(screen: type[Ecran[Any]]) -> None:
    assert {key: idents for key, idents in taken(screen).items() if len(idents) > 1} == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_no_name_stands_for_two_commands(screen: type[Ecran[Any]]) -> None:
    declared = [it for base in screen.__mro__ for it in base.__dict__.get("BINDINGS", ()) if isinstance(it, Binding)]
    idents = [it.id for it in declared if it.id]
    assert len(idents) == len(set(idents))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_is_sent_by_a_french_keyboard_over_any_line(screen: type[Ecran[Any]]) -> None:
    assert set(taken(screen)) <= SENT


@pytest.mark.parametrize("screen", SCREENS)
def test_the_tree_of_the_house_names_it(screen: type[Ecran[Any]]) -> None:
    module = screen.__module__.split(".screens.")[1].partition(".")[0]
    assert module in CONTRIBUTING.split("screens/ ")[1].split("flows/")[0]


def test_a_key_is_free_until_a_command_of_the_screen_or_of_all_has_it() -> None:
    assert set(COMMANDS) - set(free(Trial)) == {
        *("v", "1,ampersand"),
        *("f1", "question_mark", "ctrl+p", "f2", "f3", "f4", "ctrl+l", "ctrl+q"),
    }
    assert "ctrl+i" not in free(Trial) and "ctrl+c" not in free(Trial)


def test_the_keys_of_a_screen_are_told_with_their_command_and_the_free_ones_behind() -> None:
    head, *lines, last = told(Trial).splitlines()
    assert head == f"Trial ({__name__})"
    assert "  V          essai.voir" in lines and len(lines) == len({line.split()[0] for line in lines})
    assert last.startswith("  free: A B C") and " 2É " in last and " V " not in last
