"""Who the juré is, once their addition to the jury is taken back."""

from __future__ import annotations

from certif_tui.journal import kinds
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.widgets.page import Page
from tests.services.desk import CLAIRE, Desk, dismiss_jure
from tests.ui.conftest import OpenApp
from tests.ui.folder import Folder
from tests.ui.juror import Juror

JURE, NOUVELLE = "martin-paul", "roux-jeanne"
QUESTION = "Qui êtes-vous ?"


async def become_roux(juror: Juror) -> None:
    """Join the jury as ROUX Jeanne."""
    await juror.press("1", "j", "3")
    await juror.type("ROUX Jeanne")
    await juror.press("enter")
    assert juror.sees("juré ROUX Jeanne") and juror.saved()


async def test_a_jure_taken_back_in_the_registre_is_no_longer_the_one_at_work(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await become_roux(juror)
        await juror.press("z")
        assert await juror.until("création")
        await juror.press("end")
        page = juror.app.screen.query_one(Page)
        while "ROUX" not in (page.current.text if page.current else ""):
            await juror.press("up")
        await juror.press("u")
        await juror.type("erreur")
        await juror.press("enter", "escape")
        assert juror.sees(f"{QUESTION} · ROUX Jeanne n'est plus dans le jury") and juror.sees("juré ? J pour le dire")
        await juror.press("1", "home", "enter", "o")
        assert juror.sees("juré MARTIN Paul") and juror.saved()
    assert [it.path for it in desk.journal.streams(desk.slug) if NOUVELLE in it.path] == []
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.avis("CR3.1.1") is not None


async def test_a_jure_taken_back_by_another_program_is_asked_again_before_a_sheet_opens(
    open_app: OpenApp, desk: Desk
) -> None:
    async with open_app(session=desk.slug) as juror:
        await become_roux(juror)
        dismiss_jure(desk.open_session(), NOUVELLE)
        await juror.press("home", "enter")
        assert juror.sees(f"{QUESTION} · ROUX Jeanne n'est plus dans le jury")
        await juror.press("escape")
        assert juror.sees("juré ? J pour le dire")
        await juror.burst("enter", "1")
        assert juror.sees(QUESTION) and not isinstance(juror.app.screen, Evaluation)
    assert [it.path for it in desk.journal.streams(desk.slug) if NOUVELLE in it.path] == []


async def test_the_list_asks_again_by_itself(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await become_roux(juror)
        dismiss_jure(desk.open_session(), NOUVELLE)
        juror.at(SessionScreen).look()
        await juror.settle()
        assert juror.sees(f"{QUESTION} · ROUX Jeanne n'est plus dans le jury")


async def test_marks_given_after_another_program_took_the_jure_back_are_not_said_to_be_saved(
    open_app: OpenApp, desk: Desk
) -> None:
    async with open_app(session=desk.slug) as juror:
        await become_roux(juror)
        await juror.press("home", "enter")
        assert juror.sees("enregistré") and juror.saved()
        dismiss_jure(desk.open_session(), NOUVELLE)
        await juror.press("o")
        assert await juror.until("lecture seule") and juror.sees("n'est plus dans le jury")
        juror.evaluation._look()
        assert juror.sees("□ CR3.1.1")
        await juror.press("escape")
        assert juror.sees(QUESTION)
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, NOUVELLE)).state.avis("CR3.1.1") is None


async def test_a_sheet_nobody_touches_tells_that_its_jure_left(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await become_roux(juror)
        await juror.press("home", "enter", "o")
        assert juror.saved()
        dismiss_jure(desk.open_session(), NOUVELLE)
        juror.evaluation._look()
        await juror.settle()
        assert juror.sees("lecture seule") and juror.sees("n'est plus dans le jury")


async def test_a_name_one_letter_away_asks_whether_it_is_the_known_jure(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "j", "3")
        await juror.type("MARTIN Pual")
        await juror.press("enter")
        assert juror.sees("MARTIN Pual : est-ce MARTIN Paul ?")
        await juror.press("1")
        assert juror.sees("juré MARTIN Paul")
        assert "martin-pual" not in [it.slug for it in desk.open_session().session.jures]
        await juror.press("j", "3")
        await juror.type("MARTIN Pual")
        await juror.press("enter", "2")
        assert juror.sees("juré MARTIN Pual") and juror.saved()


async def test_the_jury_is_corrected_from_the_question(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "enter", "o", "escape")
        await juror.press("j", "4", "1", "1")
        await juror.type("e")
        await juror.press("enter")
        await juror.type("faute")
        await juror.press("enter")
        assert juror.sees("juré MARTIN Paule") and juror.saved()
        await juror.press("f6", "1", "4")
        await juror.type("parti")
        await juror.press("enter")
        assert juror.sees("a noté DUPONT Claire")
    assert desk.open_session().session.jure(JURE).nom == "MARTIN Paule"


async def test_a_jure_merged_while_at_a_keyboard_marks_no_longer(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await become_roux(juror)
        await juror.press("home", "enter")
        desk.open_session().jury.merge(NOUVELLE, JURE, "la même")
        await juror.press("o")
        assert await juror.until("lecture seule") and juror.sees("fusionné avec MARTIN Paul")
        await juror.press("escape")
        assert juror.sees(QUESTION)


async def test_an_excused_jure_opens_no_sheet_of_that_candidat_and_is_led_past_them(
    open_app: OpenApp, desk: Desk
) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "j")
        await juror.press("4", "1")
        assert juror.sees("L'excuser pour un candidat, ou pour ceux qui restent")
        await juror.press("3")
        assert juror.sees("Ceux dont la grille n'est pas remise (3)")
        await juror.press("2")
        await juror.type("sa nièce")
        await juror.press("enter")
        assert juror.sees("excusé") and juror.saved()
        await juror.press("home", "enter")
        assert juror.sees("MARTIN Paul") and juror.sees("est excusé pour ce candidat (motif : sa nièce)")
        assert isinstance(juror.app.screen, SessionScreen)
        await juror.press("i")
        assert juror.sees("Excusé : MARTIN Paul, pour DUPONT Claire (motif : sa nièce)")
    assert [it.path for it in desk.journal.streams(desk.slug) if CLAIRE in it.path] == []


async def test_a_name_given_to_the_program_that_is_not_in_the_jury_is_told(folder: Folder) -> None:
    lyon = folder.create("DUPONT Claire", jures=("MARTIN Paul",))
    async with folder.open(session=lyon, jure="NEUF Jean") as juror:
        assert juror.sees(f"{QUESTION} · NEUF Jean n'est pas dans ce jury")
