"""A hand does what a hand can: a key held down, a sentence typed where no field is, one key too many."""

from __future__ import annotations

import pytest
from textual import events

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.state import Case, Geste
from certif_tui.ui.keyboard import Burst
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.evaluation.frappe import PAUSE_MS, QUICK_MS, Effet, Frappe
from certif_tui.ui.screens.evaluation.rafale import DELAY_MS, FEWEST, REPEAT_MS, Rafale
from certif_tui.ui.screens.session import SessionScreen
from tests.services.desk import Desk
from tests.ui.conftest import OpenApp
from tests.ui.folder import PAUL, Folder, read
from tests.ui.juror import Juror


def marked(juror: Juror) -> int:
    return sum(case.avis is not None for case in juror.evaluation.grille.grille.cases.values())


def changes(*idents: str) -> list[Geste]:
    return [Geste(it, "CR1.1", Case(), Case()) for it in idents]


# A key held down


def held(*elapsed: int, avis: Avis = Avis.VALIDE) -> tuple[Rafale, int]:
    """Marks that many milliseconds after each other, and how many the last one's gesture has."""
    rafale, at, count = Rafale(), 10_000, 1
    for rank, it in enumerate(elapsed):
        at += it
        count = rafale.take(f"e{rank}", avis, at)
    return rafale, count


def test_a_key_held_down_is_one_gesture_from_its_first_mark() -> None:
    rafale, count = held(5_000, DELAY_MS, *[REPEAT_MS] * 6)
    assert count == 8 and rafale.length(changes("before", *(f"e{it}" for it in range(8)))) == 8


def test_a_hand_as_quick_as_it_can_gives_marks_one_by_one() -> None:
    rafale, count = held(*[REPEAT_MS + 40] * 12)
    assert count == 1 and rafale.length(changes(*(f"e{it}" for it in range(12)))) == 1


def test_a_few_fast_marks_are_no_gesture() -> None:
    assert held(5_000, *[REPEAT_MS] * (FEWEST - 2))[1] == 1


def test_marks_that_differ_are_no_gesture_however_fast() -> None:
    rafale = Rafale()
    counts = [rafale.take(f"e{it}", (Avis.VALIDE, Avis.NON_VALIDE)[it % 2], it) for it in range(12)]
    assert set(counts) == {1}


def test_a_gesture_is_undone_whole_only_while_it_is_the_last_thing_done() -> None:
    rafale, count = held(5_000, *[REPEAT_MS] * 4)
    gesture = [f"e{it}" for it in range(count)]
    assert rafale.length(changes(*gesture, "after")) == 1
    assert rafale.length(changes(*gesture[:-1])) == 1
    assert rafale.length(changes(*reversed(gesture))) == count  # as it stands once it was undone


