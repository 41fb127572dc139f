"""The person behind a login: named once, before what they do, and again once somebody else was."""

from __future__ import annotations

from datetime import timedelta

from certif_tui.domain.evenements.acte import Entete
from certif_tui.domain.evenements.base import Evenement, Ouverture
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.responsable import named
from certif_tui.domain.session.evenements import CandidatRetire, EvenementAnnule
from certif_tui.domain.session.responsable import PERSONNE, ResponsableNomme
from certif_tui.domain.session.state import apply, fold
from certif_tui.domain.session.taking_back import Target, take_back
from tests.domain.deciding import CLAIRE, SESSION, acte, refused
from tests.domain.factory import MATIN

ANNE = "DURAND Anne"


def entete() -> Entete:
    return acte().entete()


def retrait(auteur: str = "secretariat") -> CandidatRetire:
    return CandidatRetire(**{**entete(), "auteur": auteur}, candidat=CLAIRE, motif="malade")


def test_the_person_is_named_before_what_they_do_at_the_same_instant() -> None:
    done = retrait().model_copy(update={"instant": MATIN - timedelta(hours=1)})
    naming, kept = named([done], entete(), ANNE, PERSONNE)
    assert isinstance(naming, ResponsableNomme)
    assert (naming.auteur, naming.compte, naming.nom, naming.instant) == (
        "secretariat",
        "secretariat",
        ANNE,
        done.instant,
    )
    assert kept is done


def test_nobody_is_named_twice_in_a_row_for_one_login_but_is_again_after_somebody_else() -> None:
    anne, _ = named([retrait()], entete(), ANNE, PERSONNE)
    assert isinstance(anne, ResponsableNomme)
    session = apply(SESSION, anne)
    assert len(named([retrait()], entete(), ANNE, session.responsables)) == 1
    luc, _ = named([retrait()], entete(), "MOREL Luc", session.responsables)
    assert isinstance(luc, ResponsableNomme)
    session = apply(session, luc)
    assert len(named([retrait()], entete(), ANNE, session.responsables)) == 2
    assert session.responsables == {"secretariat": "MOREL Luc"}


def test_what_a_jure_signs_needs_nobody_else_nor_does_a_login_without_a_name() -> None:
    assert len(named([retrait("martin-paul")], entete(), ANNE, PERSONNE)) == 1
    assert len(named([retrait()], entete(), None, PERSONNE)) == 1
    assert named(list[Evenement](), entete(), ANNE, PERSONNE) == []


def test_a_stream_still_begins_with_its_opening() -> None:
    opening = Ouverture(**entete(), flux="s/session.json", referentiel="0" * 64)
    assert [it.type_name() for it in named([opening, retrait()], entete(), ANNE, PERSONNE)] == [
        "ouverture",
        "responsable_nomme",
        "candidat_retire",
    ]


def test_being_responsable_makes_nobody_a_jure() -> None:
    naming, _ = named([retrait()], entete(), ANNE, PERSONNE)
    assert isinstance(naming, ResponsableNomme)
    assert apply(SESSION, naming).jures == SESSION.jures


def test_who_worked_under_a_login_is_not_taken_back() -> None:
    naming, _ = named([retrait()], entete(), ANNE, PERSONNE)
    assert isinstance(naming, ResponsableNomme)
    answer = take_back(SESSION, acte(), Target(naming, [naming]), "erreur")
    assert isinstance(answer, Refus)
    assert "ne s'annule pas : dites qui vous êtes" in refused(answer)
    by_hand = EvenementAnnule(**entete(), cible=naming.id, motif="à la main")
    assert fold("lyon", [naming, by_hand]).responsables == {"secretariat": ANNE}
