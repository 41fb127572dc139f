"""Ready remarques in the box of a remarque, and the screen where the juré keeps theirs."""

from __future__ import annotations

import pytest

from certif_tui.platform.phrases import FichierPhrases
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.phrases import PhrasesScreen
from tests.ui.folder import PAUL, SOPHIE, Folder, read
from tests.ui.juror import Juror

CODE = "CR3.1.1"


def fichier(folder: Folder) -> FichierPhrases:
    return FichierPhrases(folder.demarrage.phrases)


def wrote(folder: Folder, slug: str, who: str, texte: str, *, jure: int = 0) -> None:
    """A remarque that another program wrote on the first critère."""
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    poste = bureau.poste(ouverte, ouverte.session.jures[jure])
    grille = poste.open_grille(who, poste.open_chrono(who))
    grille.write_remarque(CODE, texte)
    assert bureau.writer.flush(5)
    grille.close()


@pytest.fixture
def slug(folder: Folder) -> str:
    slug = folder.create("DUPONT Claire", "BERNARD Hugo", "NOÉ Léa", jures=(PAUL, SOPHIE))
    wrote(folder, slug, "noe-lea", "Vu par Sophie", jure=1)
    wrote(folder, slug, "bernard-hugo", "Sans source citée")
    fichier(folder).change(CODE, lambda _own: ["Veille décrite, sans outil", "Très clair"])
    folder.bureau().memory.remember_jure(PAUL)
    return slug


async def on_sheet(juror: Juror) -> None:
    await juror.press("home", "enter")
    assert isinstance(juror.app.screen, Evaluation)


def remarque(juror: Juror) -> str:
    return juror.evaluation.grille.grille.remarque(CODE)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_one_key_takes_the_phrase_that_is_seen_and_it_is_then_edited(
    folder: Folder, slug: str, size: tuple[int, int]
) -> None:
    async with folder.open(size, session=slug) as juror:
        await on_sheet(juror)
        await juror.press("r")
        assert "Veille décrite" in juror.line_with("gardée 1/3") and juror.sees("Tab Prendre la phrase")
        await juror.press("tab")
        await juror.type(" !")
        await juror.press("enter")
        assert remarque(juror) == "Veille décrite, sans outil !"


async def test_arrows_choose_on_the_last_line_and_nobody_else_s_remarque_is_offered(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await on_sheet(juror)
        await juror.press("r")
        assert not juror.sees("Vu par Sophie") and juror.sees("déjà tapée 3/3")
        await juror.press("down", "down", "down", "tab")
        await juror.press("up", "tab", "tab")
        assert not juror.sees("Prendre la phrase")
        await juror.press("tab", "enter")
        assert remarque(juror) == "Sans source citée Veille décrite, sans outil Très clair"


async def test_a_phrase_that_is_not_taken_never_goes_in(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await on_sheet(juror)
        await juror.press("r", "down", "up", "down", "escape")
        assert remarque(juror) == ""
        await juror.press("r")
        await juror.type("Un ")
        await juror.press("ctrl+j", "up", "end", "a", "down", "enter")
        assert remarque(juror) == "Un a"


async def test_where_nothing_is_known_tab_does_nothing_and_is_not_shown(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await on_sheet(juror)
        await juror.press("down", "r")
        assert not juror.sees("Prendre la phrase")
        await juror.press("tab", "x", "enter")
        assert juror.evaluation.grille.grille.remarque("CR3.1.2") == "x"


async def test_own_phrases_are_kept_changed_removed_and_had_again(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await on_sheet(juror)
        await juror.press("down", "k")
        await read(juror)
        assert isinstance(juror.app.screen, PhrasesScreen) and "CR3.1.2" in juror.line_with("►")
        await juror.press("a")
        await juror.type("Aucun chiffre")
        await juror.press("enter")
        await read(juror)
        assert fichier(folder).read()["CR3.1.2"] == ("Aucun chiffre",)
        await juror.press("down", "m")
        await juror.type(" cité")
        await juror.press("enter")
        await read(juror)
        assert "Aucun chiffre cité (gardée)" in juror.line_with("►")
        await juror.press("backspace")
        await read(juror)
        assert "CR3.1.2" not in fichier(folder).read()
        await juror.press("u")
        await read(juror)
        assert fichier(folder).read()["CR3.1.2"] == ("Aucun chiffre cité",)
        await juror.press("escape", "r", "tab", "enter")
        assert juror.evaluation.grille.grille.remarque("CR3.1.2") == "Aucun chiffre cité"


async def test_a_phrase_typed_before_is_kept_and_what_is_refused_stays_in_its_box(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("k")
        await read(juror)
        screen = juror.at(PhrasesScreen)
        await juror.press(
            *["down"]
            * next(row for row, it in enumerate(screen._rows) if it and it.phrase and "source" in it.phrase.texte)
        )
        await juror.press("m", "backspace")
        assert juror.sees("n'est pas dans votre fichier")
        await juror.press("a", "enter")
        await read(juror)
        assert fichier(folder).read()[CODE][-1] == "Sans source citée"
        await juror.press("a", "enter")
        assert juror.sees("ne sert à rien") or juror.sees("déjà gardée")


async def test_a_file_that_cannot_be_read_is_told_and_the_other_phrases_are_there(folder: Folder, slug: str) -> None:
    folder.demarrage.phrases.write_text('"C3.1" = oui\n')
    async with folder.open((120, 40), session=slug) as juror:
        await on_sheet(juror)
        await juror.press("r")
        assert juror.sees("Sans source citée") and not juror.sees("Très clair")
        await juror.press("escape", "k")
        await read(juror)
        assert juror.sees("ligne 1") and juror.sees("phrases.toml")
        await juror.press("down", "down", "a", "x", "enter")
        assert juror.sees("Remarque prête sur") and juror.sees("illisibles")
    assert folder.demarrage.phrases.read_text() == '"C3.1" = oui\n'
