"""The keys of the main flows, counted: they do not grow."""

from __future__ import annotations

from certif_tui.domain.session.evenements import Presence
from certif_tui.journal import kinds
from certif_tui.ui.screens.evaluation import Evaluation
from tests.services.desk import CLAIRE, HUGO, Desk
from tests.ui.conftest import OpenApp
from tests.ui.folder import PAUL, Folder
from tests.ui.juror import Juror

WHOLE_CANDIDAT = 22
PRESENCES_OF_EIGHT = 10
WRONG_CANDIDAT = 7
"""Keys beside the words of the motif."""
JURE = "martin-paul"


async def type_all(juror: Juror, *keys: str) -> int:
    """Press keys one by one, as a hand does, and count them."""
    for key in keys:
        juror.machine.pass_time(400)
        await juror.press(key)
    return len(keys)


async def test_a_whole_candidat_of_bloc_3_from_the_list_to_the_next_sheet(open_app: OpenApp, desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    ouverte.ecrit.receive(CLAIRE)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home")
        marks = ["space"] * 14
        pressed = await type_all(juror, "enter", "c", *marks, "p", "p", "t", "b", "ctrl+s", "ctrl+n")
        assert pressed <= WHOLE_CANDIDAT
        assert isinstance(juror.app.screen, Evaluation) and juror.sees("2/3 BERNARD Hugo")
        assert juror.saved()
    grille = desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state
    assert grille.remise is not None and len(grille.cases) == 14


async def test_the_presences_of_eight_with_one_absent(folder: Folder) -> None:
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create(*(f"NOM{letter} Prénom" for letter in "ABCDEFGH"))
    async with folder.open(session=slug) as juror:
        pressed = await type_all(juror, "y", "home", "down", "e", "4")
        await juror.type("malade")
        pressed += await type_all(juror, "enter")
        assert pressed <= PRESENCES_OF_EIGHT and juror.saved()
    noted = [it.presence for it in folder.bureau().open_session(slug).session.candidats]
    assert noted.count(Presence.PRESENT) == 7 and noted[1] is Presence.ABSENT_JUSTIFIE


async def test_a_sheet_filled_for_the_wrong_candidat_until_one_stands_on_the_right_one(
    grade: OpenApp, desk: Desk
) -> None:
    async with grade() as juror:
        await type_all(juror, "o", "n")
        pressed = await type_all(juror, "d", "1")
        await juror.type("mauvais candidat")
        pressed += await type_all(juror, "enter")
        assert pressed <= WRONG_CANDIDAT and juror.sees("2/3 BERNARD Hugo")
        assert juror.saved()
    assert len(desk.journal.read(kinds.GRILLE.at(desk.slug, HUGO, JURE)).state.cases) == 2
