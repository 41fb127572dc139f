"""The day of a session from the screen: presences, incidents, the registre."""

from __future__ import annotations

from threading import Event

import pytest

from certif_tui.documents.registre import Registre
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.incidents.decisions import Recit
from certif_tui.domain.incidents.state import Incident
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import ModeRetard, Presence
from certif_tui.domain.session.presence import Retard
from certif_tui.journal import kinds
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.ui.screens.evaluation import Evaluation
from certif_tui.ui.screens.registre import RegistreScreen
from certif_tui.ui.screens.session import SessionScreen
from certif_tui.ui.widgets.page import Page
from tests.services.desk import CLAIRE, HUGO, Desk, fill
from tests.ui.conftest import OpenApp
from tests.ui.folder import Folder
from tests.ui.juror import Juror

MINUTE = 60_000
JURE = "martin-paul"


def candidat(juror: Juror, desk: Desk, slug: str = CLAIRE) -> Candidat:
    assert juror.saved()
    return desk.open_session().session.candidat(slug)


def incidents(juror: Juror, desk: Desk) -> tuple[Incident, ...]:
    assert juror.saved()
    return desk.open_session().session.incidents


async def test_a_delay_asks_its_minutes_then_what_it_does_to_the_oral(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "e", "3")
        await juror.type("10")
        await juror.press("enter")
        assert juror.sees("raccourci (30:00 d'oral)") and juror.sees("finit plus tard (40:00 d'oral)")
        await juror.press("2")
        assert "+ retard 10'" in juror.line_with("DUPONT")
        assert candidat(juror, desk).retard == Retard(10, ModeRetard.MEME_FIN)
        await juror.press("home", "enter", "c", "p")
        assert juror.sees("retard 10'") and juror.sees("10:00")


async def test_a_delay_not_yet_known_is_noted_with_enter_alone(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "e", "3", "enter")
        assert "en retard" in juror.line_with("DUPONT")
        assert (candidat(juror, desk).presence, candidat(juror, desk).retard) == (Presence.RETARD, None)


async def test_a_delay_mistyped_or_too_long_is_refused_and_noted_not_at_all(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "e", "3", "x", "enter")
        assert juror.sees("Tapez un nombre de minutes")
        await juror.press("backspace", "4", "0", "enter", "2")
        assert juror.sees("ne laisse rien de l'oral")
        assert candidat(juror, desk).presence is Presence.ATTENDU


async def test_a_correction_is_made_once_it_says_why(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "e", "2", "home", "e", "4")
        assert juror.sees("Corriger ce qui est déjà noté demande un motif.")
        await juror.press("escape")
        assert candidat(juror, desk).presence is Presence.PRESENT
        await juror.press("e", "4")
        await juror.type("confusion")
        await juror.press("enter")
        assert "– absent justifié" in juror.line_with("DUPONT")
        assert candidat(juror, desk).presence is Presence.ABSENT_JUSTIFIE


@pytest.mark.parametrize(("key", "words"), [("4", "– absent justifié"), ("5", "– abs. injustifié"), ("6", "– abandon")])
async def test_the_list_shows_neither_failed_nor_possible_for_somebody_not_there(
    open_app: OpenApp, desk: Desk, key: str, words: str
) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "e", key)
        row = juror.line_with("DUPONT")
        assert words in row and "non évalué" in row and "à passer" not in row
        await juror.press("home", "b")
        assert juror.sees(": non évalué") and not juror.sees("il en manque") and not juror.sees("Statut du bloc")


async def test_a_fraude_is_reported_with_facts_and_leaves_the_result_open(open_app: OpenApp, desk: Desk) -> None:
    grille = desk.open_grille(CLAIRE)
    fill(grille)
    grille.close()
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "e", "7", "enter")
        assert candidat(juror, desk).presence is Presence.ATTENDU
        await juror.press("p", "7")
        await juror.type("oreillette")
        await juror.press("enter")
        row = juror.line_with("DUPONT")
        assert "! fraude signalée" in row and "réservé" in row and "VALIDÉ" not in row


async def test_the_signs_fit_a_narrow_terminal(open_app: OpenApp, desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.RETARD, Retard(12, ModeRetard.MEME_FIN))
    ouverte.presences.note(HUGO, Presence.ABSENT_NON_JUSTIFIE)
    async with open_app((60, 16), session=desk.slug) as juror:
        await juror.press("1")
        assert "+ 12'" in juror.line_with("DUPONT") and "– abs. inj." in juror.line_with("BERNARD")


async def test_handing_in_the_sheet_of_somebody_absent_asks_first(open_app: OpenApp, desk: Desk) -> None:
    grille = desk.open_grille(CLAIRE)
    fill(grille)
    grille.close()
    desk.open_session().presences.note(CLAIRE, Presence.ABSENT_JUSTIFIE, motif="malade")
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "b", "ctrl+s")
        assert juror.sees("ne dira rien de son résultat") and juror.sees("dossier manquant")
        await juror.press("enter")
        assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.remise is None
        await juror.press("ctrl+s", "m")
        await juror.type("malade le jour même")
        await juror.press("enter")
        assert await juror.until("Grille remise malgré")
        assert juror.sees("Absent (justifié) : non évalué") and not juror.sees("Statut du bloc")


