"""The settings screen: what is changed there is in force on every open screen, and in the juror's file, at once."""

from __future__ import annotations

from pathlib import Path

from certif_tui.platform.preferences import load_reglages
from certif_tui.ui.screens.reglages import ReglagesScreen
from tests.ui.conftest import OpenApp
from tests.ui.folder import PAUL, Folder, read
from tests.ui.juror import Juror

SETTINGS = "reglages.toml"


async def choose(juror: Juror, words: str, *keys: str) -> None:
    """Open the settings where they are not, go to the row with these words and press keys there."""
    if not isinstance(juror.app.screen, ReglagesScreen):
        await juror.press("f4")
        await read(juror)
    await juror.press("home", "slash")
    await juror.type(words)
    await juror.press("escape", *keys)


async def test_f2_is_remembered(grade: OpenApp, tmp_path: Path) -> None:
    async with grade() as juror:
        await juror.press("f2")
        assert juror.app.theme == "clair" and load_reglages(tmp_path / SETTINGS).theme == "clair"
    async with grade() as juror:
        assert juror.app.theme == "clair"


async def test_a_file_that_cannot_be_read_is_said_and_the_theme_changes_for_now(grade: OpenApp, tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_text('theme = "rose"\n')
    async with grade((120, 40)) as juror:
        await juror.press("f2")
        assert juror.app.theme == "clair" and juror.sees("Réglage non gardé.")
        assert (tmp_path / SETTINGS).read_text() == 'theme = "rose"\n'


async def test_signs_become_letters_and_back_on_the_screen_below(grade: OpenApp, tmp_path: Path) -> None:
    async with grade() as juror:
        await juror.press("space", "n")
        before = juror.text
        assert "■" in before and "×" in before
        await choose(juror, "ascii", "enter", "enter")
        assert load_reglages(tmp_path / SETTINGS).ascii is True and juror.sees("> Signes")
        await juror.press("escape")
        assert juror.text.isascii() or not set("■×□►│─") & set(juror.text)
        assert juror.line_with("CR3.1.1").startswith(" V") and juror.line_with("CR3.1.2").startswith(" N")
        await choose(juror, "ascii", "backspace")
        assert load_reglages(tmp_path / SETTINGS).ascii is None
        await juror.press("escape")
        assert juror.text == before


async def test_started_in_letters_the_signs_come_at_once(grade: OpenApp, tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_text("# les miens\nascii = true\n")
    async with grade() as juror:
        await juror.press("space", "b")
        await choose(juror, "ascii", "backspace", "escape")
        assert "►" in juror.text
        await juror.press("escape")
        assert "■" in juror.line_with("CR3.1.1") and "│" in juror.text and "V CR3.1.1" not in juror.text
    assert (tmp_path / SETTINGS).read_text() == "# les miens\n"


async def test_hidden_statuts_hide_at_once_and_the_next_time(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("space")
        assert juror.sees("C3.1 1/5")
        await choose(juror, "statuts", "enter", "escape")
        assert not juror.sees("C3.1 1/5")
    async with grade() as juror:
        assert not juror.sees("C3.1 1/5")


async def test_the_bell_rings_once_it_is_asked_for(grade: OpenApp) -> None:
    async with grade() as juror:
        await choose(juror, "sonnerie", "enter", "escape")
        assert juror.evaluation.affichage.cloche


async def test_a_key_is_changed_and_works_at_once_on_the_screen_below(grade: OpenApp, tmp_path: Path) -> None:
    async with grade() as juror:
        await choose(juror, "evaluation.valide", "enter")
        await juror.type("g")
        await juror.press("enter")
        assert juror.sees("Touche choisie par vous") and juror.line_with("► ").split()[-1] == "G"
        await juror.press("escape")
        assert juror.sees("G Validé")
        await juror.press("g", "space")
        assert juror.sees("C3.1 1/5")
    assert load_reglages(tmp_path / SETTINGS).touches == {"evaluation.valide": "g"}


async def test_a_clash_is_told_before_it_is_kept_and_stays_in_its_box(grade: OpenApp, tmp_path: Path) -> None:
    async with grade() as juror:
        await choose(juror, "evaluation.valide", "enter")
        await juror.type("n")
        await juror.press("enter")
        assert juror.sees("N mènerait à evaluation.non_valide et à evaluation.valide")
        assert not (tmp_path / SETTINGS).exists()
        await juror.press("escape", "escape", "n")
        assert juror.line_with("CR3.1.1").lstrip().startswith("×")


async def test_a_key_goes_back_to_its_own(grade: OpenApp, tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_text('[touches]\n"evaluation.valide" = "g"\n')
    async with grade() as juror:
        await choose(juror, "evaluation.valide", "backspace", "escape")
        assert juror.sees("Espace Validé")
    assert load_reglages(tmp_path / SETTINGS).touches == {}


async def test_who_i_am_is_said_before_any_session_is_open(folder: Folder) -> None:
    async with folder.open() as juror:
        await choose(juror, "qui je suis", "enter", "1")
        await juror.type("MARTIN Paul")
        await juror.press("enter")
        assert juror.sees("juré MARTIN Paul")
    assert folder.bureau().memory.memoire.jure == PAUL


async def test_on_the_candidats_it_is_asked_of_the_session_and_on_a_sheet_not(grade: OpenApp) -> None:
    async with grade() as juror:
        await choose(juror, "qui je suis", "enter")
        assert juror.sees("J, sur sa liste, dit quel juré vous êtes")
        await juror.press("escape", "escape")
        await choose(juror, "qui je suis", "enter")
        assert juror.sees("Qui êtes-vous") and juror.sees("Un autre nom…")


async def test_f4_opens_and_closes(grade: OpenApp) -> None:
    async with grade() as juror:
        before = juror.text
        await juror.press("f4")
        assert juror.sees("Réglages, gardés aussitôt")
        await juror.press("f4")
        assert juror.text == before
