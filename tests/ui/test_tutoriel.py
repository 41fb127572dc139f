"""The tutorial of the demonstration: a step asks for the real key, sees it done, takes no key, is left at any time."""

from __future__ import annotations

import pytest

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.frozen import replace
from certif_tui.ui.app import CertifApp
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.touches import every_command
from certif_tui.ui.tutoriel import FAITS, Lecon, VuDuTutoriel
from certif_tui.ui.widgets.panneau import PanneauTutoriel
from certif_tui.wording.tutoriel import AILLEURS, BILAN, ETAPES, GRILLE, LISTE, step_words
from tests.ui.conftest import OpenApp
from tests.ui.folder import Folder, read
from tests.ui.juror import Juror

SHEET = VuDuTutoriel(GRILLE, "dupont-claire", restants=14)
RANGS = {etape.nom: rang for rang, etape in enumerate(ETAPES)}
DONE = {
    "ouvrir": SHEET,
    "valider": replace(SHEET, valides=1),
    "refuser": replace(SHEET, refuses=1),
    "annuler": replace(SHEET, annules=1),
    "remarquer": replace(SHEET, remarques=1),
    "chronometrer": replace(SHEET, marche=Marche.EN_COURS, phase="expose"),
    "phase": replace(SHEET, phase="dialogue"),
    "finir": replace(SHEET, restants=0),
    "bilan": replace(SHEET, ecran=BILAN),
    "remettre": replace(SHEET, remise=True),
}


def said(rang: int, ecran: str = GRILLE, *, remise: bool = False) -> str:
    return step_words(rang, ecran, (14, remise), lambda ident: f"<{ident}>")


# The lesson


@pytest.mark.parametrize("nom", RANGS)
def test_a_step_is_done_by_what_it_asks_for_and_by_nothing_else(nom: str) -> None:
    begun = Lecon(RANGS[nom]).after(replace(SHEET, candidat=None) if nom == "ouvrir" else SHEET)
    assert begun.rang == RANGS[nom] and begun.after(DONE[nom]).rang == RANGS[nom] + 1
    others = {
        **{it: vu for it, vu in DONE.items() if it not in (nom, "ouvrir")},
        **({"same": SHEET} if nom != "ouvrir" else {}),
    }
    if nom == "ouvrir":
        others = {"handed in": replace(SHEET, remise=True), "list": VuDuTutoriel()}
    if nom == "phase":
        others.pop("chronometrer")  # its first phase is another than none
    assert {it for it, vu in others.items() if begun.after(vu).rang != RANGS[nom]} == set()


def test_what_stood_before_the_step_is_not_taken_for_it() -> None:
    begun = Lecon(RANGS["valider"]).after(replace(SHEET, valides=3))
    assert begun.after(replace(SHEET, valides=3)).rang == RANGS["valider"]


def test_on_another_candidats_sheet_a_step_begins_anew() -> None:
    begun = Lecon(RANGS["valider"]).after(SHEET)
    other = replace(SHEET, candidat="martin-louis", valides=5)
    assert begun.after(other).rang == RANGS["valider"]
    assert begun.after(other).after(replace(other, valides=6)).rang == RANGS["refuser"]


def test_back_on_the_list_a_step_waits() -> None:
    begun = Lecon(RANGS["valider"]).after(SHEET)
    assert begun.after(VuDuTutoriel()) == begun


def test_every_step_has_its_rule_and_its_words_on_every_screen() -> None:
    assert set(FAITS) == set(RANGS)
    for rang in range(len(ETAPES) + 1):
        for ecran in (LISTE, GRILLE, BILAN):
            words = said(rang, ecran)
            assert "{" not in words and words.endswith("<tutoriel.montrer>\u00a0: quitter le tutoriel.")


def test_every_command_it_names_is_one() -> None:
    known = {it.ident for it in every_command(CertifApp.BINDINGS, {})}
    assert {it.commande for it in ETAPES} | {commande for commande, _said in AILLEURS.values()} <= known


def test_on_a_sheet_that_is_handed_in_it_leads_to_another() -> None:
    assert "<evaluation.retour>" in said(RANGS["valider"], remise=True)


# Over the real screens