async def test_space_held_down_is_said_and_undone_and_done_again_by_one_key(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("n")
        juror.machine.pass_time(5_000)
        await juror.press(*["space"] * 9)
        assert marked(juror) == 10 and juror.sees("9 critères validés d'un coup : U annule tout.")
        await juror.press("u")
        assert marked(juror) == 1 and juror.evaluation.checklist.current.code == "CR3.1.2"
        await juror.press("ctrl+y")
        assert marked(juror) == 10
        await juror.press("u", "u")
        assert marked(juror) == 0


async def test_true_keys_that_a_slow_line_bunches_are_all_kept(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.burst("o", "n", "o", "o", "n", "o")
        assert marked(juror) == 6 and not juror.sees("d'un coup")
        await juror.press("u")
        assert marked(juror) == 5


# The last critère


async def test_the_last_mark_says_that_the_sheet_is_whole_and_one_key_too_many_changes_nothing(grade: OpenApp) -> None:
    async with grade() as juror:
        for key in ["o", "n"] * 7:
            await juror.press(key)
        assert marked(juror) == 14 and juror.sees("Grille complète : B montre le bilan.")
        await juror.press("o")
        assert juror.evaluation.grille.grille.avis("CR3.2.9") is Avis.NON_VALIDE
        assert juror.sees("Grille complète : B montre le bilan.")
        await juror.press("up", "down", "o")
        assert juror.evaluation.grille.grille.avis("CR3.2.9") is Avis.VALIDE


async def test_the_last_row_of_a_sheet_with_holes_is_not_flipped_either(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("end", "o", "n")
        assert juror.evaluation.grille.grille.avis("CR3.2.9") is Avis.VALIDE
        assert juror.sees("CR3.2.9 est le dernier : Ret.arr. efface son avis, U l'annule.")
        await juror.press("backspace", "n")
        assert juror.evaluation.grille.grille.avis("CR3.2.9") is Avis.NON_VALIDE


# A text where no field is


def effet(letter: str) -> Effet:
    if letter in "r/":
        return Effet.CHAMP
    return Effet.AILLEURS if letter in "bd" else Effet.ICI if letter in "conspi " else Effet.RIEN


def test_two_letters_that_lead_nowhere_make_a_text_of_those_around_them() -> None:
    frappe = Frappe(lambda: None)
    heard = [frappe.hear(letter, rank * 150, effet(letter)) for rank, letter in enumerate("non cité")]
    assert heard == [False] * 7 + [True] and frappe.texte == "non cité"


def test_a_letter_that_leads_elsewhere_is_of_the_text_behind_one_that_means_nothing() -> None:
    frappe = Frappe(lambda: None)
    assert [frappe.hear(letter, rank * 150, effet(letter)) for rank, letter in enumerate("pas d")][-1]
    frappe = Frappe(lambda: None)
    assert not any(frappe.hear(letter, rank * 150, effet(letter)) for rank, letter in enumerate("pos d"))


def test_letters_that_come_all_at_once_are_known_for_a_text_before_the_first_one_runs() -> None:
    frappe = Frappe(lambda: None)
    frappe.expect("on a pas cité", 0, effet)
    assert frappe.hear("o", 1, Effet.ICI) and frappe.hear("n", 2, Effet.ICI) and frappe.texte == "on"
    keys = Frappe(lambda: None)
    keys.expect("onos on", 0, effet)
    assert not keys.hear("o", 1, Effet.ICI)


@pytest.mark.parametrize("texte", ["rcité deux fois", "onrpas de cas", "/étude"])
def test_what_comes_behind_a_key_that_opens_a_field_is_for_the_field(texte: str) -> None:
    frappe = Frappe(lambda: None)
    frappe.expect(texte, 0, effet)
    assert not frappe.is_text


@pytest.mark.parametrize("pause", [QUICK_MS + 1, PAUSE_MS])
def test_a_slip_now_and_then_is_no_text(pause: int) -> None:
    frappe = Frappe(lambda: None)
    assert not any(frappe.hear("k", rank * pause, Effet.RIEN) for rank in range(6))


def test_a_pause_for_thought_does_not_end_a_text_and_a_long_one_does() -> None:
    frappe = Frappe(lambda: None)
    for rank, letter in enumerate("ke"):
        frappe.hear(letter, rank, Effet.RIEN)
    assert frappe.hear("o", PAUSE_MS, Effet.ICI)
    assert not frappe.hear("o", 3 * PAUSE_MS, Effet.ICI)


async def test_a_sentence_typed_without_its_key_marks_nothing_and_is_offered_as_a_remarque(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.type("con eaon son pas sources")
        assert marked(juror) == 0 and juror.evaluation.chrono.chrono.marche is Marche.PRET
        assert isinstance(juror.app.screen, Evaluation) and juror.sees(
            "n'est pas une commande : R en fait une remarque."
        )
        juror.evaluation.ear._frappe.forget()
        await juror.press("r")
        assert juror.sees("con eaon son pas sources")
        await juror.press("enter")
        assert juror.evaluation.grille.grille.remarque("CR3.1.1") == "con eaon son pas sources"


async def test_a_sentence_sent_in_one_go_runs_nothing_at_all(grade: OpenApp) -> None:
    async with grade() as juror:
        text = "con pas de sources"
        for event in (Burst(text), *(events.Key("space" if it == " " else it, it) for it in text)):
            juror.app.post_message(event)
        await juror.settle()
        grille, chrono = juror.evaluation.grille.grille, juror.evaluation.chrono.chrono
        assert (grille.faits, grille.defaits, chrono.actions) == ((), (), ())
        assert isinstance(juror.app.screen, Evaluation) and juror.sees("n'est pas une commande")


async def test_what_is_pasted_on_the_sheet_is_offered_too_and_only_to_the_very_next_key(grade: OpenApp) -> None:
    async with grade() as juror:
        juror.app.post_message(events.Paste("non\nsourcé"))
        await juror.settle()
        assert marked(juror) == 0 and juror.sees("« non sourcé » n'est pas une commande")
        await juror.press("o", "r")
        assert juror.sees("Remarque sur CR3.1.2") and not juror.sees("non sourcé")


# Leaving, hiding


async def test_an_incomplete_sheet_whose_clock_runs_is_left_only_once_it_is_agreed(
    open_app: OpenApp, desk: Desk
) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "enter", "o", "escape")
        assert isinstance(juror.app.screen, SessionScreen)
        for leaving, left in (("escape", SessionScreen), ("ctrl+n", Evaluation)):
            await juror.press("home", "enter")
            if juror.evaluation.chrono.chrono.marche is Marche.PRET:
                await juror.press("c")
            await juror.press(leaving)
            assert juror.sees("Le chrono tourne, 13 critères à évaluer. Quitter cette grille ?")
            await juror.press("enter")
            assert isinstance(juror.app.screen, Evaluation) and juror.sees("1/3 DUPONT Claire")
            await juror.press(leaving, "q")
            assert isinstance(juror.app.screen, left) and not juror.sees("1/3 DUPONT Claire")


async def test_statuts_hidden_on_one_screen_are_on_every_other(folder: Folder) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open((120, 30), session=folder.create("DUPONT Claire", "BERNARD Hugo")) as juror:
        await read(juror)
        await juror.press("enter", *"ooo", "escape")
        await read(juror)
        assert juror.sees("BLOC 3 possible") or juror.sees("possible")
        await juror.press("h")
        assert juror.sees("Statuts masqués") and not juror.sees("possible")
        await juror.press("down", "enter")
        assert not juror.sees("possible") and juror.sees("masqué")
        await juror.press("h", "escape")
        await read(juror)
        assert juror.sees("possible")