async def test_an_incident_of_the_session_is_noted_in_a_few_keys_and_counted(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "x", "2")
        await juror.type("Alarme incendie")
        await juror.press("enter", "enter")
        assert juror.sees("Incident n° 1 noté.") and juror.sees("1 incident")
        [incident] = incidents(juror, desk)
        assert (incident.texte, incident.candidat, incident.duree_ms) == ("Alarme incendie", None, None)


async def test_an_incident_may_begin_with_its_time_and_a_wrong_one_comes_back(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "x", "1")
        await juror.type("29:00 Malaise")
        await juror.press("enter")
        assert juror.sees("Heure refusée")
        await juror.press("home", "delete", "1", *["right"] * 4, "end", "enter", "enter")
        assert "●1" in juror.line_with("DUPONT")
        [incident] = incidents(juror, desk)
        assert (incident.texte, incident.instant_vecu.hour, incident.candidat) == ("Malaise", 17, CLAIRE)


async def test_closing_any_question_notes_nothing(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "x", "escape", "x", "1", "a", "escape", "x", "1", "a", "enter", "escape")
        assert isinstance(juror.app.screen, SessionScreen)
        assert incidents(juror, desk) == ()


async def test_an_interruption_gives_its_time_back_on_the_sheet_with_enter_alone(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("c", "x", "1")
        await juror.type("Micro en panne")
        await juror.press("enter", "5", "enter")
        assert juror.sees("Rendre 5 min, si l'oral n'est pas terminé")
        await juror.press("enter")
        assert juror.sees("Incident n° 1 noté, 5 min rendues.") and juror.sees("25:00")
        assert isinstance(juror.app.screen, Evaluation)
        [incident] = incidents(juror, desk)
        assert incident.candidat == CLAIRE and incident.ajustement is not None
        await juror.press("b")
        page = juror.app.screen.query_one(Page)
        assert any("Micro en panne (5\u00a0min, temps rendu)" in rang.text for rang in page._rangs)


async def test_an_oral_that_another_program_ends_behind_the_question_gets_no_time_back(
    grade: OpenApp, desk: Desk
) -> None:
    async with grade((100, 24)) as juror:
        await juror.press("c", "x", "1", "a", "enter", "5", "enter")
        desk.open_chrono().end()
        juror.evaluation._look()
        assert await juror.until("oral terminé")  # behind a question, the screen is painted at Textual's next update
        assert juror.sees("si l'oral n'est pas terminé") and not juror.sees("en cours")
        await juror.press("enter")
        assert juror.sees("Temps non rendu : l'oral est terminé") and len(incidents(juror, desk)) == 1


async def test_an_oral_ended_elsewhere_before_the_question_is_not_asked_about(grade: OpenApp, desk: Desk) -> None:
    async with grade((100, 24)) as juror:
        await juror.press("c", "x", "1", "a", "enter")
        desk.open_chrono().end()
        await juror.press("5", "enter")
        assert not juror.sees("Rendre") and juror.sees("Temps non rendu : l'oral est terminé")


async def test_with_the_clock_paused_the_time_is_not_given_back_by_default(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        await juror.press("c", "c", "x", "1", "a", "enter", "5", "enter", "enter")
        assert juror.sees("Incident n° 1 noté.")
        assert desk.open_chrono().chrono.marche is Marche.PAUSE
        assert desk.open_chrono().read().phases[0].prevu_ms == 20 * MINUTE


async def test_before_the_oral_the_incident_is_noted_and_the_screen_says_why_no_time_is_given(
    grade: OpenApp, desk: Desk
) -> None:
    async with grade((100, 24)) as juror:
        await juror.press("x", "1", "a", "enter", "5", "enter")
        assert juror.sees("Temps non rendu : l'oral n'a pas commencé")
        assert len(incidents(juror, desk)) == 1


async def test_an_incident_is_corrected_and_cancelled_from_the_list_with_a_motif(open_app: OpenApp, desk: Desk) -> None:
    ouverte = desk.open_session()
    CarnetIncidents(ouverte, ouverte.contexte, DirectWriter()).note(Recit("Alarme"))
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "x", "3", "1")
        await juror.type(" incendie")
        await juror.press("enter")
        await juror.type("complet")
        await juror.press("enter")
        [incident] = incidents(juror, desk)
        assert incident.texte == "Alarme incendie"
        assert incident.instant_vecu == desk.machine.now().instant
        await juror.press("x", "3", "2", "enter")
        assert juror.sees("L'annulation demande un motif")
        await juror.type("erreur")
        await juror.press("enter")
        assert incidents(juror, desk)[0].annule == "erreur" and not juror.sees("1 incident")


async def test_the_registre_tells_the_day_and_lets_no_escape_through(open_app: OpenApp, desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    CarnetIncidents(ouverte, ouverte.contexte, DirectWriter()).note(Recit("Al\x1b[31marme [b]x[/b]"))
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "z")
        assert await juror.until("lundi 23 novembre 2026")
        assert juror.sees("09:00    8  DUPONT Claire : présent (secretariat)")
        assert juror.sees("Session : incident n° 1 : Al\ufffd[31marme [b]x[/b]")
        await juror.press("z")
        assert isinstance(juror.app.screen, SessionScreen)


async def test_a_delay_noted_elsewhere_shortens_the_clock_of_the_sheet_that_is_open(grade: OpenApp, desk: Desk) -> None:
    async with grade() as juror:
        desk.open_session().presences.note(CLAIRE, Presence.RETARD, Retard(30, ModeRetard.MEME_FIN))
        juror.evaluation._look()
        await juror.settle()
        assert juror.sees("10:00") and juror.sees("retard 30'")


async def to_row(juror: Juror, words: str) -> None:
    """The cursor of the registre, from its top, on the row that holds these words."""
    await juror.press("home")
    page = juror.app.screen.query_one(Page)
    while words not in (page.current.text.replace("\u00a0", " ") if page.current else words):
        await juror.press("down")


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_an_event_chosen_in_the_registre_is_taken_back_with_a_motif_and_put_back(
    open_app: OpenApp, desk: Desk, size: tuple[int, int]
) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT)
    async with open_app(size, session=desk.slug) as juror:
        await juror.press("1", "z")
        assert await juror.until("Claire : présent"), "it opens on what was noted last"
        await to_row(juror, "Claire : présent")
        await juror.press("u", "enter")
        assert juror.sees("L'annulation demande un motif.")
        assert juror.sees("Annuler le n° 8, DUPONT Claire : présent")
        await juror.type("mauvaise ligne")
        await juror.press("enter")
        assert juror.sees("Annulé : n° 8, DUPONT Claire : présent.")
        assert candidat(juror, desk).presence is Presence.ATTENDU
        assert await juror.until("[annulé par")
        await to_row(juror, "annulation du n° 8")
        await juror.press("u")
        await juror.type("si")
        await juror.press("enter")
        assert candidat(juror, desk).presence is Presence.PRESENT
        await juror.press("z")
        assert "présent" in juror.line_with("DUPONT")