async def looked(juror: Juror) -> str:
    """What the tutorial says now; empty where it says nothing."""
    liste = next(it for it in juror.app.screen_stack if isinstance(it, SessionScreen))
    if liste.accompagnement is not None:
        liste.accompagnement.look()
    await juror.settle()
    panels = juror.app.screen.query(PanneauTutoriel)
    return panels.first().text.replace("\u00a0", " ") if panels else ""


async def started(juror: Juror) -> None:
    """Open the demonstration, as its first juré."""
    await juror.press("v")
    await read(juror)
    await juror.press("1")


async def test_it_goes_from_step_to_step_as_the_real_keys_are_pressed(folder: Folder) -> None:
    async with folder.open() as juror:
        await started(juror)
        assert "Tutoriel 1/10" in await looked(juror) and juror.sees("Entrée ouvre la grille")
        steps = {
            ("enter",): "2/10 · Le critère du curseur est en entier sous la liste. Espace le valide",
            ("space",): "3/10 · N refuse",
            ("n",): "4/10 · Une erreur ? U annule",
            ("u",): "5/10 · R écrit une remarque",
            ("r", "b", "o", "n", "enter"): "6/10 · C démarre le chrono",
            ("c",): "7/10 · P passe à la phase suivante",
            ("p",): "8/10 · Évaluez ce qui reste, 13 critères : Espace valide",
        }
        for keys, words in steps.items():
            await juror.press(*keys)
            assert words in await looked(juror), keys
        for _critere in range(14):
            juror.machine.pass_time(2_000)
            await juror.press("space")
        assert "9/10 · Tout est évalué. B montre le bilan" in await looked(juror)
        await juror.press("b")
        assert "10/10 · Ctrl+S remet la grille." in await looked(juror)
        await juror.press("ctrl+s", "t", "m")
        await juror.type("essai")
        await juror.press("enter")
        assert "C'est tout." in await looked(juror)


async def test_it_takes_room_but_neither_the_keys_nor_the_critere_under_the_cursor(folder: Folder) -> None:
    async with folder.open() as juror:
        await started(juror)
        await juror.press("enter")
        await looked(juror)
        assert (juror.sees("F1 Aide") and juror.sees("Tutoriel 2/10") and juror.sees("► ")) or juror.sees("►□")
        assert juror.app.focused is juror.evaluation.checklist


async def test_a_key_leaves_it_on_every_screen_and_takes_it_up_again(folder: Folder) -> None:
    async with folder.open() as juror:
        await started(juror)
        await looked(juror)
        await juror.press("enter")
        assert "2/10" in await looked(juror)
        await juror.press("ctrl+d")
        assert await looked(juror) == ""
        await juror.press("escape")
        assert await looked(juror) == ""
        await juror.press("ctrl+d")
        assert "2/10" in await looked(juror)


async def test_a_click_on_it_leaves_it(folder: Folder) -> None:
    async with folder.open() as juror:
        await started(juror)
        await looked(juror)
        assert await juror.pilot.click(PanneauTutoriel)
        assert await looked(juror) == ""


async def test_away_from_the_screen_of_a_step_it_says_how_to_come_back(folder: Folder) -> None:
    async with folder.open() as juror:
        await started(juror)
        await juror.press("enter")
        await looked(juror)
        await juror.press("b")
        assert "Échap revient à la grille" in await looked(juror)
        await juror.press("escape", "escape")
        assert "Entrée ouvre la grille d'un candidat" in await looked(juror)


async def test_it_names_the_keys_of_ones_own(folder: Folder) -> None:
    folder.demarrage.reglages.write_text('[touches]\n"evaluation.valide" = "g"\n')
    async with folder.open() as juror:
        await started(juror)
        await juror.press("enter")
        assert "G le valide" in await looked(juror)


async def test_a_real_session_has_none_and_its_key_says_where_there_is_one(grade: OpenApp) -> None:
    async with grade() as juror:
        assert await looked(juror) == ""
        await juror.press("ctrl+d")
        assert juror.sees("Le tutoriel accompagne la démonstration") and not juror.app.screen.query(PanneauTutoriel)
        await juror.press("f1")
        assert not juror.sees("Quitte le tutoriel")


async def test_the_screens_of_a_demonstration_look_by_themselves(folder: Folder) -> None:
    async with folder.open() as juror:
        await started(juror)
        assert await juror.until("Tutoriel 1/10")
