"""What is typed before its screen is there: kept for the one that was asked for, dropped before any other."""

from __future__ import annotations

from importlib import import_module

import pytest
from textual import events

from certif_tui.domain.session.evenements import ModeRetard, Presence
from certif_tui.domain.session.presence import Retard
from certif_tui.journal import kinds
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.held import BEHIND, MODULES
from certif_tui.ui.keyboard import Burst
from certif_tui.ui.screens.bilan import BilanScreen
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.session import SessionScreen
from tests.services.desk import CLAIRE, HUGO, Desk, fill
from tests.ui.conftest import OpenApp

JURE = "martin-paul"


def marks(desk: Desk, candidat: str) -> dict[str, str]:
    cases = desk.journal.read(kinds.GRILLE.at(desk.slug, candidat, JURE)).state.cases
    return {code: case.avis.value for code, case in cases.items() if case.avis}


async def test_a_sheet_that_was_asked_for_gets_the_marks_typed_behind_enter(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home")
        await juror.burst("enter", "o", "n")
        assert isinstance(juror.app.screen, Evaluation) and juror.saved()
    assert marks(desk, CLAIRE) == {"CR3.1.1": "valide", "CR3.1.2": "non_valide"}


async def test_what_is_typed_behind_the_key_of_the_next_candidat_marks_nobody(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.burst("b", "ctrl+n", "n", "n")
        assert juror.sees("2/3 BERNARD Hugo") and isinstance(juror.app.screen, Evaluation)
        await juror.press("o")
        assert juror.saved()
    assert marks(desk, CLAIRE) == {} and marks(desk, HUGO) == {"CR3.1.1": "valide"}


@pytest.mark.parametrize("at_once", [True, False])
async def test_no_letter_leaves_the_bilan_for_the_next_candidat(grade: OpenApp, desk: Desk, at_once: bool) -> None:
    async with grade() as juror:
        await (juror.burst if at_once else juror.press)("b", "n", "n")
        assert isinstance(juror.app.screen, BilanScreen) and juror.sees("Ctrl+N Suivant")
        await juror.press("escape")
        assert juror.saved()
    assert marks(desk, CLAIRE) == {} and not desk.journal.read(kinds.GRILLE.at(desk.slug, HUGO, JURE)).state.jeton


async def test_keys_typed_behind_those_that_go_back_are_for_the_list(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.burst("b", "escape", "escape", "down", "b")
        assert juror.sees("BILAN · BERNARD Hugo")


async def test_a_question_that_comes_in_place_of_the_sheet_is_not_answered_by_a_mark(
    open_app: OpenApp, desk: Desk
) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.ABSENT_JUSTIFIE)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home")
        await juror.burst("enter", "o", "o")
        assert isinstance(juror.app.screen, YesNo) and juror.sees("Ouvrir la grille")
        await juror.press("g")
        assert isinstance(juror.app.screen, Evaluation) and juror.sees("□ CR3.1.1")


async def test_the_question_about_the_clock_is_not_answered_by_what_was_typed_before_it(
    open_app: OpenApp, desk: Desk
) -> None:
    grille = desk.open_grille(CLAIRE)
    fill(grille)
    grille.close()
    desk.open_chrono().toggle()
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "enter", "b")
        await juror.burst("ctrl+s", "t")
        assert await juror.until("Terminer son oral avant")
        assert len(desk.open_chrono().chrono.actions) == 1


async def test_a_letter_that_means_nothing_on_the_list_marks_nothing_on_the_sheet_opened_behind_it(
    open_app: OpenApp, desk: Desk
) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home")
        await juror.burst("o", "enter")
        assert isinstance(juror.app.screen, Evaluation) and juror.saved()
    assert marks(desk, CLAIRE) == {}


async def test_a_text_that_comes_to_a_question_is_no_answer_and_marks_nothing(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("c", "escape")
        assert juror.sees("Quitter cette grille")
        text = "une phrase avec n et o"
        for event in (Burst(text), *(events.Key("space" if it == " " else it, it) for it in text)):
            juror.app.post_message(event)
        await juror.settle()
        assert juror.sees("Quitter cette grille") and juror.saved()
        await juror.press("c")
        assert not juror.sees("Quitter cette grille")
    assert marks(desk, CLAIRE) == {}


async def test_keys_typed_behind_the_sorting_are_no_answer_to_its_question(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1")
        before = [it.slug for it in desk.open_session().session.candidats]
        await juror.burst("ctrl+t", "p", "p")
        assert isinstance(juror.app.screen, YesNo) and juror.sees("Ranger par nom")
        await juror.press("enter")
        assert isinstance(juror.app.screen, SessionScreen)
    assert [it.slug for it in desk.open_session().session.candidats] == before


async def test_marks_typed_behind_the_end_of_a_remarque_are_marks(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("r")
        await juror.burst("a", "b", "enter", "o", "n")
        assert isinstance(juror.app.screen, Evaluation) and juror.saved()
    grille = desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state
    assert grille.remarque("CR3.1.1") == "ab"
    assert marks(desk, CLAIRE) == {"CR3.1.1": "valide", "CR3.1.2": "non_valide"}


async def test_the_answers_typed_at_once_to_a_chain_of_questions_go_each_to_its_own(
    open_app: OpenApp, desk: Desk
) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home")
        await juror.burst("e", "3", "1", "0", "enter", "2", "e", "2")
        assert await juror.until("BERNARD Hugo                 présent")
        assert juror.saved()
    session = desk.open_session().session
    assert session.candidat(CLAIRE).retard == Retard(10, ModeRetard.MEME_FIN)
    assert session.candidat(HUGO).presence is Presence.PRESENT


@pytest.mark.parametrize("name", [*MODULES, *BEHIND])
def test_what_is_loaded_aside_is_there_to_be_loaded(name: str) -> None:
    assert import_module(name)
