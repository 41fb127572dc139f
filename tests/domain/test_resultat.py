"""What a session made of a candidat: one function, whatever the order in which things happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Avis, Statut
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.referentiel.titres import titre_of
from certif_tui.domain.resultat.feuilles import EtatBloc, FeuilleLue, etat_of
from certif_tui.domain.resultat.resultat import DECIDENT, ECARTENT, Resultat, Verdict, resultat_of, waited_for
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.jury import Excuse, Jure, Jury
from certif_tui.domain.session.presence import SANS_RESULTAT, Constat
from certif_tui.domain.session.state import Session
from tests.domain.factory import Feuille

STATUTS = {Avis.VALIDE: Statut.VALIDE, Avis.NON_VALIDE: Statut.NON_VALIDE}
V, N, B, C = EtatBloc.VALIDE, EtatBloc.NON_VALIDE, EtatBloc.VIERGE, EtatBloc.EN_COURS
sheets = st.lists(st.sampled_from(EtatBloc), max_size=4)


def claire(presence: Presence = Presence.PRESENT, *, retire: bool = False) -> Candidat:
    noted = Constat(presence)
    return Candidat("dupont-claire", "DUPONT Claire", ecrit=noted, oral=noted, retire="Désistement" if retire else None)


def of_jures(count: int) -> Session:
    return Session("s", jury=Jury(tuple(Jure(f"jure-{rank}", f"JURÉ {rank}") for rank in range(count))))


def made_of(candidat: Candidat, *etats: EtatBloc, defauts: tuple[str, ...] = ()) -> Resultat:
    return resultat_of(of_jures(len(etats)), candidat, [FeuilleLue(etat) for etat in etats], defauts)


def verdict(*etats: EtatBloc) -> Verdict:
    return made_of(claire(), *etats).verdict


def etat(avis: Avis, *, handed_in: bool) -> EtatBloc:
    held = Feuille()
    held.mark("CR1.1", avis)
    if not handed_in:
        return etat_of(held.grille)
    remise = held.hand_in()
    return etat_of(replace(held.grille, remise=remise.model_copy(update={"statut": STATUTS[avis]})))


def test_the_sheet_handed_in_by_the_only_jure_decides() -> None:
    assert verdict(etat(Avis.VALIDE, handed_in=True)) is Verdict.ACQUIS
    assert verdict(etat(Avis.NON_VALIDE, handed_in=True)) is Verdict.NON_ACQUIS
    assert verdict(etat(Avis.VALIDE, handed_in=False)) is Verdict.EN_COURS


@pytest.mark.parametrize("count", [2, 3])
def test_the_sheets_of_several_jures_who_agree_wait_to_be_proclaimed(count: int) -> None:
    assert verdict(*[V] * count) is Verdict.VALIDE_A_PROCLAMER
    assert verdict(*[N] * count) is Verdict.NON_VALIDE_A_PROCLAMER


def test_no_majority_settles_what_several_jures_do_not_agree_on() -> None:
    assert verdict(V, V, N) is verdict(N, N, V) is verdict(V, N) is Verdict.EN_ATTENTE


@pytest.mark.parametrize("other", [B, C])
def test_a_sheet_handed_in_waits_for_those_of_the_other_jures(other: EtatBloc) -> None:
    assert made_of(claire(), V, other, other) == Resultat(Verdict.EN_ATTENTE_DE_GRILLES, 1, 3)
    assert made_of(claire(), N, V, other) == Resultat(Verdict.EN_ATTENTE_DE_GRILLES, 2, 3)


def test_as_long_as_no_sheet_is_handed_in_the_passage_goes_on() -> None:
    assert verdict(C, B) is verdict(C, C) is Verdict.EN_COURS


def test_a_sheet_opened_and_left_blank_is_nobodys() -> None:
    for count in range(4):
        assert verdict(*[etat_of(Grille())] * count) is Verdict.A_PASSER


WITHOUT = {
    Presence.ABSENT_JUSTIFIE: Verdict.ABSENT,
    Presence.ABSENT_NON_JUSTIFIE: Verdict.ABSENT,
    Presence.ABANDON: Verdict.ABANDON,
    Presence.FRAUDE: Verdict.RESERVE,
}


def test_those_of_whom_no_result_may_be_told_are_the_same_everywhere() -> None:
    assert set(WITHOUT) == SANS_RESULTAT and {*WITHOUT.values(), Verdict.RETIRE} == ECARTENT


@given(st.sampled_from(sorted(WITHOUT)), sheets)
def test_whatever_was_handed_in_somebody_absent_gone_or_reported_has_no_result(
    presence: Presence, etats: list[EtatBloc]
) -> None:
    assert made_of(claire(presence), *etats).verdict is WITHOUT[presence]


@given(st.sampled_from(Presence), sheets)
def test_nothing_decides_about_a_candidat_withdrawn(presence: Presence, etats: list[EtatBloc]) -> None:
    found = made_of(claire(presence, retire=True), *etats)
    assert (found.verdict, found.retire) == (Verdict.RETIRE, "Désistement")


@given(st.sampled_from(Presence), sheets, st.booleans())
def test_only_a_jury_of_one_decides_and_only_about_somebody_who_is_there(
    presence: Presence, etats: list[EtatBloc], retire: bool
) -> None:
    if made_of(claire(presence, retire=retire), *etats).verdict in DECIDENT:
        assert len(etats) == 1 and not retire and presence not in SANS_RESULTAT


@given(st.sampled_from(Presence), sheets, st.booleans())
def test_a_session_that_is_no_proof_proves_nothing_of_anybody(
    presence: Presence, etats: list[EtatBloc], retire: bool
) -> None:
    found = made_of(claire(presence, retire=retire), *etats, defauts=("modifié",))
    assert (found.verdict, found.defauts) == (Verdict.SANS_PREUVE, ("modifié",))


@given(sheets, st.sampled_from([EtatBloc.ILLISIBLE, EtatBloc.SANS_PREUVE]), st.integers(0, 4))
def test_no_verdict_comes_of_a_sheet_that_is_no_proof_whatever_the_others_say(
    etats: list[EtatBloc], hurt: EtatBloc, place: int
) -> None:
    etats.insert(place, hurt)
    assert verdict(*etats) in (Verdict.ILLISIBLE, Verdict.SANS_PREUVE)


@given(sheets, st.integers(2, 4))
def test_no_sheet_alone_decides_for_a_jury_of_several_even_where_all_the_others_are_excused(
    etats: list[EtatBloc], jures: int
) -> None:
    found = resultat_of(of_jures(jures), claire(), [FeuilleLue(it) for it in etats[:jures]])
    assert found.verdict not in DECIDENT
    assert resultat_of(of_jures(jures), claire(), [FeuilleLue(V)]).verdict is Verdict.VALIDE_A_PROCLAMER


def test_who_is_excused_for_a_candidat_is_not_waited_for_there() -> None:
    jury = of_jures(2).jury
    session = Session("s", jury=jury._replace(excuses=(Excuse("jure-0", ("dupont-claire",), "malade"),)))
    assert [it.slug for it in waited_for(session, "dupont-claire")] == ["jure-1"]
    assert waited_for(session, "bernard-hugo") == jury.jures


def test_the_faults_of_session_and_sheets_are_told_together() -> None:
    read = [FeuilleLue(V), FeuilleLue(EtatBloc.SANS_PREUVE, "la grille")]
    assert resultat_of(of_jures(2), claire(), read, ["la session"]).defauts == ("la session", "la grille")


def test_a_heading_of_the_form_is_no_title(officiel: Referentiel) -> None:
    assert titre_of(officiel.intitule) is None
    assert {titre_of(it) for it in ("5 - Référentiels", "5.1. REFERENTIEL D'EVALUATION", "Référentiel")} == {None}


@pytest.mark.parametrize("titre", ["Manager commercial", "3D : concevoir un jeu", "Référent handicap", "2 roues"])
def test_what_names_a_certification_is_its_title(titre: str) -> None:
    assert titre_of(titre) == titre
