"""Keys of the settings file that cannot be: told in French, and no command loses the only key it had."""

from __future__ import annotations

import pytest

from certif_tui.platform.preferences import load_reglages
from certif_tui.ui.app import CertifApp
from certif_tui.ui.touches import checked
from tests.ui.folder import PAUL, Folder, read

LINES = {
    '"evaluation.volide" = "v"': "commande inconnue, « evaluation.volide »",
    '"evaluation.valide" = "n"': "N mènerait à evaluation.non_valide et à evaluation.valide",
    '"evaluation.valide" = "k"\n"evaluation.non_valide" = "K"': "K mènerait à",
    '"chrono.bascule" = "toto"': "touche inconnue, « toto »",
    '"evaluation.bilan" = "ctrl+q"': "Ctrl+Q mènerait à application.quitter et à evaluation.bilan",
}


@pytest.mark.parametrize(("lines", "words"), LINES.items(), ids=range(len(LINES)))
async def test_what_is_wrong_is_said_and_the_first_keys_stay(folder: Folder, lines: str, words: str) -> None:
    folder.demarrage.reglages.write_text(f"[touches]\n{lines}\n")
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create("DUPONT Claire")
    async with folder.open((120, 30), session=slug) as juror:
        assert await juror.until(words)
        await read(juror)
        await juror.press("enter")
        assert juror.sees("Espace Validé") and juror.sees("N Non validé") and juror.sees("C Chrono")
        await juror.press("space", "n")
        assert juror.sees("C3.1 1/5")


def test_keys_may_change_places_and_be_named_as_help_names_them() -> None:
    touches = {"evaluation.valide": "n", "evaluation.non_valide": " Espace , Y, F5, ctrl+t", "aide": "F1"}
    assert checked(touches, CertifApp.BINDINGS) == (touches, ())


async def test_a_key_named_as_help_names_it_works(folder: Folder) -> None:
    folder.demarrage.reglages.write_text('[touches]\n"evaluation.valide" = "Entrée, Y"\n')
    folder.bureau().memory.remember_jure(PAUL)
    async with folder.open(session=folder.create("DUPONT Claire")) as juror:
        await read(juror)
        await juror.press("enter")
        await juror.press("enter", "y")
        assert juror.sees("C3.1 2/5")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'theme = "clair\n', "ligne 1, colonne"),
        (b"\xff\xfe", "ce n'est pas du texte en UTF-8"),
        (b'[touches]\n"aide" = """f1', "la fin du fichier manque"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_french(folder: Folder, content: bytes, words: str) -> None:
    folder.demarrage.reglages.write_bytes(content)
    said = load_reglages(folder.demarrage.reglages).erreur or ""
    assert words in said and not any(it in said for it in ("line", "codec", "Illegal", "Expected"))


def test_a_folder_in_its_place_is_told_in_french(folder: Folder) -> None:
    folder.demarrage.reglages.mkdir()
    said = load_reglages(folder.demarrage.reglages).erreur or ""
    assert said.startswith("Impossible de lire") and "Errno" not in said


@pytest.mark.parametrize("seen", [False, True], ids=["first time", "seen before"])
async def test_settings_that_cannot_be_used_are_told_over_a_session_opened_at_once(folder: Folder, seen: bool) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create("DUPONT Claire")
    if seen:
        async with folder.open(session=slug) as juror:
            await read(juror)
    folder.demarrage.reglages.write_text('theme = "rose"\n')
    async with folder.open((120, 30), session=slug) as juror:
        assert juror.sees("theme = 'rose'")
