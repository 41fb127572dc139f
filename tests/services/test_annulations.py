from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from certif_tui.domain.ecrit.evenements import DossierRecu, TirageEffectue, TravailDemarre
from certif_tui.domain.frozen import replace
from certif_tui.domain.incidents.decisions import Recit
from certif_tui.domain.incidents.evenements import IncidentNote
from certif_tui.domain.planning.evenements import Cadre, PassagesEchanges, PlanEtabli
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import (
    CandidatAjoute,
    EvenementAnnule,
    JureAjoute,
    OrdreFixe,
    Presence,
    PresenceNotee,
)
from certif_tui.domain.session.inscription import Inscription
from certif_tui.domain.session.taking_back import DejaAnnule, Dependant
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.oral.horaires import Horaires
from certif_tui.services.oral.incidents import CarnetIncidents
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.services.registre.annulations import Annulations
from tests.domain.factory import MINUTE
from tests.services.desk import CLAIRE, HUGO, INES, PROJET, Desk

FAITES = 7
"""How many events create the session of the desk."""


def annulations(ouverte: SessionOuverte) -> Annulations:
    return Annulations(CarnetIncidents(ouverte, ouverte.contexte, DirectWriter()))


@pytest.fixture
def ouverte(desk: Desk) -> SessionOuverte:
    return desk.open_session()


def last(ouverte: SessionOuverte, kind: type) -> Any:
    return [it for it in ouverte.live.evenements if isinstance(it, kind)][-1]


def take_back(ouverte: SessionOuverte, evenement: Any, motif: str = "erreur") -> Any:
    return annulations(ouverte).take_back(evenement, motif)


def order(desk: Desk) -> list[str]:
    return [it.slug for it in desk.open_session().session.candidats]


def test_a_sort_is_taken_back_for_another_program_too_and_put_back(desk: Desk, ouverte: SessionOuverte) -> None:
    ouverte.candidats.sort_by_name()
    undone = take_back(ouverte, last(ouverte, OrdreFixe), "  erreur ")
    assert isinstance(undone, EvenementAnnule) and undone.motif == "erreur"
    assert order(desk) == [CLAIRE, HUGO, INES] == [it.slug for it in ouverte.session.candidats]
    take_back(ouverte, undone)
    assert order(desk) == [HUGO, CLAIRE, INES]


def test_a_motif_is_asked_for_and_nothing_is_taken_back_twice(ouverte: SessionOuverte) -> None:
    ouverte.candidats.sort_by_name()
    sort = last(ouverte, OrdreFixe)
    with pytest.raises(Refus, match="motif"):
        take_back(ouverte, sort, " ")
    take_back(ouverte, sort)
    with pytest.raises(DejaAnnule):
        take_back(ouverte, sort)


def test_the_creation_is_never_taken_back_and_an_unknown_number_is_refused(ouverte: SessionOuverte) -> None:
    for numero in (1, 2):
        with pytest.raises(Refus, match="création"):
            take_back(ouverte, annulations(ouverte).numbered(numero))
    for numero in (0, FAITES + 1):
        with pytest.raises(Refus, match="Il n'y a pas d'événement"):
            annulations(ouverte).numbered(numero)


def test_the_last_event_is_the_last_that_can_be_taken_back(desk: Desk, ouverte: SessionOuverte) -> None:
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    ouverte.candidats.sort_by_name()
    taken = []
    for _time in range(4):
        found = annulations(ouverte).last()
        taken.append(type(found))
        take_back(ouverte, found)
        if len(taken) == 2:
            desk.open_chrono(INES).toggle()
    assert taken == [OrdreFixe, PresenceNotee, CandidatAjoute, CandidatAjoute]
    assert order(desk) == [INES]


def test_a_session_of_nothing_but_its_creation_has_nothing_to_take_back(desk: Desk) -> None:
    desk.slug = desk.create(replace(PROJET, lieu="Vide", jures=(), candidats=()))
    with pytest.raises(Refus, match="Rien ne peut"):
        annulations(desk.open_session()).last()


def test_what_a_later_event_needs_is_refused_naming_the_last_one(ouverte: SessionOuverte) -> None:
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    ouverte.candidats.rename(CLAIRE, "DUPOND Claire", "faute de frappe")
    with pytest.raises(Dependant, match=f"n°\u00a0{FAITES + 2} en dépend") as refused:
        take_back(ouverte, annulations(ouverte).numbered(5))
    assert refused.value.evenement == ouverte.live.evenements[-1]


