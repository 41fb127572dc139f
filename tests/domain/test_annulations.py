from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.ecrit.evenements import EcheanceFixee
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.evenements.catalogue import parse_evenement
from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.planning.evenements import PassageReporte, PassagesEchanges, PlanEtabli
from certif_tui.domain.planning.placement import PassagePrevu
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.annulations import EN_PLACE, annules, cible_of, standing
from certif_tui.domain.session.dependances import dependance
from certif_tui.domain.session.evenements import (
    CandidatAjoute,
    CandidatDeplace,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    DureeFixee,
    EvenementAnnule,
    JureAjoute,
    OrdreFixe,
    Presence,
    PresenceNotee,
    SessionCreee,
)
from certif_tui.domain.session.state import Session, fold, step
from certif_tui.domain.session.taking_back import DejaAnnule, Target, take_back, without
from tests.domain.factory import MATIN, MINUTE, Machine, Scribe
from tests.domain.planned import PARIS, cadre_of, planifier

SLUGS = ("ana", "bob", "cyd")


class Liste:
    """A session of three candidats and what was done in it."""

    def __init__(self) -> None:
        self.scribe = Scribe()
        self.evenements: list[Any] = []
        self.record(Ouverture, flux="s/session", referentiel="0" * 64)
        self.record(SessionCreee, bloc="BLOC 3", date=date(2026, 6, 12), lieu="Lyon", fuseau="Europe/Paris")
        self.added = {slug: self.record(CandidatAjoute, candidat=slug, nom=slug.upper()) for slug in SLUGS}

    def record(self, kind: type, **fields: Any) -> Any:
        self.evenements.append(self.scribe(kind, **fields))
        return self.evenements[-1]

    def take_back(self, evenement: Any) -> EvenementAnnule:
        return self.record(EvenementAnnule, cible=cible_of(evenement), motif="erreur")  # type: ignore[no-any-return]

    @property
    def session(self) -> Session:
        return fold("s", self.evenements)

    def in_the_way(self, evenement: Any) -> Any:
        """What would miss that event, with whether it would come back."""
        found = dependance("s", self.evenements, without(Target(evenement, self.evenements)))
        return found and (found.evenement, found.revient)


@pytest.fixture
def liste() -> Liste:
    return Liste()


def order(liste: Liste) -> list[str]:
    return [it.slug for it in liste.session.candidats]


def test_what_is_taken_back_never_happened_and_taking_that_back_makes_it_count_again(liste: Liste) -> None:
    before = liste.session
    moved = liste.record(OrdreFixe, ordre=("cyd", "bob", "ana"))
    after = liste.session
    first = liste.take_back(moved)
    assert liste.session == before
    second = liste.take_back(first)
    assert liste.session == after
    liste.take_back(second)
    assert liste.session == before


def test_an_earlier_event_is_taken_back_from_under_later_ones(liste: Liste) -> None:
    noted = liste.record(PresenceNotee, candidat="ana", presence=Presence.ABSENT_JUSTIFIE)
    liste.record(PresenceNotee, candidat="bob", presence=Presence.PRESENT)
    liste.take_back(noted)
    presences = {it.slug: it.presence for it in liste.session.candidats}
    assert presences == {"ana": Presence.ATTENDU, "bob": Presence.PRESENT, "cyd": Presence.ATTENDU}


def test_the_creation_what_is_unknown_and_what_comes_later_cannot_be_taken_back(liste: Liste) -> None:
    before = liste.session
    later = liste.scribe(CandidatAjoute, candidat="dan", nom="DAN")
    for target in (*liste.evenements[:2], later):
        liste.take_back(target)
    own = f"{99:032x}"
    liste.evenements.append(liste.scribe(EvenementAnnule, cible=own, motif="?").model_copy(update={"id": own}))
    assert liste.session == before and not annules(liste.evenements)
    liste.evenements.append(later)
    assert "dan" in order(liste)


def test_of_two_that_take_the_same_event_back_the_first_counts(liste: Liste) -> None:
    moved = liste.record(CandidatDeplace, candidat="ana", rang=2)
    first, _second = liste.take_back(moved), liste.take_back(moved)
    assert annules(liste.evenements)[moved.id] == first
    liste.take_back(first)
    assert order(liste) == ["bob", "cyd", "ana"]


def test_a_state_cannot_be_stepped_over_a_taking_back(liste: Liste) -> None:
    moved = liste.record(CandidatDeplace, candidat="ana", rang=2)
    before = liste.session
    assert step(before, liste.take_back(moved)) is None
    assert step(before, liste.record(CandidatDeplace, candidat="bob", rang=0)) is not None


@pytest.mark.parametrize("kind", ["evenement_annule", "operation_annulee", "planning_annule", "incident_annule"])
def test_whatever_took_something_back_in_an_older_file_is_read_as_the_one_taking_back(kind: str) -> None:
    named = "ident" if kind == "incident_annule" else "cible"
    stored = {"v": 1, "type": kind, "id": "1" * 32, "instant": "2026-06-12T08:00:00Z", "auteur": "x", "motif": "erreur"}
    read = parse_evenement({**stored, named: "c" * 32})
    assert isinstance(read, EvenementAnnule)
    assert (read.v, read.cible, read.motif) == (2, "c" * 32, "erreur")
    assert parse_evenement(read.model_dump(mode="json")) == read


# What needs what


def test_an_addition_is_needed_by_whatever_was_said_of_the_candidat_the_last_one_named(liste: Liste) -> None:
    liste.record(CandidatRenomme, candidat="ana", nom="Ana")
    last = liste.record(PresenceNotee, candidat="ana", presence=Presence.PRESENT)
    assert liste.in_the_way(liste.added["ana"]) == (last, False)
    assert liste.in_the_way(liste.added["bob"]) is None


