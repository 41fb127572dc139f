from __future__ import annotations

import pytest

from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Statut
from certif_tui.journal import kinds
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.poste import Poste
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.widgets.page import Page
from tests.services.desk import CLAIRE, PROJET, Desk, bring, fill
from tests.ui.conftest import OpenApp
from tests.ui.juror import Juror

JURE = "martin-paul"


def graded(desk: Desk) -> None:
    grille = desk.open_grille(CLAIRE)
    fill(grille)
    grille.close()


def said(juror: Juror) -> str:
    """What is on the screen, its lines put end to end."""
    lines = juror.text.replace("\u00a0", " ").splitlines()
    return " ".join(" ".join(line.strip(" │┌┐└┘─") for line in lines).split())


def running(desk: Desk) -> None:
    """All is there for Claire's sheet but the end of her oral."""
    bring(desk)
    chrono = desk.open_chrono()
    chrono.undo()


async def test_a_sheet_with_holes_is_refused_and_the_cursor_goes_to_the_first(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("o", "down", "o", "b")
        assert juror.sees("BILAN") and juror.sees("Grille non remise, 12 critères à évaluer")
        await juror.press("ctrl+s")
        assert juror.evaluation.checklist.current.code == "CR3.1.2"
        assert juror.sees("Il reste 12 critères à évaluer.")
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.remise is None


async def test_a_full_sheet_is_handed_in_and_the_next_candidat_is_one_key_away(open_app: OpenApp, desk: Desk) -> None:
    graded(desk)
    bring(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "ctrl+s")
        assert juror.sees("Statut du bloc : VALIDÉ") and juror.sees("Grille remise")
        await juror.press("ctrl+n")
        assert juror.sees("2/3 BERNARD Hugo")
    remise = desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.remise
    assert remise is not None and remise.statut is Statut.VALIDE


async def test_a_handed_in_sheet_is_reopened_only_with_a_motif(open_app: OpenApp, desk: Desk) -> None:
    graded(desk)
    bring(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "ctrl+o")
        assert juror.sees("La grille n'est pas remise")
        await juror.press("ctrl+s", "ctrl+o", "enter")
        assert juror.sees("demande un motif")
        await juror.type("erreur de saisie")
        await juror.press("enter")
        assert juror.sees("Réouvertures") or not juror.sees("Grille remise le")
    grille = desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state
    assert grille.remise is None and grille.reouvertures[0].motif == "erreur de saisie"


async def test_enter_on_a_row_goes_to_that_critere(grade: OpenApp) -> None:
    async with grade() as juror:
        await juror.press("o", "n", "b")
        page = juror.app.screen.query_one(Page)
        rows = [rang.code for rang in page._rangs]
        page.go_to(rows.index("CR3.1.2"))
        await juror.press("enter")
        assert juror.evaluation.checklist.current.code == "CR3.1.2"


async def test_the_bilan_tells_refused_criteres_with_their_remarques_and_the_time(grade: OpenApp) -> None:
    async with grade((100, 40)) as juror:
        await juror.press("c", "n", "up", "r")
        await juror.type("non chiffré")
        await juror.press("enter")
        await juror.wait(65_000)
        await juror.press("b")
        assert juror.sees("Critères non validés (1)") and juror.sees("Remarque : non chiffré")
        await juror.press("end")
        assert juror.sees("prévu 20:00, utilisé 01:05")


async def test_the_information_page_names_the_contradiction_of_the_official_text(grade: OpenApp) -> None:
    async with grade((100, 40)) as juror:
        await juror.press("i", "end")
        assert juror.sees("Contradictions du référentiel")


async def test_handing_in_with_the_clock_running_asks_to_end_the_oral(open_app: OpenApp, desk: Desk) -> None:
    graded(desk)
    running(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "ctrl+s")
        assert await juror.until("Terminer son oral avant de")
        await juror.press("t")
        assert await juror.until("Grille remise. Ctrl+N passe") and juror.sees("Ctrl+O Rouvrir")
    assert desk.open_chrono().chrono.marche is Marche.FINI


async def test_an_oral_left_running_is_one_more_thing_that_lacks(open_app: OpenApp, desk: Desk) -> None:
    graded(desk)
    running(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "ctrl+s")
        assert await juror.until("Terminer son oral avant de")
        await juror.press("p")
        assert "exige : oral non terminé au chrono (terminez-le)." in said(juror)
    assert desk.open_chrono().chrono.marche is Marche.EN_COURS


async def test_what_lacks_is_named_and_going_on_takes_a_motif(open_app: OpenApp, desk: Desk) -> None:
    graded(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "ctrl+s")
        assert "présence à l'oral non notée (notez-la), dossier manquant (notez sa réception)" in said(juror)
        await juror.press("enter")
        assert juror.sees("Grille complète, non remise")
        await juror.press("ctrl+s", "m", "enter")
        assert juror.sees("Sans motif, la grille n'est pas remise")
        await juror.type("dossier vu")
        await juror.press("enter")
        assert await juror.until("Grille remise malgré : présence à l'oral non notée")
        assert juror.sees("Remise malgré : présence à l'oral non notée") and juror.sees("(motif : dossier vu)")
    remise = desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.remise
    assert remise is not None and (remise.manques, remise.malgre) == (("presence", "dossier", "oral"), "dossier vu")


@pytest.mark.parametrize("size", [(60, 16), (80, 23)])
async def test_all_that_lacks_is_read_on_a_small_terminal(open_app: OpenApp, desk: Desk, size: tuple[int, int]) -> None:
    slug = desk.create(replace(PROJET, bloc="BLOC 1"))
    ouverte = SessionOuverte(desk.contexte, DirectWriter(), slug)
    poste = Poste(ouverte, ouverte.session.jures[0], DirectWriter())
    grille = poste.open_grille(CLAIRE, poste.open_chrono(CLAIRE))
    fill(grille)
    grille.close()
    async with open_app(size, session=slug) as juror:
        await juror.press("1", "home", "b", "ctrl+s")
        assert "groupe non tiré au sort (tirez les groupes)" in said(juror) and "(terminez-le)." in said(juror)
        assert juror.sees("Continuer") and juror.sees("Remettre malgré tout")
        await juror.press("m")
        assert juror.sees("Motif de la remise malgré") and juror.sees("au chrono")


@pytest.mark.parametrize("key", ["t", "p"])
async def test_the_question_about_the_oral_holds_when_another_program_ends_it_meanwhile(
    open_app: OpenApp, desk: Desk, key: str
) -> None:
    graded(desk)
    running(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "ctrl+s")
        assert await juror.until("Terminer son oral avant de")
        desk.open_chrono().end()
        await juror.press(key)
        assert await juror.until("Grille remise. Ctrl+N passe")
    assert len(desk.open_chrono().chrono.actions) == 2


async def test_the_oral_that_another_program_ended_before_is_not_asked_about(open_app: OpenApp, desk: Desk) -> None:
    graded(desk)
    running(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b")
        desk.open_chrono().end()
        await juror.press("ctrl+s")
        assert await juror.until("Grille remise. Ctrl+N passe") and not juror.sees("Terminer")


async def test_looking_at_a_bilan_creates_no_sheet_and_leaves_the_pen_where_it_is(
    open_app: OpenApp, desk: Desk
) -> None:
    held = desk.open_grille(CLAIRE)
    fill(held)
    before = desk.journal.streams(desk.slug)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b")
        assert juror.sees("Grille complète, non remise. Ctrl+S la remet.") and juror.sees("Échap Liste")
        await juror.press("escape", "down", "b")
        assert juror.sees("BILAN · BERNARD Hugo") and juror.sees("14 critères à évaluer")
        await juror.press("escape")
    assert desk.journal.streams(desk.slug) == before
    held.live.refresh()
    assert held.lecture_seule is None


async def test_handing_in_from_a_look_takes_the_pen_after_a_question(open_app: OpenApp, desk: Desk) -> None:
    held = desk.open_grille(CLAIRE)
    fill(held)
    bring(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "ctrl+s")
        assert juror.sees("déjà ouverte ailleurs")
        await juror.press("escape")
        assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.remise is None
        await juror.press("ctrl+s", "p")
        assert await juror.until("Grille remise.")
    assert held.live.refresh() and held.lecture_seule is not None
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.remise is not None


async def test_a_row_of_a_bilan_only_looked_at_opens_the_sheet_there(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b")
        page = juror.app.screen.query_one(Page)
        page.go_to([rang.code for rang in page._rangs].index("CR3.2.4"))
        await juror.press("enter")
        assert juror.evaluation.checklist.current.code == "CR3.2.4"
        await juror.press("escape", "b", "ctrl+s")
        assert juror.evaluation.checklist.current.code == "CR3.1.1" and juror.sees("Il reste 14 critères à évaluer.")


async def test_a_remarque_is_written_from_the_bilan_and_no_letter_hands_the_sheet_in(
    open_app: OpenApp, desk: Desk
) -> None:
    graded(desk)
    bring(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "home", "r")
        assert juror.sees("Une remarque va sur un critère ou une compétence")
        page = juror.app.screen.query_one(Page)
        page.go_to([rang.code for rang in page._rangs].index("C3.1"))
        await juror.press("r")
        assert juror.sees("Remarque sur C3.1")
        await juror.type("très clair")
        await juror.press("enter")
        assert juror.sees("BILAN") and juror.sees("Remarque : très clair")
    grille = desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state
    assert grille.remarque("C3.1") == "très clair" and grille.remise is None


async def test_no_letter_of_the_bilan_commits_anything(open_app: OpenApp, desk: Desk) -> None:
    graded(desk)
    bring(desk)
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b")
        for letter in "azertuiopqsdfghjkmwxcvn":
            await juror.press("home", letter)
            assert juror.sees("BILAN"), letter
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.remise is None
