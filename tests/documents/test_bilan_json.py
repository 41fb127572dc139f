from __future__ import annotations

import json
from typing import Any

from certif_tui.documents.builders.bilan import bilan_document
from certif_tui.documents.renderers.json import json_of
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.incidents.decisions import Recit
from certif_tui.domain.session.evenements import ModeRetard, Presence
from certif_tui.domain.session.presence import Retard
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.incidents import CarnetIncidents
from tests.documents.conftest import BilanOf
from tests.services.desk import CLAIRE, MALGRE, Desk, fill


def loaded(bilan_of: BilanOf) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(json_of(bilan_document(bilan_of())))
    return shape


def test_the_shape_is_the_one_scripts_rely_on(desk: Desk, bilan_of: BilanOf) -> None:
    grille = desk.open_grille()
    grille.evaluate("CR3.1.1", Avis.VALIDE)
    grille.evaluate("CR3.1.2", Avis.NON_VALIDE)
    grille.write_remarque("CR3.1.2", "aucune source")
    desk.open_session().durees.set("dialogue", None)
    shape = loaded(bilan_of)
    first = ["bloc", "statut", "resultat", "competences", "criteres", "temps", "presence"]
    assert list(shape) == [*first, "incidents", "defauts", "ecrit", "remise"]
    assert shape["resultat"] == {"verdict": "en_cours", "grilles_remises": 0, "grilles_attendues": 2}
    assert (shape["bloc"], shape["statut"]) == ("BLOC 3", "possible")
    assert shape["competences"] == [
        {"code": "C3.1", "valides": 1, "total": 5, "requis": 3, "statut": "possible"},
        {"code": "C3.2", "valides": 0, "total": 9, "requis": 5, "statut": "possible"},
    ]
    assert shape["criteres"][:3] == [
        {"code": "CR3.1.1", "avis": "valide", "remarque": None},
        {"code": "CR3.1.2", "avis": "non_valide", "remarque": "aucune source"},
        {"code": "CR3.1.3", "avis": None, "remarque": None},
    ]
    assert len(shape["criteres"]) == 14
    assert shape["temps"] == [
        {"phase": "expose", "prevu_s": 1200, "utilise_s": 0},
        {"phase": "dialogue", "prevu_s": None, "utilise_s": 0},
    ]


def test_presence_and_incidents_are_told_apart_from_the_statut(desk: Desk, bilan_of: BilanOf) -> None:
    ouverte = desk.open_session()
    ouverte.presences.note(CLAIRE, Presence.RETARD, Retard(10, ModeRetard.MEME_FIN))
    carnet = CarnetIncidents(ouverte, ouverte.contexte, DirectWriter())
    carnet.note(Recit("Alarme\x1b incendie", None, minutes=5))
    shape = loaded(bilan_of)
    assert shape["presence"] == {
        "presence": "retard",
        "retard_min": 10,
        "mode_retard": "meme_fin",
        "evalue": True,
    }
    assert [temps["prevu_s"] for temps in shape["temps"]] == [1200, 600]
    [incident] = shape["incidents"]
    assert (incident["numero"], incident["candidat"], incident["minutes"], incident["rendu"]) == (1, None, 5, False)
    assert incident["texte"] == "Alarme\ufffd incendie"
    ouverte.presences.note(CLAIRE, Presence.ABANDON)
    assert loaded(bilan_of)["presence"]["evalue"] is False


def test_a_sheet_handed_in_short_of_its_need_is_not_validated(desk: Desk, bilan_of: BilanOf) -> None:
    grille = desk.open_grille()
    fill(grille)
    for number in range(1, 6):
        grille.evaluate(f"CR3.2.{number}", Avis.NON_VALIDE)
    grille.hand_in(MALGRE)
    shape = loaded(bilan_of)
    assert (shape["statut"], [it["statut"] for it in shape["competences"]]) == ("non_valide", ["valide", "non_valide"])


def test_times_are_whole_seconds(desk: Desk, bilan_of: BilanOf) -> None:
    desk.open_chrono().toggle()
    desk.machine.pass_time(61_999)
    assert loaded(bilan_of)["temps"][0] == {"phase": "expose", "prevu_s": 1200, "utilise_s": 61}


def test_control_and_direction_characters_of_a_remarque_do_not_get_out(desk: Desk, bilan_of: BilanOf) -> None:
    desk.open_grille().write_remarque("CR3.1.1", "a\x1b]52;c;x\x07b\u202ec\nd")
    assert loaded(bilan_of)["criteres"][0]["remarque"] == "a\ufffd]52;c;x\ufffdb\ufffdc\nd"
