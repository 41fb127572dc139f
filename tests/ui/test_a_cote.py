"""The bilan of the candidat under the cursor, beside the list."""

from __future__ import annotations

from typing import Any

import pytest

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.session.candidats import Candidat
from certif_tui.projections.vu_de_pres import VuDePres, VuesDePres
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.widgets.volet import Volet
from tests.services.desk import MALGRE, fill
from tests.ui.folder import PAUL, Folder, read
from tests.ui.juror import Juror

NAMES = ("DUPONT Claire", "BERNARD Hugo", "NOÉ Léa")
CLAIRE, HUGO, LEA = "dupont-claire", "bernard-hugo", "noe-lea"
SIZES = [(60, 16), (80, 23), (120, 40), (200, 60)]


@pytest.fixture
def slug(folder: Folder) -> str:
    """A session of three candidats, which MARTIN Paul has been in before: Claire's and Hugo's sheets are filled."""
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create(*NAMES, jures=(PAUL,))
    graded(folder, slug, CLAIRE)
    graded(folder, slug, HUGO, hand_in=True)
    return slug


def graded(folder: Folder, slug: str, who: str, *, hand_in: bool = False, avis: Avis = Avis.VALIDE) -> None:
    """Fill a sheet from another program."""
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    poste = bureau.poste(ouverte, ouverte.session.jures[0])
    grille = poste.open_grille(who, poste.open_chrono(who), take_over=True)
    fill(grille, avis)
    assert bureau.writer.flush(5)
    if hand_in:
        grille.hand_in(MALGRE)
    assert bureau.writer.flush(5)
    grille.close()


def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The candidats whose bilan is read from now on."""
    names: list[str] = []
    get = VuesDePres.get

    def told(self: VuesDePres, session: object, candidat: Candidat, *more: object) -> VuDePres:
        names.append(candidat.slug)
        return get(self, session, candidat, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(VuesDePres, "get", told)
    return names


async def look(juror: Juror) -> str:
    """Have the screen look at its files, and read what the pane then says."""
    juror.at(SessionScreen).look()
    await read(juror)
    pane = juror.app.screen.query_one(Volet).region
    lines = juror.text.splitlines()[pane.y : pane.bottom]
    return "\n".join(line[pane.x : pane.right] for line in lines).replace("\u00a0", " ")


@pytest.mark.parametrize("size", SIZES)
async def test_the_bilan_stands_beside_the_list_where_there_is_room(
    folder: Folder, slug: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = asked(monkeypatch)
    async with folder.open(size, session=slug) as juror:
        await juror.press("home")
        said = await look(juror)
        wide = size[0] >= 110
        assert ("Bilan · DUPONT Claire" in said and "Statut du bloc : VALIDÉ" in said) is wide
        assert ("Statut du bloc : " in juror.text.replace("\u00a0", " ")) is wide and bool(names) is wide
        for name in NAMES:
            assert juror.sees(name)
        assert juror.sees("F1 Aide") and juror.sees("Avancement")


@pytest.mark.parametrize(("width", "wide"), [(109, False), (110, True)])
async def test_it_comes_and_goes_with_the_width(folder: Folder, slug: str, width: int, wide: bool) -> None:
    async with folder.open((80, 23), session=slug) as juror:
        await juror.pilot.resize_terminal(width, 30)
        await juror.settle()
        assert ("Bilan · " in await look(juror)) is wide


async def test_it_follows_the_cursor_once_it_rests(folder: Folder, slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("certif_tui.ui.screens.session.screen.LOOK_S", 3600)
    async with folder.open((120, 40), session=slug) as juror:
        await juror.press("home")
        await look(juror)
        names = asked(monkeypatch)
        await juror.burst("down", "down")
        assert await juror.until("Bilan · NOÉ Léa") and juror.sees("14 critères à évaluer")
        assert HUGO not in names and "Statut du bloc : possible" in await look(juror)


async def test_what_another_program_marks_comes_to_it_and_nothing_is_read_twice(
    folder: Folder, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with folder.open((120, 40), session=slug) as juror:
        await juror.press("end")
        assert "Statut du bloc : possible" in await look(juror)
        reads, fresh = [], VuesDePres._read

        def counted(self: VuesDePres, *demand: Any) -> VuDePres:
            reads.append(demand)
            return fresh(self, *demand)

        monkeypatch.setattr(VuesDePres, "_read", counted)
        await look(juror)
        assert reads == []
        graded(folder, slug, LEA, avis=Avis.NON_VALIDE)
        assert "Statut du bloc : HORS D'ATTEINTE" in await look(juror) and len(reads) == 1


async def test_hidden_statuts_are_hidden_there_too_unless_the_sheet_is_handed_in(folder: Folder, slug: str) -> None:
    async with folder.open((120, 40), session=slug) as juror:
        await juror.press("home", "h")
        said = await look(juror)
        assert "Statuts masqués" in said and "VALIDÉ" not in said and "CR3" not in said
        await juror.press("down")
        assert "Statut du bloc : VALIDÉ" in await look(juror)
        await juror.press("up", "h")
        assert "Statut du bloc : VALIDÉ" in await look(juror)


async def test_nothing_is_read_while_nobody_is_at_work(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    slug, names = folder.create(*NAMES), asked(monkeypatch)
    async with folder.open((120, 40), session=slug) as juror:
        await juror.press("escape", "down")
        assert "Dites quel juré vous êtes" in await look(juror) and names == []


async def test_who_was_withdrawn_has_their_reason_there(folder: Folder, slug: str) -> None:
    bureau = folder.bureau()
    bureau.open_session(slug).candidats.withdraw(LEA, "désistement")
    assert bureau.writer.flush(5)
    async with folder.open((120, 40), session=slug) as juror:
        await juror.press("end")
        assert "Retiré : désistement" in await look(juror)


async def test_a_pane_too_low_says_where_the_rest_is(folder: Folder, slug: str) -> None:
    async with folder.open((110, 16), session=slug) as juror:
        await juror.press("end")
        assert "… B l'ouvre en entier" in await look(juror)
