from __future__ import annotations

from certif_tui.domain.evenements.grille import Avis
from certif_tui.services.ecrits import open_ecrit
from tests.services.desk import CLAIRE, HUGO, Desk
from tests.ui.conftest import OpenApp


def note(desk: Desk, *membres: str) -> None:
    ecrit = open_ecrit(desk.poste(), membres)
    ecrit.evaluate("CR3.1.1", Avis.VALIDE)
    ecrit.evaluate("CR3.1.2", Avis.NON_VALIDE)
    ecrit.close()


async def test_what_was_noted_is_a_sign_and_words_until_one_key_confirms_it(grade: OpenApp, desk: Desk) -> None:
    note(desk, HUGO, CLAIRE)
    async with grade() as juror:
        assert "□·CR3.1.1" in juror.text and juror.sees("CR3.1.1 (à l'écrit : validé)")
        assert juror.evaluation.grille.grille.is_vierge and juror.sees("0/5")
        await juror.press("W")
        assert "■ CR3.1.1" in juror.text and juror.sees("CR3.1.2 (à l'écrit : non validé)")
        await juror.press("w", "w")
        assert "× CR3.1.2" in juror.text and juror.sees("Rien n'est noté à l'écrit")
        await juror.press("u", "u")
        assert "□·CR3.1.1" in juror.text and juror.evaluation.grille.grille.is_vierge


async def test_a_hint_noted_meanwhile_shows_at_the_next_look(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        assert "·CR" not in juror.text
        note(desk, CLAIRE)
        juror.evaluation._look()
        await juror.settle()
        assert "□·CR3.1.1" in juror.text


async def test_the_written_work_is_noted_from_the_list_without_clock_or_bilan(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "w")
        assert juror.sees("ÉCRIT · DUPONT Claire · juré MARTIN Paul") and not juror.sees("20:00")
        await juror.press("space", "c", "b", "p")
        assert "■ CR3.1.1" in juror.text and juror.sees("ÉCRIT ·") and not juror.sees("VALIDÉ")
        assert juror.saved() and desk.open_chrono().chrono.actions == ()
        await juror.press("escape", "enter")
        assert "□·CR3.1.1" in juror.text


async def test_a_group_s_work_is_opened_from_any_of_its_members(open_app: OpenApp, desk: Desk) -> None:
    note(desk, HUGO, CLAIRE)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "w")
        assert juror.sees("DUPONT Claire, BERNARD Hugo") and "■ CR3.1.1" in juror.text
