"""Screens are composed: one base of the project each, and a variant of a screen declares what it offers."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from textual.actions import parse

from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.evaluation.variants import ORAL, ecrit
from certif_tui.ui.touches import every_screen
from tests.services.desk import Desk
from tests.ui.conftest import OpenApp
from tests.ui.juror import Juror

SCREENS = sorted(every_screen(), key=lambda it: it.__name__)
MOST_LINES = 300


@pytest.mark.parametrize("screen", SCREENS, ids=lambda it: it.__name__)
def test_a_screen_is_one_class_over_the_one_that_all_share(screen: type[Ecran[Any]]) -> None:
    ours = [base for base in screen.__mro__ if base.__module__.startswith("certif_tui.")]
    assert ours == [screen, Ecran]
    assert sum(len(inspect.getsource(base).splitlines()) for base in ours) <= MOST_LINES


@pytest.mark.parametrize("way", [(), ("enter",), ("enter", "b"), ("g",), ("h",), ("z",), ("i",)])
async def test_every_command_does_something(open_app: OpenApp, desk: Desk, way: tuple[str, ...]) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", *way)
        screen = juror.at(Ecran)
        for commande in screen.commandes():
            namespace, action, _parameters = parse(commande.action)
            answers = juror.app if namespace == "app" or commande.ident.startswith("application.") else screen
            assert callable(getattr(answers, f"action_{action}", None)), commande


async def test_the_written_work_offers_what_it_declares_the_oral_all_there_is(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "w")
        nowhere = _beyond(len(desk.open_session().bloc.competences))
        written = _of_the_sheet(juror)
        assert written == {it.id for it in ecrit([]).commandes} - nowhere
        await juror.press("escape", "enter")
        oral = _of_the_sheet(juror)
        assert oral == {it.id for it in ORAL.commandes} - nowhere
        assert {"chrono.bascule", "evaluation.bilan", "evaluation.ecrit"} <= oral - written


def _of_the_sheet(juror: Juror) -> set[str]:
    """The commands that help lists, without those of every screen."""
    offered = (it.ident for it in juror.evaluation.commandes())
    return {it for it in offered if it.startswith(("evaluation.", "chrono."))}


def _beyond(competences: int) -> set[str]:
    """The keys of the number row that lead nowhere in a bloc of so many compétences."""
    return {f"evaluation.competence_{rank}" for rank in range(competences + 1, 10)}
