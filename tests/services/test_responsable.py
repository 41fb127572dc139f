"""The gate names the person at the keyboard in the same append as what they do."""

from __future__ import annotations

import pytest

from certif_tui.documents.builders.registre import registre_document
from certif_tui.documents.plan import history
from certif_tui.documents.registre import Registre, build_registre
from certif_tui.documents.renderers.json import json_of
from certif_tui.documents.renderers.text import text_of
from certif_tui.domain.personnes.identites import paire_of
from certif_tui.domain.planning.evenements import Cadre
from certif_tui.domain.session.evenements import Lien, Presence
from certif_tui.domain.session.responsable import ResponsableNomme
from certif_tui.projections.parcours import Lecteur
from certif_tui.projections.resultats import resultats_of
from certif_tui.services.gate.contexte import Responsable
from certif_tui.services.gate.writers import DeferredWriter, DirectWriter
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.personnes.identites import answer
from certif_tui.services.registre.annulations import Annulations
from certif_tui.services.registre.reading import noted_of
from tests.services.desk import CLAIRE, HUGO, PROJET, Desk

ANNE, LUC = "DURAND Anne", "MOREL Luc"


@pytest.fixture
def anne(desk: Desk) -> Desk:
    desk.responsable = Responsable(ANNE)
    return desk


def types(desk: Desk, since: int = 0) -> list[str]:
    return [it.type_name() for it in desk.open_session().live.evenements[since:]]


def registre(desk: Desk) -> Registre:
    ouverte, flux = desk.open_session(), noted_of(desk.journal, desk.slug)
    resultats = resultats_of(desk.journal, ouverte.session, ())
    return build_registre(ouverte.session, flux.session, flux.chronos, flux.grilles, resultats, flux.pannes)


def lines(desk: Desk) -> str:
    return text_of(registre_document(registre(desk)), 200).replace("\u00a0", " ")


def test_the_first_change_names_the_person_in_its_append_and_the_next_does_not(anne: Desk) -> None:
    ouverte = anne.open_session()
    before = len(ouverte.live.evenements)
    ouverte.candidats.withdraw(CLAIRE, "malade")
    assert types(anne, before) == ["responsable_nomme", "candidat_retire"]
    ouverte.candidats.restore(CLAIRE)
    anne.open_session().candidats.withdraw(HUGO, "malade")
    assert types(anne, before) == ["responsable_nomme", "candidat_retire", "candidat_retabli", "candidat_retire"]


def test_what_was_recorded_is_given_without_the_naming(anne: Desk) -> None:
    assert anne.open_session().jury.add("ROUX Jeanne").nom == "ROUX Jeanne"


def test_a_change_that_is_refused_or_changes_nothing_names_nobody(anne: Desk) -> None:
    ouverte = anne.open_session()
    before = len(ouverte.live.evenements)
    with pytest.raises(Exception, match="motif"):
        ouverte.candidats.withdraw(CLAIRE, "")
    ouverte.candidats.move(CLAIRE, 0)
    assert types(anne, before) == []


def test_what_a_jure_notes_names_no_responsable(anne: Desk) -> None:
    ouverte = anne.open_session()
    before = len(ouverte.live.evenements)
    ouverte.presences.note(CLAIRE, Presence.PRESENT, auteur="martin-paul")
    assert types(anne, before) == ["presence_notee"]


def test_a_session_is_created_by_somebody(anne: Desk) -> None:
    anne.slug = anne.create(PROJET)
    assert types(anne)[:3] == ["ouverture", "responsable_nomme", "session_creee"]
    assert len(anne.open_session().session.jures) == 2


def test_two_programs_of_one_person_name_them_once(anne: Desk) -> None:
    one, other = anne.open_session(), anne.open_session()
    before = len(one.live.evenements)
    one.candidats.withdraw(CLAIRE, "malade")
    other.candidats.withdraw(HUGO, "malade")
    assert types(anne, before) == ["responsable_nomme", "candidat_retire", "candidat_retire"]


