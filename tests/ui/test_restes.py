"""The list narrowed to what remains: one key, told in the title, acted on as it is seen."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest

from certif_tui.domain.frozen import replace
from certif_tui.domain.planning.evenements import Cadre, Creneau
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.session.evenements import Presence
from certif_tui.projections.apercu_session import Avancee, Rangee
from certif_tui.ui.screens.candidats import ListeCandidats
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.screens.session.restes import Reste, following, narrowed, narrowed_words
from tests.domain.factory import MATIN
from tests.services.desk import MALGRE, fill
from tests.ui.folder import PAUL, Folder, read
from tests.ui.juror import Juror

NAMES = ("DUPONT Claire", "BERNARD Hugo", "NOÉ Léa", "ROUX Jean", "PETIT Anne")


@pytest.fixture
def slug(folder: Folder) -> str:
    """Claire handed in, Hugo complete, Léa begun, Jean late, Anne absent."""
    folder.bureau().memory.remember_jure(PAUL)
    slug = folder.create(*NAMES)
    bureau = folder.bureau()
    ouverte = bureau.open_session(slug)
    poste = bureau.poste(ouverte, ouverte.session.jures[0])
    for who in ("dupont-claire", "bernard-hugo", "noe-lea"):
        grille = poste.open_grille(who, poste.open_chrono(who))
        if who == "noe-lea":
            grille.write_remarque("CR3.1.1", "Commencé")
        else:
            fill(grille)
        assert bureau.writer.flush(5)
        if who == "dupont-claire":
            grille.hand_in(MALGRE)
            assert bureau.writer.flush(5)
        grille.close()
    ouverte.presences.note("roux-jean", Presence.RETARD)
    ouverte.presences.note("petit-anne", Presence.ABSENT_JUSTIFIE)
    assert bureau.writer.flush(5)
    return slug


def names(juror: Juror) -> list[str]:
    """Who is listed; on a wide screen the bilan beside the list names one of them again."""
    rows = juror.at(SessionScreen).query_one(ListeCandidats).rangees
    return [name for name in NAMES if any(name in it.nom for it in rows)]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_one_key_goes_through_what_remains_and_back_to_all(
    folder: Folder, slug: str, size: tuple[int, int]
) -> None:
    async with folder.open(size, session=slug) as juror:
        await read(juror)
        for words, kept in (
            ("à passer : 1 sur 5", ["ROUX Jean"]),
            ("grilles incomplètes : 1 sur 5", ["NOÉ Léa"]),
            ("grilles à remettre : 1 sur 5", ["BERNARD Hugo"]),
            ("en retard : 1 sur 5", ["ROUX Jean"]),
        ):
            await juror.press("comma")
            await read(juror)
            assert juror.sees(words) and names(juror) == kept
        await juror.press("comma")
        assert names(juror) == list(NAMES) and "sur 5" not in juror.text.splitlines()[0]
        assert "ROUX Jean" in juror.line_with("►")


async def test_keys_act_on_the_candidat_who_is_seen_under_their_own_rank(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await read(juror)
        await juror.press("home", "comma", "comma")
        await read(juror)
        assert juror.line_with("►").split()[1:4] == ["3", "NOÉ", "Léa"]
        await juror.press("enter")
        assert juror.sees("3/5 NOÉ Léa")
        await juror.press("escape")
        assert juror.sees("grilles incomplètes : 1 sur 5")


async def test_the_cursor_goes_to_the_first_one_behind_who_is_left_out(folder: Folder, slug: str) -> None:
    folder.bureau().open_session(slug).presences.note("petit-anne", Presence.PRESENT, motif="arrivée")
    async with folder.open(session=slug) as juror:
        await read(juror)
        await juror.press("home", "down", "comma")
        await read(juror)
        assert names(juror) == ["ROUX Jean", "PETIT Anne"] and "ROUX Jean" in juror.line_with("►")
        await juror.press("end", "comma")
        await read(juror)
        assert "NOÉ Léa" in juror.line_with("►")


async def test_who_is_done_leaves_the_narrowed_list_and_an_empty_one_says_so(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("comma")
        await read(juror)
        bureau = folder.bureau()
        bureau.open_session(slug).candidats.withdraw("roux-jean", "désistement")
        assert bureau.writer.flush(5)
        juror.app.screen.ouverte.live.refresh()  # type: ignore[attr-defined]
        juror.app.screen.paint()  # type: ignore[attr-defined]
        await juror.settle()
        assert juror.sees("à passer : 0 sur 4") and names(juror) == []
        await juror.press("enter", "e", "comma", "comma", "comma")
        assert juror.sees("Personne ici : en retard")


async def test_nothing_of_the_narrowing_is_kept_for_the_next_start(folder: Folder, slug: str) -> None:
    async with folder.open(session=slug) as juror:
        await juror.press("comma")
        await read(juror)
        juror.app.screen._vue._keeping._keep()  # type: ignore[attr-defined]
    async with folder.open(session=slug) as juror:
        assert names(juror) == list(NAMES)


async def test_while_nobody_is_at_work_nothing_remains_of_anybody(folder: Folder) -> None:
    slug = folder.create(*NAMES)
    async with folder.open(session=slug) as juror:
        await juror.press("escape", "comma")
        assert juror.sees("J dit lequel vous êtes") and names(juror) == list(NAMES)


def rangee(nom: str, avancement: str | None = None, **more: str) -> Rangee:
    return Rangee(nom, nom, avancee=None if avancement is None else Avancee(avancement), **more)  # type: ignore[arg-type]


def test_what_is_planned_before_now_is_late_until_it_begins(folder: Folder) -> None:
    session = folder.bureau().open_session(folder.create(*NAMES)).session
    planned = (Creneau(candidat=it, debut=MATIN, fin=None, duree_ms=1_800_000) for it in ("a", "c", "d", "e"))
    session = replace(session, planning=replace(session.planning, plan=Plan(cast(Cadre, None), tuple(planned))))
    rows = [
        rangee("a", "a_passer"),
        rangee("b", "a_passer", presence="retard"),
        rangee("c", "remise", presence="retard"),
        rangee("d", "en_cours"),
        rangee("e", "a_passer", presence="absent_justifie"),
    ]
    assert narrowed(rows, Reste.EN_RETARD, session, MATIN) == [1]
    assert narrowed(rows, Reste.EN_RETARD, session, MATIN + timedelta(minutes=1)) == [0, 1]
    assert narrowed(rows, None, session, MATIN) == [0, 1, 2, 3, 4]


def test_a_count_says_that_some_are_not_read() -> None:
    rows = [rangee("a", "a_passer"), rangee("b"), rangee("c", "a_passer", retire="parti")]
    assert narrowed_words(Reste.A_PASSER, 1, rows).replace("\u00a0", " ") == "à passer : 1 sur 2…"
    assert narrowed_words(None, 3, rows) == "" and following(Reste.EN_RETARD) is None


async def test_escape_shows_everybody_again_before_it_leaves(folder: Folder, slug: str) -> None:
    async with folder.open((80, 24), session=slug) as juror:
        await read(juror)
        await juror.press("comma", "escape")
        assert names(juror) == list(NAMES) and isinstance(juror.app.screen, SessionScreen)
        await juror.press("escape")
        assert not isinstance(juror.app.screen, SessionScreen)
