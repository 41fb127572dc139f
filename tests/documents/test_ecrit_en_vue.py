"""The group, the company of its case and the dossier are told: on the bilan, in the plan, in its calendar."""

from __future__ import annotations

import json
from datetime import date

import pytest
from icalendar import Calendar

from certif_tui.documents.builders.bilan import bilan_document
from certif_tui.documents.builders.plan import plan_document
from certif_tui.documents.ecrit import SituationEcrit
from certif_tui.documents.renderers.ics import plan_ics
from certif_tui.documents.renderers.json import json_of
from certif_tui.documents.renderers.text import text_of
from certif_tui.domain.ecrit.evenements import GroupeTire, TirageEffectue
from certif_tui.domain.frozen import replace
from certif_tui.domain.planning.agenda import entrees
from certif_tui.domain.planning.evenements import Cadre
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.projections.suivi import SuiviDuJour
from certif_tui.services.preparation.sessions import SessionOuverte
from tests.documents.conftest import BilanOf
from tests.domain.factory import HOUR, MINUTE
from tests.services.desk import CLAIRE, HUGO, PROJET, Desk

CAS = "Vélo-Cité\x1b (cycles)"


@pytest.fixture
def desk(officiel: Referentiel) -> Desk:
    return Desk(officiel, projet=replace(PROJET, bloc="BLOC 1"))


def draw(ouverte: SessionOuverte) -> None:
    """A draw as a journal may hold it: Claire's group has a case, its name as somebody pasted it."""
    drawn = TirageEffectue(
        **ouverte.contexte.entete(),
        graine="graine",
        algorithme="essai",
        candidats=(CLAIRE,),
        tailles=(1,),
        groupes=(GroupeTire(code="G1", membres=(CLAIRE,), cas=CAS),),
    )
    ouverte.record_or_raise(lambda _session: [drawn])


def told(desk: Desk, candidat: str = CLAIRE, *, exige: bool = False) -> SituationEcrit:
    session = desk.open_session().session
    return SituationEcrit.of(session, session.candidat(candidat), exige=exige)


def test_nothing_is_said_of_a_dossier_nobody_spoke_of_but_where_it_is_required(desk: Desk) -> None:
    assert (told(desk).dossier, told(desk).words("Europe/Paris")) == ("", "")
    assert told(desk, exige=True).words("Europe/Paris") == "dossier manquant"


def test_the_dossier_is_the_groups_in_time_or_late(desk: Desk, bilan_of: BilanOf) -> None:
    ouverte = desk.open_session()
    draw(ouverte)
    assert told(desk).words("Europe/Paris") == f"groupe G1, {CAS}, dossier manquant"
    ouverte.ecrit.start(motif="Essai")
    desk.machine.pass_time(8 * HOUR + 20 * MINUTE)
    ouverte.ecrit.receive("G1")
    assert told(desk).dossier == "dossier en retard de 20\u00a0min"
    assert told(desk).words("Europe/Paris").endswith("reçu le 23 novembre 2026 à 17:20, en retard de 20\u00a0min")
    assert (told(desk, HUGO).groupe, told(desk, HUGO).dossier) == ("", "dossier manquant")
    document = bilan_document(bilan_of())
    assert "Écrit : groupe G1, Vélo-Cité\ufffd (cycles), dossier reçu" in text_of(document).replace("\u00a0", " ")
    shape = json.loads(json_of(document))["ecrit"]
    assert (shape["groupe"], shape["cas"], shape["retard_s"]) == ("G1", "Vélo-Cité\ufffd (cycles)", 1200)


def test_the_plan_and_its_calendar_name_the_company_of_each(desk: Desk) -> None:
    ouverte = desk.open_session()
    draw(ouverte)
    ouverte.horaires.establish(Cadre.un_jour(date(2026, 11, 23), "09:00"))
    session, now = ouverte.session, desk.machine.now()
    followed = SuiviDuJour(desk.journal, ouverte.bloc.epreuve).read(session, now)
    assert followed is not None
    document = plan_document(session, followed, (), now.instant)
    assert "G1 · Vélo-Cité\ufffd (cycles) · dossier manquant" in text_of(document)
    first = json.loads(json_of(document))["passages"][0]["ecrit"]
    assert (first["groupe"], first["recu"]) == ("G1", None)
    entry, *_ = Calendar.from_ical(plan_ics(session, entrees(session), ouverte.horaires.revision)).walk("VEVENT")
    assert str(entry["description"]) == "groupe G1, Vélo-Cité\ufffd (cycles), dossier manquant"
