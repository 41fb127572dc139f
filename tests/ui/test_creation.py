from __future__ import annotations

from datetime import date

import pytest
from textual import events

from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.state import Session
from certif_tui.journal import kinds
from certif_tui.ui.screens.accueil import Accueil
from certif_tui.ui.screens.creation import Creation
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.typed import read_date, read_fuseau, read_jury, read_minutes
from tests.ui.folder import Folder, paste

TO_LIEU = ("tab", "tab")
TO_LIST = ("tab",) * 4
"""From the place to the candidats."""


def only(folder: Folder) -> Session:
    [slug] = folder.bureau().slugs()
    return folder.bureau().contexte.journal.read(kinds.SESSION.at(slug)).state


async def test_a_session_is_created_from_a_pasted_list_without_the_mouse(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", "down", "down", *TO_LIEU)
        await paste(juror, "Lyon")
        await juror.press("enter", "enter")
        await paste(juror, "MARTIN Paul\r\nPETIT Sophie")
        await juror.press("tab", "tab")
        await paste(juror, "NOM\tPrénom\r\nDUPONT\tClaire\r\n\r\nNOÉ\tLéa\ttiers-temps\r\nDUPONT\tClaire\r\n")
        assert juror.sees("2 candidats : DUPONT Claire, NOÉ Léa (tiers-temps)")
        assert juror.line_with("Doublon ignoré").strip() == "Doublon ignoré\u00a0: DUPONT Claire"
        await juror.press("ctrl+s")
        assert isinstance(juror.app.screen_stack[2], SessionScreen) and juror.sees("BLOC 3")
    session = only(folder)
    assert (session.bloc, session.date, session.lieu) == ("BLOC 3", date(2026, 11, 23), "Lyon")
    assert [jure.nom for jure in session.jures] == ["MARTIN Paul", "PETIT Sophie"]
    assert [it.nom for it in session.candidats] == ["DUPONT Claire", "NOÉ Léa"]
    assert session.candidats[1].facteur == TIERS_TEMPS


async def test_back_in_the_list_the_cursor_is_on_the_session_just_created(folder: Folder) -> None:
    folder.create("DUPONT Claire", jour=date(2026, 12, 31))
    folder.create("DUPONT Claire", jour=date(2026, 6, 12))
    async with folder.open() as juror:
        await juror.press("a", *TO_LIEU)
        await paste(juror, "Metz")
        await juror.press("ctrl+s", "escape", "escape")
        assert isinstance(juror.app.screen, Accueil) and "►" in juror.line_with("Metz")


async def test_a_form_in_which_something_was_typed_is_left_after_a_question(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", *TO_LIEU)
        await paste(juror, "Lyon")
        await juror.press("escape")
        assert juror.sees("Ce que vous avez tapé ne sera pas gardé.")
        await juror.press("c")
        assert isinstance(juror.app.screen, Creation) and juror.sees("Lyon")
        await juror.press("escape", "q")
        assert isinstance(juror.app.screen, Accueil)
    assert not list(folder.bureau().slugs())


async def test_the_date_offered_gives_way_to_the_one_typed(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", "tab", *"12", "slash", *"06", "slash", *"2027", "tab", "tab", "shift+tab", "shift+tab")
        await juror.press("backspace")
        assert " 12/06/202 " in juror.line_with("Date")


async def test_every_fault_is_said_beside_its_field_and_nothing_typed_is_lost(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", "tab", "end", "x")
        await juror.press("tab", "tab", "end", "q", "f5")
        assert "JJ/MM/AAAA" in juror.line_with("23/11/2026x")
        assert "indiquez la ville" in juror.line_with("ville, salle")
        assert "fuseau inconnu" in juror.line_with("Europe/Parisq")
        assert juror.sees("● Date : tapez JJ/MM/AAAA")
        await juror.press("backspace")
        assert "JJ/MM" not in juror.line_with("23/11/2026 ")
    assert folder.bureau().slugs() == []


async def test_minutes_are_asked_only_where_the_referentiel_gives_none(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a")
        assert not juror.sees("durée libre")
        await juror.press("down")
        assert juror.sees("durée libre")
        await juror.press(*TO_LIEU)
        await paste(juror, "Lyon")
        await juror.press("tab", "tab", "4", "5", "ctrl+s")
    session = only(folder)
    assert session.bloc == "BLOC 2" and list(session.durees.values()) == [45]


async def test_a_line_that_is_no_name_stops_the_creation(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", *TO_LIEU)
        await paste(juror, "Lyon")
        await juror.press(*TO_LIST)
        await paste(juror, "DUPONT Claire\n06 12 34 56 78")
        await juror.press("ctrl+s")
        assert isinstance(juror.app.screen, Creation) and juror.sees("● Ligne 2 :")
        await paste(juror, " ROUX Jean")
        assert juror.sees("06 12 34 56 78 ROUX Jean")
    assert folder.bureau().slugs() == []


async def test_the_cursor_stands_on_the_faulty_line_of_a_long_list(folder: Folder) -> None:
    async with folder.open((60, 16)) as juror:
        await juror.press("a", *TO_LIEU)
        await paste(juror, "Lyon")
        await juror.press(*TO_LIST)
        await paste(juror, "\n".join([*(f"NOM{number} Jean" for number in range(40)), "12/06/2001", "ROUX Léa"]))
        await juror.press("ctrl+home", "f5", *["backspace"] * 10)
        await juror.type("NOÉ Anne")
        await juror.press("f5")
    assert [it.nom for it in only(folder).candidats][-2:] == ["NOÉ Anne", "ROUX Léa"]


async def test_what_is_typed_right_behind_tab_goes_to_the_next_field(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", *TO_LIEU)
        for key in ("A", "tab", "tab", "B", "tab", "tab", "C"):  # as they come together after a slow line
            juror.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await juror.settle()
        assert "A " in juror.line_with("Lieu") and "AB" not in juror.text
        assert "B " in juror.line_with("Jury") and juror.sees("1 candidat : C")


async def test_enter_on_the_bloc_goes_on_to_the_date(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", "down", "down", "enter", *"24/11/2026")
        assert " 24/11/2026 " in juror.line_with("Date")


async def test_what_a_field_has_no_room_for_is_said(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", *TO_LIEU)
        await paste(juror, "x" * 450)
        assert juror.sees("Trop long : 150 caractères écartés, 300 au plus.")
        await juror.press(*TO_LIST)
        await paste(juror, "DUPONT Claire\n" * 10_000)
        assert juror.sees("Trop long : 40000 caractères écartés, 100000 au plus.")


async def test_leaving_a_form_that_holds_something_asks_first(folder: Folder) -> None:
    async with folder.open() as juror:
        await juror.press("a", *TO_LIEU)
        await paste(juror, "Lyon")
        await juror.press("escape", "enter")
        assert isinstance(juror.app.screen, Creation) and juror.sees("Lyon")
        await juror.press("escape", "q")
        assert isinstance(juror.app.screen, Accueil)
        await juror.press("a", "escape")
        assert isinstance(juror.app.screen, Accueil)


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_every_field_can_be_reached_at_any_size(folder: Folder, size: tuple[int, int]) -> None:
    async with folder.open(size) as juror:
        await juror.press("a", "down", *TO_LIEU, *["tab"] * 5)
        await paste(juror, "DUPONT Claire")
        assert juror.sees("DUPONT Claire") and juror.sees("1 candidat") and juror.sees("Ctrl+S Créer")


@pytest.mark.parametrize("text", ["12/06/2026", "2026-06-12", " 12/06/2026 "])
def test_a_date_is_read_the_french_way_or_the_iso_way(text: str) -> None:
    assert read_date(text) == date(2026, 6, 12)


async def test_a_date_without_its_year_is_of_this_one(folder: Folder) -> None:
    async with folder.open((80, 30)) as juror:
        await juror.press("a", "tab")
        await paste(juror, "12/06")
        await juror.press("tab")
        await paste(juror, "Lyon")
        await juror.press("ctrl+s")
        assert juror.saved()
    assert folder.bureau().open_session("2026-06-12-bloc-1-lyon").session.date == date(2026, 6, 12)


def test_one_name_twice_in_a_jury_is_refused() -> None:
    with pytest.raises(Refus, match="MARTIN Paul y est deux fois"):
        read_jury("MARTIN Paul, PETIT Sophie, martin  paul")


def test_a_day_that_does_not_exist_is_said_to_be_none() -> None:
    with pytest.raises(Refus, match="ce jour n'existe pas"):
        read_date("31/02/2027")


@pytest.mark.parametrize("text", ["", "31/02/2026", "12/06/26", "demain", "0/0/0"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refus):
        read_date(text)


@pytest.mark.parametrize("text", ["", "Paris", "../../etc/passwd", "Europe", "/etc/hosts", "Europe/Paris\0"])
def test_what_is_no_time_zone_is_refused(text: str) -> None:
    with pytest.raises(Refus):
        read_fuseau(text)


def test_names_of_the_jury_stand_between_commas_semicolons_or_line_breaks() -> None:
    assert read_jury(" MARTIN Paul,PETIT  Sophie;\nROUX Jean,, ") == ("MARTIN Paul", "PETIT Sophie", "ROUX Jean")


def test_minutes_are_a_whole_number_or_nothing() -> None:
    assert (read_minutes(" "), read_minutes("45")) == (None, 45)
    for wrong in ("0", "-5", "1441", "1e3", "²", "٤٥", "45 min"):
        with pytest.raises(Refus):
            read_minutes(wrong)


@pytest.mark.parametrize("size", [(60, 16), (80, 23), (120, 40)])
async def test_a_session_on_a_public_holiday_is_asked_about_and_created_only_when_said_so(
    folder: Folder, size: tuple[int, int]
) -> None:
    async with folder.open(size) as juror:
        await juror.press("a", "tab", *["backspace"] * 10)
        await paste(juror, "14/07/2027")
        await juror.press("tab")
        await paste(juror, "Lyon")
        await juror.press("ctrl+s")
        assert juror.sees("Jour férié") and juror.sees("Créer malgré tout") and juror.sees("fête nationale")
        await juror.press("c")
        assert isinstance(juror.app.screen, Creation) and list(folder.bureau().slugs()) == []
        await juror.press("ctrl+s", "m")
        assert juror.saved()
    assert only(folder).date == date(2027, 7, 14)


async def test_what_is_left_aside_and_people_alike_are_told_while_typing_and_near_jures_asked_about(
    folder: Folder,
) -> None:
    async with folder.open((120, 40)) as juror:
        await juror.press("a", *TO_LIEU)
        await paste(juror, "Lyon")
        await juror.press("tab", "tab")
        await paste(juror, "MARTIN Paul, MARTIN Pual")
        await juror.press("tab", "tab")
        await paste(juror, "DUPONT;Claire;Nancy")
        assert juror.sees("« Nancy » n'est pas pris")
        await paste(juror, "\nClaire Dupont")
        assert juror.sees("peut-être une même personne : DUPONT Claire et Claire Dupont")
        await juror.press("ctrl+s")
        assert juror.sees("Peut-être une même personne : MARTIN Paul et MARTIN Pual.")
        await juror.press("c")
        assert isinstance(juror.app.screen, Creation)
