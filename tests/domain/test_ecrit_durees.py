"""The hours of the written part to their limits: how long, by whom, to the second; what is taken back at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.ecrit.decisions.annulation import take_back_all_received, take_back_last
from certif_tui.domain.ecrit.decisions.tirage import Tirer, draw, find_groupe, move
from certif_tui.domain.ecrit.decisions.travail import Dates, receive, receive_all, set_echeance, start
from certif_tui.domain.ecrit.evenements import DossierRecu
from certif_tui.domain.ecrit.indices import Indice, indices_of
from certif_tui.domain.ecrit.travail import read_work, rendu_of, sitting_ms
from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session
from tests.domain.deciding import acte, after, refused
from tests.domain.factory import HOUR, MATIN, Feuille, with_ecrit

SESSION = Session("lyon", candidats=tuple(Candidat(it, it.upper(), ecrit=Constat(Presence.PRESENT)) for it in "abcdef"))
JOUR = date(2026, 6, 8)


@pytest.fixture
def bloc(officiel: Referentiel) -> Bloc:
    return officiel.bloc("BLOC 1")


@pytest.fixture
def drawn(bloc: Bloc) -> Session:
    return after(SESSION, draw(SESSION, acte(), bloc, Tirer("2026", None, ("Alpha",))))


# How long, and by when


@pytest.mark.parametrize(("heures", "timed"), [(24, 24 * HOUR), (25, None)])
def test_a_clock_runs_a_work_of_one_day_at_most(bloc: Bloc, heures: int, timed: int | None) -> None:
    assert sitting_ms(with_ecrit(bloc, duree_heures=heures).epreuve.ecrit) == timed


@pytest.mark.parametrize("dates", [Dates(debut=JOUR, echeance=MATIN), Dates(fin=JOUR, echeance=MATIN)])
def test_a_deadline_with_one_day_only_is_refused(officiel: Referentiel, dates: Dates) -> None:
    said = "Donnez le premier et le dernier jour, ou seulement l'échéance."
    assert refused(set_echeance(SESSION, acte(), officiel.bloc("BLOC 2"), dates)) == said


def test_a_work_may_begin_and_end_on_one_day_and_is_due_at_its_noon(officiel: Referentiel) -> None:
    decided = set_echeance(SESSION, acte(), officiel.bloc("BLOC 2"), Dates(JOUR, JOUR), "Une journée")
    echeance = after(SESSION, decided).groupes.echeance
    assert echeance is not None and echeance.echeance == datetime(2026, 6, 8, 10, tzinfo=UTC)


def test_a_deadline_is_kept_in_universal_time_on_any_machine(officiel: Referentiel) -> None:
    decided = set_echeance(SESSION, acte(), officiel.bloc("BLOC 2"), Dates(JOUR, JOUR + timedelta(days=4)))
    echeance = after(SESSION, decided).groupes.echeance
    assert echeance is not None and echeance.echeance.tzinfo is UTC


def test_a_start_within_a_millisecond_is_counted_in_whole_ones(bloc: Bloc, drawn: Session) -> None:
    debut = MATIN - timedelta(microseconds=2700)
    travail = after(drawn, start(drawn, acte(), bloc, debut=debut, motif="Oubli")).groupes.travail
    assert travail is not None and travail.ecoule_ms == 2


def test_a_dossier_within_a_millisecond_of_its_date_is_counted_in_whole_ones(officiel: Referentiel) -> None:
    bloc, due = officiel.bloc("BLOC 3"), MATIN - timedelta(microseconds=2700)
    fixed = after(SESSION, set_echeance(SESSION, acte(), bloc, Dates(echeance=due)))
    come = after(fixed, receive(fixed, acte(), bloc, "a", vu=None))
    rendu = rendu_of(come, come.candidat("a"))
    assert rendu is not None and rendu.retard_ms == 2


def test_the_clock_of_the_work_names_it_and_runs(bloc: Bloc, drawn: Session) -> None:
    travail = after(drawn, start(drawn, acte(), bloc)).groupes.travail
    assert travail is not None
    lecture = read_work(travail, PLEIN_TEMPS, Maintenant(travail.instant + timedelta(hours=1), travail.repere))
    assert [it.phase.intitule for it in lecture.phases] == ["Travail"]


# Whose dossier


def test_a_dossier_of_ones_own_is_spoken_of_from_a_date_a_start_or_another_dossier(
    officiel: Referentiel, bloc: Bloc
) -> None:
    alone, a = officiel.bloc("BLOC 3"), SESSION.candidat("a")
    assert rendu_of(SESSION, a) is None
    for decided in (
        set_echeance(SESSION, acte(), alone, Dates(echeance=MATIN)),
        receive(SESSION, acte(), alone, "b", vu=None),
        start(SESSION, acte(), with_ecrit(bloc, forme="individuel"), motif="Essai"),
    ):
        rendu = rendu_of(after(SESSION, decided), a)
        assert rendu is not None and (rendu.remettant, rendu.dossier) == ("a", None)


def test_a_dossier_that_was_handed_in_alone_is_found_again(officiel: Referentiel) -> None:
    come = after(SESSION, receive(SESSION, acte(), officiel.bloc("BLOC 3"), "a", vu=None))
    rendu = rendu_of(come, come.candidat("a"))
    assert rendu is not None and rendu.remettant == "a" and rendu.dossier == come.groupes.dossiers["a"]


def test_what_keeps_a_draw_names_the_groups_that_handed_something_in(bloc: Bloc, drawn: Session) -> None:
    handed = after(drawn, receive_all(drawn, acte(), bloc, vu=drawn.groupes.tirage))
    said = refused(draw(handed, acte(), bloc, Tirer("2027", handed.groupes.tirage, motif="m")))
    assert said == "Dossier déjà reçu (G1, G2) : annulez d'abord sa réception, puis tirez à nouveau."


def test_a_group_that_is_not_there_is_told_with_those_that_are(drawn: Session) -> None:
    for session, hint in ((drawn, "Groupes : G1, G2."), (SESSION, "pas encore tirés")):
        with pytest.raises(Exception, match="pas de groupe") as refus:
            find_groupe(session, "G9")
        assert hint in str(refus.value).replace("\u00a0", " ")
    with pytest.raises(KeyError, match="G9"):
        drawn.groupes.groupe("G9")


# Hints


def test_a_hint_holds_the_remark_beside_the_tick() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1", Avis.VALIDE)
    feuille.write("CR1.1", "Bien vu")
    feuille.write("CR1.2", "À revoir")
    assert indices_of(feuille.grille) == {"CR1.1": Indice(Avis.VALIDE, "Bien vu"), "CR1.2": Indice(None, "À revoir")}


# Taking back


def test_all_the_dossiers_received_at_once_are_taken_back_with_one_motif(bloc: Bloc, drawn: Session) -> None:
    decided = receive_all(drawn, acte(), bloc, vu=drawn.groupes.tirage)
    come = after(drawn, decided)
    received = come.groupes.recus_ensemble
    for taken in (
        take_back_last(come, acte(), [*received], " Mauvaise session ", vus=received),
        take_back_all_received(come, acte(), [*received], " Mauvaise session "),
    ):
        back = after(come, taken).groupes
        assert not back.dossiers and [it.motif for _fait, it in back.annules] == ["Mauvaise session"] * 2
    assert "demande un motif" in refused(take_back_all_received(come, acte(), [*received], " "))
    assert isinstance(received[0], DossierRecu)


def test_one_taken_out_of_their_group_is_put_back_in_one(bloc: Bloc, drawn: Session) -> None:
    vu = drawn.groupes.tirage
    out = after(drawn, move(drawn, acte(), bloc, "a", None, "Parti", vu=vu))
    back = after(out, move(out, acte(), bloc, "a", "G2", "Revenu", vu=vu))
    assert back.groupes.groupe_of("a") == back.groupes.groupe("G2")


def test_a_dossier_still_awaited_is_told_of_no_guessed_hour(bloc: Bloc, drawn: Session) -> None:
    begun = after(drawn, start(drawn, acte(), bloc))
    rendu = rendu_of(begun, begun.candidat("a"))
    assert rendu is not None and (rendu.retard_ms, rendu.approche) == (None, False)