def test_a_sort_needs_nobody(liste: Liste) -> None:
    liste.record(OrdreFixe, ordre=SLUGS[::-1])
    assert liste.in_the_way(liste.added["bob"]) is None


def test_putting_back_needs_the_withdrawal(liste: Liste) -> None:
    retired = liste.record(CandidatRetire, candidat="ana", motif="grippe")
    back = liste.record(CandidatRetabli, candidat="ana")
    assert liste.in_the_way(retired) == (back, False)
    liste.take_back(back)
    assert liste.in_the_way(retired) is None


def test_somebody_added_under_the_same_slug_since_stands_in_the_way_of_the_first(liste: Liste) -> None:
    undone = liste.take_back(liste.added["ana"])
    other = liste.record(CandidatAjoute, candidat="ana", nom="Une autre Ana")
    assert liste.in_the_way(undone) == (other, False)


def test_what_would_come_back_needs_what_was_taken_back_since(liste: Liste) -> None:
    noted = liste.record(PresenceNotee, candidat="ana", presence=Presence.PRESENT)
    undone = liste.take_back(noted)
    liste.take_back(liste.added["ana"])
    assert liste.in_the_way(undone) == (noted, True)


# Whatever was done

WHO = st.sampled_from(SLUGS)
IDENTS = st.sampled_from(["a" * 32, "b" * 32])
PLAGES = cadre_of().plages
CRENEAUX = planifier([PassagePrevu(slug, 30 * MINUTE) for slug in SLUGS], cadre_of(), PARIS)


def deed(kind: type, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(st.just(kind), st.fixed_dictionaries(fields))


DEEDS = st.one_of(
    deed(CandidatRenomme, candidat=WHO, nom=st.sampled_from(["X", "Y"])),
    deed(CandidatDeplace, candidat=WHO, rang=st.integers(0, 3)),
    deed(OrdreFixe, ordre=st.permutations(SLUGS).map(tuple)),
    deed(CandidatRetire, candidat=WHO, motif=st.just("?")),
    deed(CandidatRetabli, candidat=WHO),
    deed(PresenceNotee, candidat=WHO, presence=st.sampled_from(Presence)),
    deed(JureAjoute, jure=WHO, nom=st.just("J")),
    deed(DureeFixee, phase=st.just("expose"), minutes=st.integers(1, 60)),
    deed(IncidentNote, ident=IDENTS, candidat=WHO, texte=st.just("Alarme"), instant_vecu=st.just(MATIN)),
    deed(
        IncidentCorrige, ident=IDENTS, candidat=WHO, texte=st.just("?"), instant_vecu=st.just(MATIN), motif=st.just("?")
    ),
    deed(EcheanceFixee, echeance=st.just(MATIN), motif=st.sampled_from([None, "?"])),
    deed(PlanEtabli, plages=st.just(PLAGES), creneaux=st.just(CRENEAUX), motif=st.just("?")),
    deed(PassagesEchanges, a=WHO, b=WHO),
    deed(PassageReporte, candidat=WHO, apres=st.none(), motif=st.just("?")),
    st.integers(0, 40),  # takes back the event of that rank
)


def done(deeds: list[Any]) -> Liste:
    liste = Liste()
    for deed in deeds:
        if isinstance(deed, int):
            liste.take_back(liste.evenements[deed % len(liste.evenements)])
        else:
            kind, fields = deed
            liste.record(kind, **fields)
    return liste


@given(st.lists(DEEDS, max_size=25), st.integers(0, 60))
def test_taking_back_then_taking_that_back_changes_nothing(deeds: list[Any], rang: int) -> None:
    liste = done(deeds)
    before, stood = liste.session, standing(liste.evenements)
    undone = liste.take_back(liste.evenements[rang % len(liste.evenements)])
    liste.take_back(undone)
    assert liste.session == before and standing(liste.evenements) == stood


@given(st.lists(DEEDS, max_size=25), st.integers(0, 60))
def test_a_session_with_an_event_taken_back_is_the_one_without_it(deeds: list[Any], rang: int) -> None:
    liste = done([it for it in deeds if not isinstance(it, int)])
    targets = [it for it in liste.evenements[2:] if not isinstance(it, EN_PLACE)]
    target = targets[rang % len(targets)]
    without = fold("s", [it for it in liste.evenements if it is not target])
    liste.take_back(target)
    assert liste.session == without


@given(st.lists(DEEDS, max_size=25), st.integers(0, 60))
def test_what_is_decided_to_be_taken_back_is_taken_back_once_and_comes_back_whole(deeds: list[Any], rang: int) -> None:
    liste = done(deeds)
    target, before = liste.evenements[rang % len(liste.evenements)], liste.session
    acte = Acte("ines", Machine().now(), lambda: f"{10**6 + len(liste.evenements):032x}")
    decided = take_back(before, acte, Target(target, liste.evenements), "erreur")
    if isinstance(decided, Refus):
        return
    liste.evenements += decided
    assert isinstance(take_back(liste.session, acte, Target(target, liste.evenements), "encore"), DejaAnnule)
    again = take_back(liste.session, acte, Target(decided[0], liste.evenements), "si")
    if not isinstance(again, Refus):  # an event that never meant anything does not come back
        liste.evenements += again
        assert liste.session == before


@given(st.lists(DEEDS, max_size=25))
def test_folding_again_and_stepping_give_the_same(deeds: list[Any]) -> None:
    liste = done(deeds)
    session = Session("s")
    for rang, evenement in enumerate(liste.evenements, 1):
        session = step(session, evenement) or fold("s", liste.evenements[:rang])
    assert session == liste.session
