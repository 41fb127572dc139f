from __future__ import annotations

import json

from certif_tui.documents.builders.registre import registre_document
from certif_tui.documents.faits import Nature
from certif_tui.documents.registre import LigneRegistre, Registre, build_registre
from certif_tui.documents.renderers.json import json_of
from certif_tui.documents.renderers.text import text_of
from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.incidents.decisions import Recit
from certif_tui.domain.session.evenements import ModeRetard, Precisions, Presence
from certif_tui.domain.session.inscription import inscription_like
from certif_tui.domain.session.presence import Retard
from certif_tui.journal import kinds
from certif_tui.projections.resultats import resultats_of
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.registre.annulations import Annulations
from certif_tui.services.registre.reading import noted_of
from tests.services.desk import CLAIRE, HUGO, INES, MALGRE, Desk, fill

MINUTE = 60_000


def registre(desk: Desk) -> Registre:
    flux = noted_of(desk.journal, desk.slug)
    session = desk.journal.read(kinds.SESSION.at(desk.slug)).state
    resultats = resultats_of(desk.journal, session, ())
    return build_registre(session, flux.session, flux.chronos, flux.grilles, resultats, flux.pannes)


def printed(desk: Desk) -> str:
    return text_of(registre_document(registre(desk)))


def day(desk: Desk) -> list[LigneRegistre]:
    """The rows of the day, those of the preparation left out."""
    return [it for it in registre(desk).lignes if it.nature is not Nature.PREPARATION]


def told(desk: Desk) -> list[str]:
    return [f"{it.nature} {it.candidat} {it.texte}".replace("\u00a0", " ") for it in day(desk)]


def carnet(desk: Desk) -> CarnetIncidents:
    ouverte = desk.open_session()
    return CarnetIncidents(ouverte, ouverte.contexte, DirectWriter())


def test_a_session_only_prepared_tells_its_preparation_with_the_number_of_each_event(desk: Desk) -> None:
    assert day(desk) == []
    told = [f"{it.numero} {it.nom}: {it.texte}" for it in registre(desk).lignes]
    assert told == [
        "2 Session: création, BLOC 3, Lyon",
        "3 Session: juré ajouté\u00a0: MARTIN Paul",
        "4 Session: juré ajouté\u00a0: PETIT Sophie",
        "5 DUPONT Claire: ajouté à la liste",
        "6 BERNARD Hugo: ajouté à la liste",
        "7 LEFÈVRE Inès: ajouté à la liste",
    ]
    assert "  09:00    5  DUPONT Claire\u00a0: ajouté à la liste (secretariat)" in text_of(
        registre_document(registre(desk))
    )


def test_the_day_is_told_in_its_order_whatever_the_file(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.RETARD, Retard(10, ModeRetard.MEME_FIN))
    desk.machine.pass_time(MINUTE)
    desk.open_chrono().toggle()
    desk.machine.pass_time(MINUTE)
    carnet(desk).note(Recit("Alarme", CLAIRE, minutes=2), rendre=True)
    desk.machine.pass_time(MINUTE)
    desk.open_chrono().end()
    desk.machine.pass_time(MINUTE)
    grille = desk.open_grille()
    fill(grille)
    grille.hand_in(MALGRE)
    grille.reopen("erreur de frappe")
    grille.close()
    desk.open_session().candidats.withdraw(HUGO, "désistement")
    assert told(desk) == [
        "presence dupont-claire en retard de 10 min, même heure de fin",
        "chrono dupont-claire oral commencé",
        "incident dupont-claire incident n° 1 : Alarme (2 min, temps rendu)",
        "chrono dupont-claire 2 minutes données à l'oral",
        "chrono dupont-claire oral terminé",
        "retrait bernard-hugo retiré de la session",
        "grille dupont-claire grille remise malgré : dossier manquant",
        "grille dupont-claire grille rouverte",
    ]
    motifs = {it.texte: it.motif for it in day(desk) if it.motif}
    assert motifs["grille rouverte"] == "erreur de frappe" and motifs["retiré de la session"] == "désistement"
    assert motifs["grille remise malgré\u00a0: dossier manquant"] == MALGRE and "Alarme" in motifs.values()


def test_what_is_said_of_a_candidat_is_told_with_what_was_said_before(desk: Desk) -> None:
    ouverte = desk.open_session()
    first = replace(inscription_like(ouverte.session.candidat(INES)), precisions=Precisions(email="i@exemple.fr"))
    ouverte.candidats.correct(INES, first)
    ouverte.candidats.correct(
        INES, replace(first, nom="LEFEBVRE Inès", facteur=PLEIN_TEMPS, precisions=Precisions()), "erreur"
    )
    lignes = [it for it in registre(desk).lignes if it.candidat == INES]
    assert [(it.nom, it.texte.replace("\u00a0", " "), it.motif) for it in lignes] == [
        ("LEFÈVRE Inès", "ajouté à la liste", ""),
        ("LEFÈVRE Inès", "renseignements corrigés : e-mail vide → i@exemple.fr", ""),
        ("LEFÈVRE Inès", "nom corrigé : LEFÈVRE Inès → LEFEBVRE Inès", "erreur"),
        ("LEFEBVRE Inès", "aménagement : tiers-temps → aucun", "erreur"),
        ("LEFEBVRE Inès", "renseignements corrigés : e-mail i@exemple.fr → vide", "erreur"),
    ]