@pytest.mark.parametrize("room", ["chrono", "grille"])
def test_somebody_with_a_sheet_or_a_clock_does_not_vanish(desk: Desk, ouverte: SessionOuverte, room: str) -> None:
    ouverte.candidats.add([Inscription("NOVAK Eva")])
    added = last(ouverte, CandidatAjoute)
    undone = take_back(ouverte, added)
    again = take_back(ouverte, undone)
    if room == "chrono":
        desk.open_chrono(added.candidat).toggle()
    else:
        grille = desk.open_grille(added.candidat)
        grille.write_remarque(desk.referentiel.bloc("BLOC 3").competences[0].code, "à l'heure")
        grille.close()
    for target in (added, again):
        with pytest.raises(Refus, match="NOVAK Eva a déjà une grille ou un chrono"):
            take_back(ouverte, target)
    assert len(order(desk)) == 4


def test_a_jure_who_has_a_sheet_stays_and_another_one_goes(desk: Desk, ouverte: SessionOuverte) -> None:
    grille = desk.open_grille(CLAIRE)
    grille.write_remarque(desk.referentiel.bloc("BLOC 3").competences[0].code, "à l'heure")
    grille.close()
    paul, sophie = (it for it in ouverte.live.evenements if isinstance(it, JureAjoute))
    with pytest.raises(Refus, match="MARTIN Paul a déjà ouvert une grille"):
        take_back(ouverte, paul)
    take_back(ouverte, sophie)
    assert [it.nom for it in ouverte.session.jures] == ["MARTIN Paul"]


def test_a_presence_goes_back_to_what_was_noted_before(ouverte: SessionOuverte) -> None:
    ouverte.presences.note(CLAIRE, Presence.PRESENT)
    ouverte.presences.note(CLAIRE, Presence.ABSENT_JUSTIFIE, motif="confusion")
    take_back(ouverte, last(ouverte, PresenceNotee))
    assert ouverte.session.candidat(CLAIRE).presence is Presence.PRESENT


# What has a taking back of its own


def test_an_incident_gives_its_minutes_back_and_can_stand_again(desk: Desk, ouverte: SessionOuverte) -> None:
    desk.open_chrono(CLAIRE).toggle()
    carnet = CarnetIncidents(ouverte, ouverte.contexte, DirectWriter())
    noted = carnet.note(Recit("Alarme", CLAIRE, minutes=3), rendre=True).incident
    carnet.correct(noted, Recit("Exercice", CLAIRE, minutes=3), "on l'a su")
    undone = take_back(ouverte, last(ouverte, IncidentNote), "mauvais candidat")
    assert isinstance(undone, EvenementAnnule)
    [cancelled] = ouverte.session.incidents
    assert len(desk.open_chrono(CLAIRE).chrono.actions) == 1
    with pytest.raises(DejaAnnule):
        take_back(ouverte, last(ouverte, IncidentNote))
    take_back(ouverte, undone)
    [back] = ouverte.session.incidents
    assert (cancelled.annule, back.annule, back.texte) == ("mauvais candidat", None, "Exercice")


@pytest.fixture
def travail(desk: Desk) -> SessionOuverte:
    """Bloc 1: seven candidats drawn into groups, the work started, the dossier of the first group received."""
    people = tuple(map(Inscription, "ABCDEFG"))
    desk.slug = desk.create(replace(PROJET, bloc="BLOC 1", candidats=people))
    ouverte = desk.open_session()
    for candidat in ouverte.session.candidats:
        ouverte.presences.note(candidat.slug, Presence.PRESENT)
    ouverte.groupes.draw(motif="Essai")
    ouverte.ecrit.start()
    desk.machine.pass_time(MINUTE)
    ouverte.ecrit.receive("G1")
    return ouverte


def test_the_written_part_is_taken_back_from_its_end_and_by_its_own_event(travail: SessionOuverte) -> None:
    added = next(it for it in travail.live.evenements if isinstance(it, CandidatAjoute))
    for kind, needing in ((TravailDemarre, DossierRecu), (TirageEffectue, DossierRecu)):
        with pytest.raises(Dependant) as refused:
            take_back(travail, last(travail, kind))
        assert isinstance(refused.value.evenement, needing)
    assert isinstance(take_back(travail, last(travail, DossierRecu)), EvenementAnnule)
    take_back(travail, last(travail, TravailDemarre))
    with pytest.raises(Dependant) as refused:
        take_back(travail, added)
    assert isinstance(refused.value.evenement, TirageEffectue)
    take_back(travail, last(travail, TirageEffectue))
    assert (travail.session.groupes.tirage, travail.session.groupes.travail) == (None, None)
    assert len(travail.session.groupes.annules) == 3


