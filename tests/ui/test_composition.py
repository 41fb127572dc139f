"""Screens are composed: one base of the project each, and a variant of a screen declares what it offers."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest
from textual.actions import parse

import certif_tui
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.bilan import BilanScreen
from certif_tui.ui.screens.evaluation.variants import ORAL, ecrit
from certif_tui.ui.screens.groupes import GroupesScreen
from certif_tui.ui.touches import every_screen
from tests.services.desk import CLAIRE, Desk, bring, fill
from tests.ui.conftest import OpenApp
from tests.ui.folder import PAUL, Folder
from tests.ui.juror import Juror

SCREENS = sorted(every_screen(), key=lambda it: it.__name__)
MOST_LINES = 300


@pytest.mark.parametrize("screen", SCREENS, ids=lambda it: it.__name__)
def test_a_screen_is_one_class_over_the_one_that_all_share(screen: type[Ecran[Any]]) -> None:
    ours = [base for base in screen.__mro__ if base.__module__.startswith("certif_tui.")]
    assert ours == [screen, Ecran]
    assert sum(len(inspect.getsource(base).splitlines()) for base in ours) <= MOST_LINES


@pytest.mark.parametrize("way", [(), ("enter",), ("enter", "b"), ("g",), ("q",), ("z",), ("i",)])
async def test_every_command_does_something(open_app: OpenApp, desk: Desk, way: tuple[str, ...]) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", *way)
        screen = juror.at(Ecran)
        for commande in screen.commandes():
            namespace, action, _parameters = parse(commande.action)
            answers = juror.app if namespace == "app" or commande.ident.startswith("application.") else screen
            assert callable(getattr(answers, f"action_{action}", None)), commande


def test_whoever_waits_for_an_answer_awaits_it() -> None:
    """A page is pushed and left to itself, or a flow asks: nobody hands `push_screen` what to call back."""
    calls = [
        (path.name, node)
        for path in sorted(Path(certif_tui.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "push_screen"
    ]
    assert [
        name for name, call in calls if len(call.args) != 1 or any(it.arg == "callback" for it in call.keywords)
    ] == []
    assert {name for name, call in calls if call.keywords} == {"flow.py"}


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


@pytest.mark.parametrize(
    ("bloc", "key", "why"),
    [
        ("BLOC 1", "t", "suit le chrono du travail"),
        ("BLOC 3", "ctrl+s", "chacun travaille seul"),
        ("BLOC 3", "c", "ne se chronomètre pas"),
    ],
)
async def test_a_command_that_makes_no_sense_in_a_bloc_is_not_listed_and_its_key_says_why(
    folder: Folder, bloc: str, key: str, why: str
) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(session=folder.create("DUPONT Claire", bloc=bloc)) as juror:
        await juror.press("g")
        assert key.upper() not in {it.touche for it in juror.at(GroupesScreen).commandes()}
        await juror.press(key)
        assert juror.sees(why)


async def test_a_result_offers_to_hand_in_or_to_reopen_and_the_way_back(open_app: OpenApp, desk: Desk) -> None:
    grille = desk.open_grille(CLAIRE)
    fill(grille)
    grille.close()
    bring(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b")
        assert _main_keys(juror) == ["Aide", "Remettre", "Suivant", "Aller au critère", "Liste"]
        await juror.press("escape", "enter", "b")
        assert _main_keys(juror) == ["Aide", "Remettre", "Suivant", "Aller au critère", "Grille"]
        assert "bilan.candidats" in {it.ident for it in juror.at(BilanScreen).commandes()}
        await juror.press("ctrl+s")
        assert _main_keys(juror) == ["Aide", "Suivant", "Aller au critère", "Grille", "Rouvrir"]
        await juror.press("ctrl+s")
        assert juror.sees("rouvrez-la")


def _main_keys(juror: Juror) -> list[str]:
    return [it.libelle for it in juror.at(Ecran).commandes() if it.show]


def _of_the_sheet(juror: Juror) -> set[str]:
    """The commands that help lists, without those of every screen."""
    offered = (it.ident for it in juror.evaluation.commandes())
    return {it for it in offered if it.startswith(("evaluation.", "chrono."))}


def _beyond(competences: int) -> set[str]:
    """The keys of the number row that lead nowhere in a bloc of so many compétences."""
    return {f"evaluation.competence_{rank}" for rank in range(competences + 1, 10)}
