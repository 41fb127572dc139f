"""The form that corrects what is said of a candidat."""

from __future__ import annotations

import pytest

from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.inscription import inscription_like
from certif_tui.journal import kinds
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.screens.session.fiche import Fiche
from tests.ui.folder import PAUL, Folder, paste
from tests.ui.juror import Juror

CLAIRE = "dupont-claire"
SIZES = [(60, 16), (80, 23), (120, 40)]
AMENAGEMENT, NUMERO, EMAIL, GROUPE, HORAIRE, MOTIF = range(1, 7)
"""How many fields further than the name."""


@pytest.fixture
def slug(folder: Folder) -> str:
    folder.bureau().memory.remember_jure(PAUL)
    return folder.create("DUPONT Claire", "BERNARD Hugo")


def candidat(folder: Folder, slug: str) -> Candidat:
    return folder.bureau().contexte.journal.read(kinds.SESSION.at(slug)).state.candidat(CLAIRE)


async def fill(juror: Juror, field: int, text: str) -> None:
    """Open the form and type in one of its fields."""
    await juror.press("m", *["tab"] * field)
    await juror.type(text)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_said_of_a_candidat_is_given_on_one_form(
    folder: Folder, slug: str, size: tuple[int, int]
) -> None:
    async with folder.open(size, session=slug) as juror:
        await juror.press("home")
        await fill(juror, AMENAGEMENT, "tiers-temps")
        for text in ("A12", "c@exemple.fr", "G1", "9h30"):
            await juror.press("tab")
            await paste(juror, text)
        for label in ("Nom", "Aménagement", "Numéro", "E-mail", "Groupe", "Horaire", "Motif", "Entrée Valider"):
            assert juror.sees(label)
        await juror.press("enter")
        assert isinstance(juror.app.screen, SessionScreen) and juror.saved()
    found = candidat(folder, slug)
    assert (found.nom, found.facteur, found.numero) == ("DUPONT Claire", TIERS_TEMPS, "A12")
    assert (found.email, found.groupe, found.horaire) == ("c@exemple.fr", "G1", "9h30")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (AMENAGEMENT, "0", "Aménagement : Fraction : entre 1 (aucun aménagement) et 4."),
        (AMENAGEMENT, "10", "entre 1 (aucun aménagement) et 4."),
        (NUMERO, "a\x07", "Numéro : un caractère invisible ou illisible"),
        (EMAIL, "claire", "E-mail : ce n'est pas une adresse"),
        (HORAIRE, "25:99", "Horaire : cette heure n'existe pas"),
        (GROUPE, "x" * 320, "Trop long : 20 caractères écartés, 300 au plus."),
    ],
)
async def test_what_cannot_be_used_is_refused_and_nothing_typed_is_lost(
    folder: Folder, slug: str, size: tuple[int, int], field: int, typed: str, said: str
) -> None:
    async with folder.open(size, session=slug) as juror:
        await juror.press("home", "m")
        await juror.type("-Anne")
        await juror.press(*["tab"] * field)
        await paste(juror, typed)
        if not said.startswith("Trop long"):
            await juror.press("enter")
        assert isinstance(juror.app.screen, Fiche) and juror.reads(said)
        assert juror.sees("DUPONT Claire-Anne") and juror.sees(typed[:4].replace("\x07", "\ufffd"))
        await juror.press("escape")
    assert candidat(folder, slug) == Candidat(CLAIRE, "DUPONT Claire")


async def test_the_cursor_goes_to_what_is_refused_and_the_correction_ends_there(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("home")
        await fill(juror, EMAIL, "claire")
        await juror.press("up", "up", "up", "enter")
        await juror.type("@exemple.fr")
        await juror.press("enter")
        assert isinstance(juror.app.screen, SessionScreen) and juror.saved()
    assert candidat(folder, slug).email == "claire@exemple.fr"


async def test_a_value_is_emptied_with_a_motif(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("home")
        await fill(juror, GROUPE, "G1")
        await juror.press("enter")
        await fill(juror, GROUPE, "")
        await juror.press("backspace", "backspace", "enter")
        assert juror.sees("demande un motif")
        await juror.type("groupes refaits")
        await juror.press("enter")
        assert isinstance(juror.app.screen, SessionScreen) and juror.saved()
    assert candidat(folder, slug).groupe is None


async def test_what_another_program_said_meanwhile_is_kept(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("home")
        await fill(juror, GROUPE, "G1")
        other = folder.bureau()
        theirs = other.open_session(slug)
        before = inscription_like(theirs.session.candidat(CLAIRE))
        theirs.candidats.correct(
            CLAIRE, replace(before, precisions=before.precisions.model_copy(update={"email": "c@exemple.fr"}))
        )
        assert other.writer.flush(5)
        behind = juror.app.screen_stack[-2]
        assert isinstance(behind, SessionScreen)
        behind.look()
        await juror.settle()
        await juror.press("enter")
        assert juror.saved()
    assert (candidat(folder, slug).groupe, candidat(folder, slug).email) == ("G1", "c@exemple.fr")


async def test_a_number_somebody_else_bears_is_refused_in_the_form(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("home")
        await fill(juror, NUMERO, "7")
        await juror.press("enter", "down")
        await fill(juror, NUMERO, "7")
        await juror.press("enter")
        assert juror.sees("Ce numéro est déjà celui de « DUPONT Claire »") and isinstance(juror.app.screen, Fiche)
