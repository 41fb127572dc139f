from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from rich.style import Style

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.frozen import replace
from certif_tui.ui.widgets.chrono_vivant import ChronoVivant
from tests.services.desk import MALGRE, PROJET, Desk, fill
from tests.ui.conftest import OpenApp
from tests.ui.juror import Juror

MINUTE = 60_000


def marche(juror: Juror) -> Marche:
    return juror.evaluation.chrono.chrono.marche


async def test_the_clock_starts_pauses_and_resumes_at_once(grade: OpenApp) -> None:
    async with grade() as juror:
        assert juror.sees("EXPOSÉ 20:00") and juror.sees("C démarre")
        await juror.press("c")
        await juror.wait(2 * MINUTE + 18_000)
        assert juror.sees("EXPOSÉ 17:42") and juror.sees("puis Dialogue")
        await juror.press("c")
        await juror.wait(5 * MINUTE)
        assert juror.sees("17:42") and juror.sees("EN PAUSE")
        await juror.press("c")
        await juror.wait(MINUTE)
        assert juror.sees("16:42")


async def test_alerts_say_five_minutes_one_minute_and_zero_in_words(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("c")
        await juror.wait(14 * MINUTE + 59_000)
        assert not juror.sees("il reste")
        await juror.wait(1_000)
        assert juror.sees("Exposé : il reste 5 minutes.")
        await juror.wait(4 * MINUTE)
        assert juror.sees("Exposé : il reste 1 minute.")
        await juror.wait(MINUTE)
        assert juror.sees("Exposé : le temps est écoulé.")
        await juror.wait(31_000)
        assert juror.sees("+00:31") and juror.sees("TEMPS DÉPASSÉ")


async def test_the_last_phase_ends_only_after_a_confirmation(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("c", "p")
        assert juror.sees("DIALOGUE – QUESTIONS/RÉPONSES 20:00")
        await juror.press("p")
        assert juror.sees("Terminer l'oral de ce candidat")
        await juror.press("enter")
        assert marche(juror) is Marche.EN_COURS
        await juror.press("p", "t")
        assert marche(juror) is Marche.FINI and juror.sees("oral terminé")
        await juror.press("c")
        assert juror.sees("L'oral est terminé")
        await juror.press("ctrl+u")
        assert marche(juror) is Marche.EN_COURS
        assert juror.sees("Annulation faite : la fin de l'oral")


async def test_p_before_the_start_does_not_ask_to_end(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("p")
        assert juror.sees("EXPOSÉ") and juror.evaluation.chrono.chrono.marche is Marche.EN_COURS


async def test_minutes_are_given_and_taken_and_a_reason_comes_after(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("greater_than_sign")
        assert juror.sees("L'oral n'a pas commencé")
        await juror.press("c", "greater_than_sign", "greater_than_sign", "less_than_sign")
        assert juror.sees("EXPOSÉ 21:00")
        await juror.press("m")
        await juror.type("panne du projecteur")
        await juror.press("enter")
        assert list(juror.evaluation.chrono.chrono.motifs.values()) == ["panne du projecteur"]


async def test_the_clock_runs_on_while_the_juror_is_away_and_says_so(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("c")
        assert juror.saved()
    desk.machine.pass_time(3 * MINUTE)
    async with grade() as juror:
        assert juror.sees("EXPOSÉ 17:00")
        assert juror.sees("Le chrono a continué de courir.") and juror.sees("3 min 00 s")


async def test_a_reboot_shows_an_approximate_time_until_it_is_confirmed(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("f9")
        assert juror.sees("Le temps affiché est exact")
        await juror.press("c")
        assert juror.saved()
    desk.machine.reboot(2 * MINUTE)
    async with grade() as juror:
        assert juror.sees("EXPOSÉ ≈18:00")
        await juror.press("f9")
        assert juror.sees("EXPOSÉ 18:00")


async def test_a_wide_terminal_has_a_larger_clock_and_squares(grade: OpenApp) -> None:
    async with grade((120, 40)) as juror:
        await juror.press("c", "o", "n")
        assert juror.sees("■ × □ □ □") and juror.sees("C3.1 1/5 il en manque 2")
        await juror.wait(MINUTE)
        assert juror.sees("▄█  █▀█ ▄ █▀█ █▀█") and not juror.sees("19:00")


@pytest.mark.parametrize(("size", "digits"), [((99, 24), False), ((100, 24), True), ((100, 23), False)])
async def test_from_100_columns_the_clock_has_digits_and_the_verdict_stays_in_sight(
    grade: OpenApp, size: tuple[int, int], digits: bool
) -> None:
    async with grade(size) as juror:
        await juror.press("c")
        assert juror.sees("▀▀█ █▀█ ▄ █▀█ █▀█") is digits
        assert juror.sees("EXPOSÉ 20:00") is not digits
        assert juror.sees("BLOC 3 possible")


async def test_overtime_is_said_in_words_and_in_alert_colour(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("c")
        await juror.wait(22 * MINUTE + 10_000)
        assert style_of(juror, "TEMPS DÉPASSÉ") == style_of(juror, "+02:10")
        assert style_of(juror, "+02:10").color != style_of(juror, "F1").color
        await juror.press("p", "p", "t")
        assert juror.sees("oral terminé")
        await juror.press("ctrl+u", "ctrl+u", "c")
        assert juror.sees("EN PAUSE · C reprend · dépassé de 2:10")
        assert style_of(juror, "dépassé de 2:10") == style_of(juror, "+02:10")


async def test_v_shows_the_clock_alone_where_marking_keys_mean_nothing(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("c")
        await juror.wait(2 * MINUTE + 18_000)
        await juror.press("v")
        assert juror.sees("EXPOSÉ") and juror.sees("██████") and not juror.sees("CR3.1.1")
        await juror.press("o", "n", "s", "r", "c", "p", "b")
        assert juror.evaluation.grille.grille.avis("CR3.1.1") is None and marche(juror) is Marche.EN_COURS
        await juror.press("escape")
        assert juror.sees("CR3.1.1") and juror.sees("EXPOSÉ 17:42")
        await juror.press("v", "v")
        assert juror.sees("CR3.1.1")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("keys", "seen"),
    [(("b",), "BILAN"), (("f1",), "Chercher une commande"), (("i",), "Épreuve"), (("b", "f1"), "Chercher")],
)
async def test_the_clock_stays_in_sight_over_the_sheet(
    grade: OpenApp, size: tuple[int, int], keys: tuple[str, ...], seen: str
) -> None:
    async with grade(size) as juror:
        await juror.press("c", *keys)
        juror.machine.pass_time(22 * MINUTE + 10_000)
        await living(juror)
        assert juror.sees(seen)
        digits = size == (120, 40) and keys == ("f1",)  # the sheet's own, beside the help
        assert digits or await juror.until("EXPOSÉ +02:10")
        assert juror.sees("TEMPS DÉPASSÉ")
        assert digits or style_of(juror, "TEMPS DÉPASSÉ") == style_of(juror, "+02:10")
        await juror.press(*["escape"] * len(keys))
        assert juror.sees("CR3.1.1")


async def test_a_question_that_leaves_the_clock_in_sight_shows_no_other(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("c", "r")
        assert juror.text.count("EXPOSÉ 20:00") == 1


async def test_a_clock_not_started_takes_no_line_of_the_bilan(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("b")
        assert not juror.sees("EXPOSÉ")


async def living(juror: Juror) -> None:
    """Let the clock in sight take note of the second: the sheet's, or that of what hides it."""
    juror.evaluation.paint_clock()
    for clock in (clock for screen in juror.app.screen_stack for clock in screen.query(ChronoVivant)):
        clock.renew()
    await juror.settle()
    await juror.settle()  # behind a question Textual paints a turn later


def style_of(juror: Juror, words: str) -> Style:
    """The style in which the first of these words stands on the screen."""
    for strip in juror.app.screen._compositor.render_strips(juror.app.size):
        for segment in strip:
            if words.replace(" ", "") in segment.text.replace("\u00a0", "").replace(" ", ""):
                assert segment.style is not None
                return segment.style
    raise AssertionError(words)


async def test_nothing_ticks_while_the_clock_stands(grade: OpenApp) -> None:
    from certif_tui.ui.widgets.chrono_bar import ChronoBar

    async with grade() as juror:
        bar = juror.evaluation.query_one(ChronoBar)
        assert not bar.is_ticking
        await juror.press("c")
        assert bar.is_ticking
        await juror.press("c")
        assert not bar.is_ticking


async def test_an_oral_begun_before_its_clock_says_when_it_began(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("t")
        assert juror.sees("L'oral n'a pas commencé")
        await juror.press("c", "t")
        debut = juror.evaluation.chrono.chrono.debut
        assert debut is not None
        before = debut.astimezone(ZoneInfo("Europe/Paris")) - timedelta(minutes=3)
        await juror.type(f"{before:%H:%M}")
        await juror.press("enter")
        assert juror.sees("Ctrl+U annule cette correction") and juror.sees("EXPOSÉ 17:00")
        await juror.press("b", "end")
        assert juror.sees(f"Commencé : à {before:%H:%M} (corrigé)")
        await juror.press("b", "ctrl+u")
        assert juror.sees("Annulation faite : la correction du départ.") and juror.sees("EXPOSÉ 20:00")


async def test_a_start_given_back_untouched_or_to_come_changes_nothing(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("c", "t", "enter")
        assert juror.evaluation.chrono.chrono.correction is None
        await juror.press("t")
        await juror.type("x")
        await juror.press("enter")
        assert juror.sees("tapez par exemple 17:42")


async def test_no_clock_starts_on_a_sheet_handed_in(grade: OpenApp, desk: Desk) -> None:
    sheet = desk.open_grille()
    fill(sheet)
    sheet.hand_in(MALGRE)
    sheet.close()
    async with grade() as juror:
        await juror.press("c")
        assert juror.sees("La grille est remise : rouvrez-la")
        assert marche(juror) is Marche.PRET


async def test_an_oral_before_the_deadline_of_the_dossiers_begins_and_says_how_to_give_the_reason(
    open_app: OpenApp, desk: Desk
) -> None:
    desk.slug = desk.create(replace(PROJET, bloc="BLOC 2"))
    later = desk.machine.now().instant + timedelta(days=2)
    desk.open_session().ecrit.set_echeance(echeance=later)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "enter", "c")
        assert marche(juror) is Marche.EN_COURS
        assert juror.sees("hors règle : oral avant l'échéance des dossiers. M en donne")
