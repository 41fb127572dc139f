from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certif_tui.domain.planning.state import Plan
from certif_tui.journal import kinds
from certif_tui.ui.screens.horaires import HorairesScreen
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.screens.session.jour import LigneDuJour
from tests.domain.factory import MINUTE
from tests.ui.folder import HOSTILE, PAUL, Folder, harmless, read
from tests.ui.juror import Juror

NAMES = ("DUPONT Claire", "BERNARD Hugo", "NOÉ Léa")
JOUR = date(2026, 11, 23)
"""The day the machine lives in; it is nine o'clock in Paris."""


@pytest.fixture
def slug(folder: Folder) -> str:
    """A session of that day, which MARTIN Paul has been in before."""
    folder.bureau().memory.remember_jure(PAUL)
    return folder.create(*NAMES, jour=JOUR)


def plan(folder: Folder, slug: str) -> Plan:
    kept = folder.bureau().contexte.journal.read(kinds.SESSION.at(slug)).state.planning.plan
    assert kept is not None
    return kept


async def establish(juror: Juror) -> None:
    """From the list of candidats to a plan: 09:00, 09:55, 10:50."""
    await juror.press("q", "m", "ctrl+s")
    assert juror.saved()


async def test_a_plan_is_established_with_three_keys_and_seen_beside_the_candidats(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        assert not juror.app.screen.query_one("#horaires").display
        await establish(juror)
        assert juror.sees("Plan établi.")
        assert "09:55 10:35 BERNARD Hugo" in juror.line_with("BERNARD")
        await juror.press("escape")
        await read(juror)
        assert juror.sees("Prochain : DUPONT Claire 09:00 · fin prévue 11:40")
    assert len(plan(folder, slug).creneaux) == 3


async def test_what_is_typed_wrong_is_said_beside_its_field(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("q", "m", "tab", *["backspace"] * 5)
        await juror.type("25h")
        await juror.press("ctrl+s")
        assert juror.sees("Début : tapez HH:MM")
        await juror.press(*["backspace"] * 3)
        await juror.type("14h")
        await juror.press("ctrl+s")
        assert juror.sees("Plan établi.") and juror.sees("14:55")


async def test_a_weekend_is_said_and_kept(folder: Folder) -> None:
    slug = folder.create(*NAMES, bloc="BLOC 1", jour=date(2026, 11, 21))
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(session=slug) as juror:
        await establish(juror)
        assert juror.sees("Le samedi 28 novembre 2026 tombe un week-end.")
    assert plan(folder, slug).cadre.jour == date(2026, 11, 28)


async def test_passages_are_exchanged_and_the_exchange_is_taken_back(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await establish(juror)
        await juror.press("home", "ctrl+e", "2")
        await juror.type("train")
        await juror.press("enter")
        assert juror.sees("Passages échangés") and juror.saved()
        assert plan(folder, slug).ordre == ("noe-lea", "bernard-hugo", "dupont-claire")
        await juror.press("u", "enter")
        assert juror.sees("Annulation faite : passages échangés.") and juror.saved()
        assert plan(folder, slug).ordre[0] == "dupont-claire"
        await juror.press("v")
        assert juror.sees("train") and juror.sees("annulation (passages échangés)")


async def test_a_passage_is_postponed_with_a_motif_only(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await establish(juror)
        await juror.press("home", "ctrl+r", "1", "enter")
        assert juror.sees("Le report demande un motif.")
        await juror.press("r", "1")
        await juror.type("malade")
        await juror.press("enter")
        assert juror.saved() and juror.sees("Passage reporté")
        assert plan(folder, slug).ordre == ("bernard-hugo", "noe-lea", "dupont-claire")
        await juror.press("escape")
        assert isinstance(juror.app.screen, SessionScreen)
        assert [it.slug for it in juror.app.screen.ouverte.session.presentes][-1] == "dupont-claire"


async def test_the_last_passage_is_told_to_be_last_while_others_wait(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await establish(juror)
        await juror.press("end", "ctrl+r")
        assert juror.sees("NOÉ Léa passe déjà en dernier : Ctrl+E échange deux passages.")


async def test_the_day_is_followed_while_an_oral_runs(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await establish(juror)
        await juror.press("escape")
        folder.machine.pass_time(12 * MINUTE)
        await juror.press("home", "enter", "c", "escape", "q")
        assert juror.saved()
        juror.app.screen.query_one(LigneDuJour).look()
        await read(juror)
        assert juror.sees("Prochain : BERNARD Hugo 09:55 · retard 12 min · fin prévue 11:52")
        await juror.press("q")
        assert juror.sees("09:12, reste 40'") and juror.sees("vers 10:07")
        await juror.press("home", "ctrl+e")
        assert juror.sees("ce passage ne change plus")


async def test_the_line_of_the_day_is_painted_again_only_when_it_says_something_else(
    folder: Folder, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with folder.open(session=slug) as juror:
        await establish(juror)
        await juror.press("escape")
        await read(juror)
        screen = juror.at(SessionScreen)
        line = screen.query_one(LigneDuJour)
        painted: list[object] = []
        monkeypatch.setattr(line, "refresh", lambda *_regions, **_how: painted.append(1))
        for _second in range(70):
            folder.machine.pass_time(1_000)
            screen.look()
            line.look()
            await read(juror)
        assert len(painted) == 1
        assert juror.app.screen is screen


async def test_without_a_plan_nothing_can_be_changed_and_it_is_said(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("q")
        assert isinstance(juror.app.screen, HorairesScreen) and juror.sees("Aucun plan : M l'établit.")
        for key in ("ctrl+e", "ctrl+r", "u", "f", "v"):
            await juror.press("f2", key)
            assert juror.sees("Aucun plan n'est établi")
        await juror.press("q")
        assert isinstance(juror.app.screen, SessionScreen)


async def test_the_calendar_is_written_where_asked_and_never_over_another_unasked(
    folder: Folder, slug: str, tmp_path: Path
) -> None:
    target = tmp_path / "o.ics"
    target.write_text("mine")
    async with folder.open((120, 30), session=slug) as juror:
        await establish(juror)
        await juror.press("f", "1")
        assert juror.sees(f"~/oraux-{slug}.ics")
        await juror.press("ctrl+u")
        juror.app.screen.query_one("#champ").value = str(target)  # type: ignore[attr-defined]
        await juror.press("enter")
        assert juror.sees("Fichier existant") and target.read_text() == "mine"
        await juror.press("f")
        assert target.read_text() == "mine"
        await juror.press("f", "1")
        juror.app.screen.query_one("#champ").value = str(target)  # type: ignore[attr-defined]
        await juror.press("enter", "e")
        assert juror.sees("Plan écrit dans")
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_hostile_names_are_shown_harmless_at_any_size(folder: Folder, size: tuple[int, int]) -> None:
    slug = folder.create(*HOSTILE, jour=JOUR)
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(size, session=slug) as juror:
        await establish(juror)
        assert harmless(juror.text) and juror.sees("[/]")
        for keys in (("ctrl+e",), ("escape", "ctrl+r"), ("escape", "v")):
            await juror.press(*keys)
            assert harmless(juror.text)
        await juror.press("escape", "escape")
        await read(juror)
        assert harmless(juror.text) and juror.sees("Prochain")


async def test_the_holidays_of_alsace_moselle_are_told_when_asked_for(folder: Folder) -> None:
    slug = folder.create(*NAMES, jour=date(2026, 12, 26))
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(session=slug) as juror:
        await establish(juror)
        assert not juror.sees("est férié")
        await juror.press("m", *["tab"] * 9)
        await juror.type("alsace")
        await juror.press("tab")
        await juror.type("Session à Metz")
        await juror.press("ctrl+s")
        assert juror.sees("Le 26/12/2026 est férié : la Sa")
        await juror.press("m")
        assert juror.sees("Alsace-Moselle")


MANY = tuple(f"CANDIDAT {letter}" for letter in "ABCDEFGHIJKLMN")
"""Fourteen, who end at 00:16 when nothing is asked."""


async def test_the_form_says_how_the_day_ends_and_asks_before_it_runs_into_the_night(folder: Folder) -> None:
    slug = folder.create(*MANY, jour=JOUR)
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("q", "m")
        assert juror.sees("12:30+60") and juror.sees("10 sur 14 ; 4 ne tiennent pas : ajoutez une journée ou un jury")
        await juror.press("ctrl+s")
        assert juror.sees("Tous ne tiennent pas")
        await juror.press("escape", *["tab"] * 4)
        await juror.type("Salle A, Salle B")
        assert juror.sees("Dernier oral 16:55, 14 sur 14.")
        await juror.press("ctrl+s")
        assert juror.saved() and juror.sees("Plan établi.") and juror.sees("Salle B")
    assert plan(folder, slug).cadre.jurys == ("Salle A", "Salle B")


async def test_those_who_do_not_fit_are_left_without_an_hour_when_that_is_chosen(folder: Folder) -> None:
    slug = folder.create(*MANY, jour=JOUR)
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open((100, 30), session=slug) as juror:
        await juror.press("q", "m", "ctrl+s", "1")
        assert juror.saved() and juror.sees("4 candidats sans horaire")
    assert len(plan(folder, slug).creneaux) == 10


async def test_a_candidat_is_moved_to_another_jury_and_who_changed_hour_since_the_export_is_told(
    folder: Folder, slug: str, tmp_path: Path
) -> None:
    async with folder.open((110, 30), session=slug) as juror:
        await juror.press("q", "m", *["tab"] * 4)
        await juror.type("A, B")
        await juror.press("ctrl+s")
        assert juror.saved() and juror.sees("Plan établi.")
        await juror.press("f", "2")
        juror.app.screen.query_one("#champ").value = str(tmp_path / "a.ics")  # type: ignore[attr-defined]
        await juror.press("enter")
        assert juror.sees("Plan écrit dans")
        await juror.press("home", "d", "2", "enter")
        assert juror.saved() and juror.sees("Passage déplacé. U annule le déplacement.")
        assert juror.sees("depuis le dernier export : V les dit.")
        await juror.press("v")
        assert juror.sees("DUPONT Claire : 09:00 A, maintenant 09:55 B")
        await juror.press("escape", "u", "enter")
        assert juror.saved()
    assert plan(folder, slug).ordre == ("dupont-claire", "bernard-hugo", "noe-lea")
    assert (tmp_path / "a.ics").read_bytes().count(b"SUMMARY:Oral") == 2