def test_two_changes_that_wait_together_name_the_person_once(anne: Desk) -> None:
    writer = DeferredWriter()
    ouverte = anne.open_session(writer)
    before = len(ouverte.live.evenements)
    ouverte.candidats.withdraw(CLAIRE, "malade")
    ouverte.candidats.withdraw(HUGO, "malade")
    writer.flush()
    assert types(anne, before) == ["responsable_nomme", "candidat_retire", "candidat_retire"]


def test_two_people_on_one_account_are_told_apart_even_at_once(anne: Desk) -> None:
    writer = DeferredWriter()
    of_anne = anne.open_session(writer)
    of_anne.candidats.withdraw(CLAIRE, "de Anne")
    anne.responsable = Responsable(LUC)
    anne.open_session().candidats.withdraw(HUGO, "de Luc")
    writer.flush()
    said = lines(anne)
    assert f"Motif : de Anne ({ANNE}, responsable)" in said
    assert f"Motif : de Luc ({LUC}, responsable)" in said


def test_the_registre_tells_who_and_json_gives_both(anne: Desk) -> None:
    anne.open_session().candidats.withdraw(CLAIRE, "malade")
    assert f"Session : responsable : {ANNE} (compte secretariat)\n" in lines(anne)
    assert f"retiré de la session. Motif : malade ({ANNE}, responsable)" in lines(anne)
    assert "juré ajouté : MARTIN Paul (secretariat)" in lines(anne)
    data = json_of(registre_document(registre(anne))).decode()
    assert '"auteur": "secretariat"' in data or '"auteur":"secretariat"' in data
    assert f'"personne": "{ANNE}"' in data or f'"personne":"{ANNE}"' in data


def test_the_history_of_the_plan_and_an_identity_tell_of_the_person_named_then(anne: Desk) -> None:
    ouverte = anne.open_session()
    ouverte.horaires.establish(Cadre.un_jour(jour=PROJET.date, debut="09:00", deliberation=10, changement=5))
    anne.responsable = Responsable(LUC)
    ouverte = anne.open_session()
    ouverte.horaires.exchange(CLAIRE, HUGO, "train")
    other = anne.create(PROJET)
    answer(anne.contexte, Lecteur(anne.journal).read(), paire_of((anne.slug, CLAIRE), (other, CLAIRE)), Lien.MEME)
    established, exchanged = history(anne.open_session().session)
    assert f"par {ANNE}, responsable" in established and f"par {LUC}, responsable : train" in exchanged.replace(
        "\u00a0", " "
    )
    [said] = Lecteur(anne.journal).read().reponses.values()
    assert (said.auteur, said.personne) == ("secretariat", LUC)


def test_the_last_change_to_take_back_is_never_the_naming(anne: Desk) -> None:
    ouverte = anne.open_session()
    ouverte.candidats.withdraw(CLAIRE, "malade")
    annulations = Annulations(CarnetIncidents(ouverte, ouverte.contexte, DirectWriter()))
    annulations.take_back(annulations.last(), "erreur")
    assert ouverte.session.candidat(CLAIRE).retire is None
    assert f"[annulé par {ANNE}, responsable" in lines(anne)
    assert annulations.last().type != "responsable_nomme"


def test_what_is_done_to_a_clock_is_told_of_the_person_named_then(anne: Desk) -> None:
    ouverte = anne.open_session()
    ouverte.name_responsable()
    ouverte.name_responsable()
    assert sum(isinstance(it, ResponsableNomme) for it in ouverte.live.evenements) == 1
    assert registre(anne).session.responsables == {"secretariat": ANNE}


def test_a_login_that_is_a_slug_of_the_jury_is_told_as_the_jure_it_names(desk: Desk) -> None:
    desk.open_session().jury.add("secretariat")
    before = len(desk.open_session().live.evenements)
    desk.responsable = Responsable(ANNE)
    desk.open_session().candidats.withdraw(CLAIRE, "malade")
    assert types(desk, before) == ["candidat_retire"]
