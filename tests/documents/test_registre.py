from __future__ import annotations

import json

from certif_tui.documents.registre import Registre, build_registre
from certif_tui.documents.registre_texte import registre_json, registre_texte
from certif_tui.domain.evenements.session import ModeRetard, Presence
from certif_tui.domain.presence import Retard
from certif_tui.services.incidents import CarnetIncidents, Recit
from certif_tui.services.registre import read_flux
from certif_tui.services.tableau import read_session
from certif_tui.services.writers import DirectWriter
from tests.services.desk import CLAIRE, HUGO, Desk, fill

MINUTE = 60_000


def registre(desk: Desk) -> Registre:
    flux = read_flux(desk.journal, desk.slug)
    session = read_session(desk.journal, desk.slug)
    return build_registre(session, flux.session, flux.chronos, flux.grilles, flux.pannes)


def told(desk: Desk) -> list[str]:
    return [f"{it.nature} {it.candidat} {it.texte}".replace("\u00a0", " ") for it in registre(desk).lignes]


def carnet(desk: Desk) -> CarnetIncidents:
    ouverte = desk.open_session()
    return CarnetIncidents(ouverte, ouverte.contexte, DirectWriter())


def test_a_session_only_prepared_has_nothing_to_tell(desk: Desk) -> None:
    assert registre(desk).lignes == ()
    assert "Rien n'a été noté." in registre_texte(registre(desk))


def test_the_day_is_told_in_its_order_whatever_the_file(desk: Desk) -> None:
    desk.open_session().note_presence(CLAIRE, Presence.RETARD, Retard(10, ModeRetard.MEME_FIN))
    desk.machine.pass_time(MINUTE)
    desk.open_chrono().toggle()
    desk.machine.pass_time(MINUTE)
    carnet(desk).note(Recit("Alarme", CLAIRE, minutes=2), rendre=True)
    desk.machine.pass_time(MINUTE)
    desk.open_chrono().end()
    desk.machine.pass_time(MINUTE)
    grille = desk.open_grille()
    fill(grille)
    grille.hand_in()
    grille.reopen("erreur de frappe")
    grille.close()
    desk.open_session().withdraw(HUGO, "désistement")
    assert told(desk) == [
        "presence dupont-claire en retard de 10 min, même heure de fin",
        "chrono dupont-claire oral commencé",
        "incident dupont-claire incident n° 1 : Alarme (2 min, temps rendu)",
        "chrono dupont-claire 2 minutes données à l'oral",
        "chrono dupont-claire oral terminé",
        "retrait bernard-hugo retiré de la session",
        "grille dupont-claire grille remise",
        "grille dupont-claire grille rouverte",
    ]
    motifs = {it.texte: it.motif for it in registre(desk).lignes if it.motif}
    assert motifs["grille rouverte"] == "erreur de frappe" and motifs["retiré de la session"] == "désistement"
    assert "Alarme" in motifs.values()


def test_what_was_corrected_or_cancelled_stays_told_with_its_reason(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.note_presence(CLAIRE, Presence.PRESENT)
    ouverte.note_presence(CLAIRE, Presence.ABSENT_JUSTIFIE, motif="confusion")
    first = carnet(desk).note(Recit("Alarme")).incident
    carnet(desk).correct(first, Recit("Exercice"), "on l'a su")
    second = carnet(desk).note(Recit("Bruit")).incident
    carnet(desk).cancel(second, "mauvaise session")
    assert told(desk) == [
        "presence dupont-claire présent",
        "presence dupont-claire absent (justifié) (noté avant : présent)",
        "incident None incident n° 1 : Alarme [corrigé depuis]",
        "incident None correction, 09:00, incident n° 1 : Exercice",
        "incident None incident n° 2 : Bruit [annulé depuis]",
        "incident None incident n° 2 annulé",
    ]
    assert [it.motif for it in registre(desk).lignes] == ["", "confusion", "", "on l'a su", "", "mauvaise session"]


def test_an_incident_noted_later_stands_at_its_own_time_and_says_when_it_was_noted(desk: Desk) -> None:
    desk.open_session().note_presence(CLAIRE, Presence.PRESENT)
    start = desk.machine.now().instant
    desk.machine.pass_time(30 * MINUTE)
    desk.open_session().note_presence(HUGO, Presence.PRESENT)
    desk.machine.pass_time(30 * MINUTE)
    carnet(desk).note(Recit("Alarme", instant=start))
    assert [it.nature.value for it in registre(desk).lignes] == ["presence", "incident", "presence"]
    assert "incident n° 1 : Alarme, noté à 10:00" in told(desk)[1]


def test_the_anomalies_of_a_clock_are_told_and_so_is_what_was_undone(desk: Desk) -> None:
    desk.open_chrono().toggle()
    desk.open_chrono().adjust(3)
    desk.open_chrono().give_reason("Micro en panne")
    desk.open_chrono().adjust(-1)
    desk.open_chrono().undo()
    desk.machine.reboot(MINUTE)
    desk.open_chrono().next_phase()
    desk.open_chrono().confirm()
    desk.open_chrono().end()
    assert [it.removeprefix(f"chrono {CLAIRE} ") for it in told(desk)] == [
        "oral commencé",
        "3 minutes données à l'oral",
        "1 minute retirée de l'oral [annulé depuis]",
        "temps approché depuis la dernière action, l'ordinateur a redémarré ou changé",
        "temps approché, confirmé",
        "oral terminé",
    ]
    assert registre(desk).lignes[1].motif == "Micro en panne"


def test_time_given_back_then_undone_on_the_clock_is_not_said_to_be_given(desk: Desk) -> None:
    desk.open_chrono().toggle()
    carnet(desk).note(Recit("Alarme", CLAIRE, minutes=2), rendre=True)
    desk.open_chrono().undo()
    assert "incident dupont-claire incident n° 1 : Alarme (2 min)" in told(desk)


def test_the_page_fits_80_columns_names_people_and_lets_no_escape_through(desk: Desk) -> None:
    desk.machine.pass_time(20 * 60 * MINUTE)
    carnet(desk).note(Recit("Al\x1b[31marme \u202e" + "très " * 40, CLAIRE))
    text = registre_texte(registre(desk))
    assert "mardi 24 novembre 2026" in text and "05:00 DUPONT Claire\u00a0:" in text and "(secretariat)" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text and "\u202e" not in text


def test_the_json_holds_slugs_and_utc_instants(desk: Desk) -> None:
    desk.open_session().note_presence(CLAIRE, Presence.PRESENT)
    shape = json.loads(registre_json(registre(desk)))
    assert list(shape) == ["session", "lignes", "pannes"]
    assert shape["lignes"] == [
        {
            "instant": "2026-11-23T08:00:00+00:00",
            "nature": "presence",
            "candidat": CLAIRE,
            "texte": "présent",
            "motif": None,
            "auteur": "secretariat",
        }
    ]