def test_each_line_bears_the_name_of_its_time_on_clocks_and_sheets_too(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT)
    desk.open_chrono().toggle()
    grille = desk.open_grille()
    fill(grille)
    grille.hand_in(MALGRE)
    grille.close()
    desk.machine.pass_time(MINUTE)
    desk.open_session().candidats.rename(CLAIRE, "DUPOND Claire", "Pièce d'identité")
    desk.machine.pass_time(MINUTE)
    desk.open_chrono().end()
    noms = [(it.nature.value, it.nom) for it in registre(desk).lignes if it.candidat == CLAIRE]
    assert noms[1:] == [
        ("presence", "DUPONT Claire"),
        ("chrono", "DUPONT Claire"),
        ("grille", "DUPONT Claire"),
        ("preparation", "DUPONT Claire"),
        ("chrono", "DUPOND Claire"),
    ]


def test_what_was_corrected_or_cancelled_stays_told_with_its_reason(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    ouverte.presences.note(CLAIRE, Presence.ABSENT_JUSTIFIE, motif="confusion")
    first = carnet(desk).note(Recit("Alarme")).incident
    carnet(desk).correct(first, Recit("Exercice"), "on l'a su")
    second = carnet(desk).note(Recit("Bruit")).incident
    carnet(desk).cancel(second, "mauvaise session")
    assert told(desk) == [
        "presence dupont-claire présent",
        "presence dupont-claire présent → absent (justifié)",
        "incident None incident n° 1 : Alarme [corrigé depuis]",
        "incident None correction de l'incident n° 1 : 09:00 Alarme → 09:00 Exercice",
        "incident None incident n° 2 : Bruit [annulé depuis]",
        "incident None incident n° 2 annulé",
    ]
    assert [it.motif for it in day(desk)] == ["", "confusion", "", "on l'a su", "", "mauvaise session"]


def test_an_incident_noted_later_stands_at_its_own_time_and_says_when_it_was_noted(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT)
    start = desk.machine.now().instant
    desk.machine.pass_time(30 * MINUTE)
    desk.open_session().presences.note(HUGO, Presence.PRESENT)
    desk.machine.pass_time(30 * MINUTE)
    carnet(desk).note(Recit("Alarme", instant=start))
    assert [it.nature.value for it in day(desk)] == ["presence", "incident", "presence"]
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
    assert day(desk)[1].motif == "Micro en panne"


def test_time_given_back_then_undone_on_the_clock_is_not_said_to_be_given(desk: Desk) -> None:
    desk.open_chrono().toggle()
    carnet(desk).note(Recit("Alarme", CLAIRE, minutes=2), rendre=True)
    desk.open_chrono().undo()
    assert "incident dupont-claire incident n° 1 : Alarme (2 min)" in told(desk)


def test_the_page_fits_80_columns_names_people_and_lets_no_escape_through(desk: Desk) -> None:
    desk.machine.pass_time(20 * 60 * MINUTE)
    carnet(desk).note(Recit("Al\x1b[31marme \u202e" + "très " * 40, CLAIRE))
    text = printed(desk)
    assert "mardi 24 novembre 2026" in text and "05:00    8  DUPONT Claire\u00a0:" in text and "(secretariat)" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text and "\u202e" not in text


def test_the_json_holds_slugs_and_utc_instants(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT)
    shape = json.loads(json_of(registre_document(registre(desk))))
    assert list(shape) == ["session", "lignes", "resultats", "pannes"]
    a_passer = {"verdict": "a_passer", "grilles_remises": 0, "grilles_attendues": 2}
    assert shape["resultats"][0] == {"candidat": CLAIRE, "nom": "DUPONT Claire", **a_passer}
    assert [it for it in shape["lignes"] if it["nature"] != "preparation"] == [
        {
            "instant": "2026-11-23T08:00:00+00:00",
            "nature": "presence",
            "candidat": CLAIRE,
            "nom": "DUPONT Claire",
            "texte": "présent",
            "motif": None,
            "auteur": "secretariat",
            "personne": None,
            "numero": 8,
            "annule": None,
        }
    ]


def test_what_was_taken_back_and_what_took_it_back_both_stay_told(desk: Desk) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    annulations = Annulations(carnet(desk))
    undone = annulations.take_back(annulations.numbered(8), "mauvaise\x1b ligne")
    text = " ".join(printed(desk).replace("\u00a0", " ").split())
    taken = "8 DUPONT Claire : présent (secretariat) [annulé par secretariat, motif : mauvaise\ufffd ligne]"
    assert taken in text
    assert "9 DUPONT Claire : annulation du n° 8 (présent). Motif : mauvaise\ufffd ligne (secretariat)" in text
    shape = json.loads(json_of(registre_document(registre(desk))))["lignes"][-2]
    assert (shape["numero"], shape["annule"]["auteur"]) == (8, "secretariat")
    annulations.take_back(undone, "si")
    text = " ".join(printed(desk).replace("\u00a0", " ").split())
    assert "8 DUPONT Claire : présent (secretariat) 09:00" in text
    assert "retour sur le n° 9 (annulation du n° 8 (présent)). Motif : si" in text


def test_a_presence_taken_back_is_not_what_was_noted_before(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT)
    annulations = Annulations(carnet(desk))
    annulations.take_back(annulations.numbered(8), "mauvaise ligne")
    desk.open_session().presences.note(CLAIRE, Presence.ABSENT_JUSTIFIE)
    assert told(desk)[-1] == f"presence {CLAIRE} absent (justifié)"


def test_somebody_whose_addition_was_taken_back_keeps_a_name(desk: Desk) -> None:
    annulations = Annulations(carnet(desk))
    annulations.take_back(annulations.numbered(7), "doublon")
    assert "LEFÈVRE Inès\u00a0: ajouté à la liste (secretariat) [annulé" in printed(desk)