def test_the_written_part_s_own_taking_back_refuses_what_the_general_one_refuses(travail: SessionOuverte) -> None:
    with pytest.raises(Dependant) as general:
        take_back(travail, last(travail, TravailDemarre))
    ways: tuple[Callable[[], object], ...]
    ways = lambda: travail.ecrit.forget_work("m"), lambda: travail.ecrit.undo(last(travail, TirageEffectue), "m")
    for own in ways:
        with pytest.raises(Dependant, match=str(general.value)) as refused:
            own()
        assert isinstance(refused.value.evenement, DossierRecu)
    assert travail.session.groupes.travail is not None
    travail.ecrit.start(motif="Heure exacte")
    travail.ecrit.forget_work("Erreur")  # the earlier start comes back: the dossiers still have one
    travail.ecrit.forget_dossier("G1", "Erreur")
    travail.ecrit.forget_work("Faux départ")
    assert travail.session.groupes.travail is None


def test_an_operation_undone_on_the_screen_of_the_groups_comes_back(travail: SessionOuverte) -> None:
    before = travail.session.groupes.dossiers
    travail.ecrit.forget_dossier("G1", "erreur")
    with pytest.raises(DejaAnnule):
        take_back(travail, last(travail, DossierRecu))
    take_back(travail, last(travail, EvenementAnnule))
    assert travail.session.groupes.dossiers == before


def test_a_start_that_was_undone_does_not_come_back_over_another_one(travail: SessionOuverte) -> None:
    take_back(travail, last(travail, DossierRecu))
    undone = take_back(travail, last(travail, TravailDemarre))
    other = travail.ecrit.start()
    with pytest.raises(Dependant) as refused:
        take_back(travail, undone)
    assert refused.value.evenement == other
    take_back(travail, other)
    take_back(travail, undone)
    assert travail.session.groupes.travail is not None


def test_a_plan_is_taken_back_after_its_exchanges_and_comes_back_with_them(ouverte: SessionOuverte) -> None:
    horaires = Horaires(ouverte)
    horaires.establish(Cadre.un_jour(jour=date(2026, 11, 23), debut="09:00"))
    horaires.exchange(CLAIRE, INES)
    plan, exchange = last(ouverte, PlanEtabli), last(ouverte, PassagesEchanges)
    with pytest.raises(Dependant) as refused:
        take_back(ouverte, plan)
    assert refused.value.evenement == exchange
    undone = take_back(ouverte, exchange)
    assert isinstance(undone, EvenementAnnule) and horaires.plan.ordre == (CLAIRE, HUGO, INES)
    take_back(ouverte, undone)
    assert horaires.plan.ordre == (INES, HUGO, CLAIRE)
    take_back(ouverte, exchange)
    take_back(ouverte, plan)
    assert horaires.planning.plan is None


def test_nobody_in_the_plan_vanishes_from_under_it(ouverte: SessionOuverte) -> None:
    Horaires(ouverte).establish(Cadre.un_jour(jour=date(2026, 11, 23), debut="09:00"))
    with pytest.raises(Dependant) as refused:
        take_back(ouverte, annulations(ouverte).numbered(5))
    assert isinstance(refused.value.evenement, PlanEtabli)


# With others at work


def test_what_another_program_did_meanwhile_is_seen_before_anything_is_taken_back(
    desk: Desk, ouverte: SessionOuverte
) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.PRESENT)
    with pytest.raises(Dependant):
        take_back(ouverte, annulations(ouverte).numbered(5))


def test_a_program_that_holds_the_session_open_takes_in_what_another_took_back(
    desk: Desk, ouverte: SessionOuverte
) -> None:
    other = desk.open_session()
    other.candidats.sort_by_name()
    assert ouverte.live.refresh()
    take_back(other, last(other, OrdreFixe))
    assert ouverte.live.refresh() and ouverte.session == other.session


def test_a_session_that_can_only_be_read_refuses(desk: Desk, ouverte: SessionOuverte) -> None:
    desk.journal.read_only = True
    reader = desk.open_session()
    with pytest.raises(Refus, match="lecture seule"):
        annulations(reader).check(last(ouverte, CandidatAjoute))


def test_the_presence_of_somebody_who_was_drawn_is_taken_back_after_the_draw_alone(travail: SessionOuverte) -> None:
    take_back(travail, last(travail, DossierRecu))
    take_back(travail, last(travail, TravailDemarre))
    with pytest.raises(Dependant) as refused:
        take_back(travail, last(travail, PresenceNotee))
    assert isinstance(refused.value.evenement, TirageEffectue)
    take_back(travail, last(travail, TirageEffectue))
    take_back(travail, last(travail, PresenceNotee))
