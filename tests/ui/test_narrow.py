"""What a narrow or low terminal still says."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from certif_tui.domain.grille.decisions import GrilleRemise
from certif_tui.domain.grille.evenements import Statut
from certif_tui.domain.grille.statut import StatutBloc, StatutCompetence
from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.widgets.statut_strip import bloc_words, words
from tests.services.desk import CLAIRE, MALGRE, Desk, fill
from tests.ui.conftest import OpenApp
from tests.ui.folder import PAUL, Folder, paste
from tests.ui.juror import Juror

MANQUE_3 = StatutCompetence("C1.1", 1, 6, 4, 5, Statut.POSSIBLE)
SMALL = ((59, 16), (60, 15), (20, 5), (1, 1))


@pytest.mark.parametrize("width", range(7, 40))
def test_how_many_are_missing_is_said_at_every_width(width: int) -> None:
    said = words(MANQUE_3, width)
    assert "3" in said.removeprefix("C1.1 ") and len(said) <= width


@pytest.mark.parametrize("statut", list(Statut))
def test_a_bloc_s_statut_is_never_cut(statut: Statut) -> None:
    said = bloc_words(StatutBloc("BLOC 1", (), statut), 13)
    assert len(said) <= 13 and said.split()[-1] in ("possible", "VALIDÉ", "ATT.", "VAL.")


async def test_three_competences_say_what_they_miss_on_the_narrowest_terminal(folder: Folder) -> None:
    slug = folder.create("DUPONT Claire", bloc="BLOC 1")
    async with folder.open((60, 16), session=slug) as juror:
        await juror.press("1", "enter", "o")
        strip = juror.line_with("manque")
        assert "C1.1 manque 3" in strip and "C1.2 manque 3" in strip and "possible" in strip


async def test_how_many_are_not_saved_is_whole_and_apart_from_the_title(grade: OpenApp, desk: Desk) -> None:
    async with grade((60, 16)) as juror:
        assert juror.saved()
        desk.journal.full = True
        await juror.press(*"o" * 14)
        assert await juror.until(" 14 non enregistrés "), juror.text.splitlines()[0]


async def test_what_a_field_asks_is_never_cut(folder: Folder) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create("DUPONT Claire", "BERNARD Hugo", "NOÉ Léa", bloc="BLOC 1")
    async with folder.open((60, 16), session=slug) as juror:
        for _candidat in range(3):
            await juror.press("e", "2")
        await juror.press("g", "ctrl+s", "1")
        assert juror.sees("vide : groupes") and juror.sees("sans cas")


@pytest.mark.parametrize("keys", [("a",), ("1", "q", "m"), ("1", "m")], ids=["creation", "plan", "fiche"])
async def test_what_to_type_is_shown_whole_in_every_field_of_a_form(folder: Folder, keys: tuple[str, ...]) -> None:
    slug = folder.create("DUPONT Claire", bloc="BLOC 2")
    async with folder.open((60, 16), session=None if keys == ("a",) else slug) as juror:
        await juror.press(*keys)
        if keys == ("a",):
            await juror.press("down")  # BLOC 2 leaves its length open
        fields = [it for it in juror.app.screen.query(Champ) if it.id != "territoire"]
        assert fields and [it.placeholder for it in fields if cell_len(it.placeholder) >= it.size.width] == []


def refusal_lines(juror: Juror, first: str) -> list[str]:
    lines = juror.text.splitlines()
    start = next(number for number, line in enumerate(lines) if first in line)
    return [line.replace("\u00a0", " ").strip() for line in lines[start : start + 2]]


async def test_a_long_refusal_takes_two_lines_without_moving_the_list(grade: OpenApp) -> None:
    async with grade((60, 16)) as juror:
        before = juror.text.splitlines()[:12]
        await juror.press("s")
        said = " ".join(refusal_lines(juror, "● "))
        assert said.endswith("il n'est pas « le cas échéant ».")
        assert juror.text.splitlines()[:12] == before and juror.sees("F1 Aide")
        assert juror.sees("CR3.1.1 Un process de veille commerciale et réglementaire")
        await juror.press("n")
        assert not juror.sees("échéant")


@pytest.mark.parametrize("key", ["down", "tab", "up", "f1"])
async def test_a_refusal_is_said_until_the_next_key(grade: OpenApp, key: str) -> None:
    async with grade() as juror:
        await juror.press("s")
        assert juror.sees("n'est pas permis")
        await juror.press(key, "escape" if key == "f1" else "down")
        assert not juror.sees("n'est pas permis")


@pytest.mark.parametrize("size", [(60, 16), (80, 23)])
async def test_lasting_banners_say_which_key_helps(grade: OpenApp, desk: Desk, size: tuple[int, int]) -> None:
    async with grade(size) as juror:
        await juror.press("c", "p", "p", "t", "c")
        assert "Ctrl+U annule" in " ".join(refusal_lines(juror, "L'oral est terminé"))
    fill(grille := desk.open_grille(CLAIRE, take_over=True))
    grille.hand_in(MALGRE)
    grille.close()
    async with grade(size) as juror:
        assert " ".join(refusal_lines(juror, "La grille est remise")) == f"● {GrilleRemise()}".replace("\u00a0", " ")


async def test_the_clock_s_words_come_before_its_bar(grade: OpenApp) -> None:
    async with grade((60, 16)) as juror:
        await juror.press("c", "p", "c")
        assert juror.sees("QUESTIONS/RÉPONSES 20:00") and juror.sees("EN PAUSE · C reprend")


@pytest.mark.parametrize("size", SMALL)
async def test_a_terminal_too_small_says_so_and_lets_no_key_through(grade: OpenApp, size: tuple[int, int]) -> None:
    async with grade() as juror:
        await juror.press("o")
        before = juror.text
        await juror.pilot.resize_terminal(*size)
        await juror.settle()
        said = "".join(juror.text.replace("\u00a0", " ").split())
        assert said == ("…" if size == (1, 1) else "Terminaltroppetit:60colonnes,16lignesaumoins.")
        assert not juror.sees("CR3")
        await juror.press("o", "down")
        await juror.pilot.resize_terminal(80, 24)
        await juror.settle()
        assert juror.text == before
        await juror.press("o")
        assert juror.evaluation.checklist.current.code == "CR3.1.3"


async def test_a_dialog_on_a_terminal_too_small_is_found_again_as_it_was(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("r", "a", "b")
        await juror.pilot.resize_terminal(59, 16)
        await juror.settle()
        assert juror.sees("Terminal trop petit") and not juror.sees("Remarque")
        await juror.press("c", "enter")
        await paste(juror, "collé")
        await juror.pilot.resize_terminal(80, 24)
        await juror.settle()
        await juror.press("d")
        assert juror.sees("abd") and juror.sees("Garder et fermer")
        await juror.press("enter")
        assert juror.evaluation.grille.grille.remarque("CR3.1.1") == "abd"


async def test_a_screen_opened_on_a_terminal_too_small_is_shown_once_there_is_room(folder: Folder) -> None:
    slug = folder.create("DUPONT Claire")
    async with folder.open((40, 10), session=slug) as juror:
        assert juror.sees("Terminal trop petit")
        await juror.pilot.resize_terminal(80, 24)
        await juror.settle()
        assert juror.sees("Qui êtes-vous") and not juror.sees("trop petit")
        await juror.press("1", "escape")
        await juror.pilot.resize_terminal(59, 24)
        await juror.settle()
        assert juror.sees("Terminal trop petit")


async def test_an_empty_home_and_an_empty_session_say_their_keys_whole(folder: Folder) -> None:
    async with folder.open((60, 16)) as juror:
        assert juror.sees("V essaie, A crée, F importe une liste.")
        await juror.press("a")
        assert juror.sees("NOM Prénom ; tiers-temps éventuel")
        assert juror.sees("plus tard : A en ajoute, F importe un fichier")
        await juror.press("escape")
    async with folder.open((60, 16), session=folder.create()) as juror:
        assert juror.sees("A en ajoute ; F importe un fichier.")