async def test_a_registre_read_after_its_screen_was_painted_opens_on_what_was_noted_last(
    open_app: OpenApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted, read = Event(), RegistreScreen._read

    def late(screen: RegistreScreen) -> Registre:
        painted.wait(10)
        return read(screen)

    monkeypatch.setattr(RegistreScreen, "_read", late)
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT)
    async with open_app((60, 16), session=desk.slug) as juror:
        await juror.press("1", "z")
        assert await juror.until("REGISTRE")
        painted.set()
        assert await juror.until("Claire : présent")


async def test_the_registre_says_why_a_row_cannot_be_taken_back(open_app: OpenApp, desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT)
    desk.open_chrono(HUGO).toggle()
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "z")
        assert await juror.until("oral commencé")
        for row, why in (
            ("lundi 23", "Placez le curseur sur une ligne qui porte un numéro."),
            ("création", "La création de la session ne s'annule pas."),
            ("Claire : ajouté", "Annulez d'abord le n° 8, DUPONT Claire : présent : il en dépend."),
            ("Hugo : ajouté", "BERNARD Hugo a déjà une grille ou un chrono"),
            ("oral commencé", "Cette ligne vient d'une grille ou d'un chrono"),
        ):
            await to_row(juror, row)
            await juror.press("u")
            assert juror.sees(why)


async def test_all_are_noted_present_then_exceptions_and_the_cursor_goes_on(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "y")
        assert juror.sees("3 candidats notés présents")
        assert {candidat(juror, desk, it).presence for it in (CLAIRE, HUGO)} == {Presence.PRESENT}
        await juror.press("y")
        await juror.type("mauvaise salle")
        await juror.press("enter")
        assert juror.sees("3 présences de nouveau à noter")
        await juror.press("home", "e", "2", "e", "4")
        assert candidat(juror, desk, CLAIRE).presence is Presence.PRESENT
        assert candidat(juror, desk, HUGO).presence is Presence.ABSENT_JUSTIFIE


async def test_the_last_change_is_taken_back_from_the_list_with_a_motif(open_app: OpenApp, desk: Desk) -> None:
    async with open_app(session=desk.slug) as juror:
        await juror.press("1", "home", "e", "2")
        assert candidat(juror, desk).presence is Presence.PRESENT
        await juror.press("u")
        assert juror.sees("Annuler le n° 8, DUPONT Claire : présent")
        await juror.press("enter")
        assert juror.sees("L'annulation demande un motif.")
        await juror.type("mauvaise ligne")
        await juror.press("enter")
        assert juror.sees("Annulé : n° 8, DUPONT Claire : présent.")
        assert candidat(juror, desk).presence is Presence.ATTENDU


async def test_a_session_of_which_nothing_can_be_taken_back_says_so(folder: Folder) -> None:
    slug = folder.create(jures=())
    async with folder.open(session=slug) as juror:
        await juror.press("escape", "u")
        assert juror.sees("Rien ne peut être annulé dans cette session.")
