from __future__ import annotations

from datetime import date

import pytest

from certif_tui.domain.chrono.evenements import Fin, Pause
from certif_tui.domain.evenements.catalogue import parse_evenement
from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.grille.evenements import Avis, GrilleTransferee
from certif_tui.domain.session.avancement import Avancement, avancement
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    DureeFixee,
    JureAjoute,
    OrdreFixe,
    Presence,
    PresenceNotee,
    SessionCreee,
)
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.presence import Constat
from certif_tui.domain.session.state import Session, apply, fold
from tests.domain.factory import Feuille, Oral, Scribe, bloc_of

BLOC = bloc_of(2, 1)


class Liste:
    """A session of three candidats and the events that make it."""

    def __init__(self) -> None:
        self.scribe = Scribe()
        self.evenements = [
            self.scribe(SessionCreee, bloc="BLOC 3", date=date(2026, 11, 23), lieu="Lyon", fuseau="Europe/Paris")
        ]
        for slug in ("ana", "bob", "cyd"):
            self.record(CandidatAjoute, candidat=slug, nom=slug.title())

    def record(self, kind: type, **fields: object) -> Liste:
        self.evenements.append(self.scribe(kind, **fields))
        return self

    @property
    def session(self) -> Session:
        return fold("2026-11-23-bloc-3-lyon", self.evenements)

    @property
    def ordre(self) -> list[str]:
        return [candidat.slug for candidat in self.session.candidats]


def test_a_session_is_one_bloc_one_date_one_place() -> None:
    session = Liste().session
    assert (session.slug, session.bloc, session.date) == ("2026-11-23-bloc-3-lyon", "BLOC 3", date(2026, 11, 23))
    assert (session.lieu, session.fuseau, session.demonstration) == ("Lyon", "Europe/Paris", False)


def test_jures_join_the_jury_in_turn() -> None:
    liste = Liste().record(JureAjoute, jure="martin", nom="Martin").record(JureAjoute, jure="noe", nom="Noé")
    assert liste.session.jures == (Jure("martin", "Martin"), Jure("noe", "Noé"))
    assert liste.session.jure("noe").nom == "Noé"


def test_candidats_pass_in_the_order_they_were_added_and_are_expected_at_full_time() -> None:
    session = Liste().session
    assert [candidat.slug for candidat in session.presentes] == ["ana", "bob", "cyd"]
    assert session.candidat("bob") == Candidat("bob", "Bob", PLEIN_TEMPS)


def test_a_candidat_may_be_added_with_a_tiers_temps() -> None:
    liste = Liste().record(CandidatAjoute, candidat="dee", nom="Dee", facteur=TIERS_TEMPS)
    assert liste.session.candidat("dee").facteur == TIERS_TEMPS


def test_two_people_never_share_a_slug() -> None:
    liste = Liste().record(CandidatAjoute, candidat="bob", nom="Un autre Bob")
    liste.record(JureAjoute, jure="martin", nom="Martin").record(JureAjoute, jure="martin", nom="Un autre")
    assert liste.ordre == ["ana", "bob", "cyd"]
    assert (liste.session.candidat("bob").nom, len(liste.session.jures)) == ("Bob", 1)


def test_a_corrected_name_keeps_the_slug_and_the_place_in_the_list() -> None:
    liste = Liste().record(CandidatRenomme, candidat="bob", nom="Robert")
    assert (liste.ordre, liste.session.candidat("bob").nom) == (["ana", "bob", "cyd"], "Robert")


@pytest.mark.parametrize(
    ("candidat", "rang", "ordre"),
    [
        ("cyd", 0, ["cyd", "ana", "bob"]),
        ("ana", 1, ["bob", "ana", "cyd"]),
        ("bob", 1, ["ana", "bob", "cyd"]),
        ("ana", 99, ["bob", "cyd", "ana"]),
    ],
)
def test_a_candidat_moved_takes_that_rank_and_the_others_keep_their_order(
    candidat: str, rang: int, ordre: list[str]
) -> None:
    assert Liste().record(CandidatDeplace, candidat=candidat, rang=rang).ordre == ordre


def test_the_rank_counts_the_withdrawn_so_that_they_come_back_where_they_stood() -> None:
    liste = Liste().record(CandidatRetire, candidat="bob", motif="Désistement")
    liste.record(CandidatDeplace, candidat="ana", rang=2).record(CandidatRetabli, candidat="bob")
    assert liste.ordre == ["bob", "cyd", "ana"]


def test_a_withdrawn_candidat_leaves_the_order_of_passage_with_a_motif_and_loses_nothing() -> None:
    liste = Liste().record(PresenceNotee, candidat="bob", presence=Presence.PRESENT)
    liste.record(CandidatRetire, candidat="bob", motif="Désistement")
    assert [candidat.slug for candidat in liste.session.presentes] == ["ana", "cyd"]
    assert liste.session.candidat("bob") == Candidat(
        "bob", "Bob", PLEIN_TEMPS, Constat(Presence.PRESENT), Constat(Presence.PRESENT), "Désistement"
    )


def test_a_candidat_withdrawn_without_a_motif_is_withdrawn_all_the_same() -> None:
    liste = Liste().record(CandidatRetire, candidat="bob", motif="")
    assert [candidat.slug for candidat in liste.session.presentes] == ["ana", "cyd"]


def test_a_restored_candidat_is_back_in_place() -> None:
    liste = Liste().record(CandidatRetire, candidat="bob", motif="Erreur").record(CandidatRetabli, candidat="bob")
    assert liste.session == Liste().session


@pytest.mark.parametrize("presence", Presence)
def test_the_last_presence_noted_stands_for_that_candidat_alone(presence: Presence) -> None:
    liste = Liste().record(PresenceNotee, candidat="bob", presence=Presence.RETARD)
    liste.record(PresenceNotee, candidat="bob", presence=presence)
    assert [each.presence for each in liste.session.candidats] == [Presence.ATTENDU, presence, Presence.ATTENDU]


def test_an_amenagement_can_be_given_and_taken_back() -> None:
    liste = Liste().record(AmenagementFixe, candidat="bob", facteur=TIERS_TEMPS)
    assert [each.facteur for each in liste.session.candidats] == [PLEIN_TEMPS, TIERS_TEMPS, PLEIN_TEMPS]
    liste.record(AmenagementFixe, candidat="bob", facteur=PLEIN_TEMPS)
    assert liste.session.candidat("bob").facteur == PLEIN_TEMPS


def test_an_amenagement_never_shortens_the_time() -> None:
    with pytest.raises(ValueError, match="ne raccourcit pas"):
        Facteur(numerateur=3, denominateur=4)


def test_the_session_sets_durations_phase_by_phase_and_null_lets_one_count_up() -> None:
    liste = Liste().record(DureeFixee, phase="expose", minutes=15).record(DureeFixee, phase="dialogue", minutes=10)
    liste.record(DureeFixee, phase="dialogue", minutes=None)
    assert dict(liste.session.durees) == {"expose": 15, "dialogue": None}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (CandidatRenomme, {"nom": "Personne"}),
        (CandidatDeplace, {"rang": 0}),
        (CandidatRetire, {"motif": "Désistement"}),
        (CandidatRetabli, {}),
        (PresenceNotee, {"presence": Presence.PRESENT}),
        (AmenagementFixe, {"facteur": TIERS_TEMPS}),
    ],
)
def test_what_is_said_of_an_unknown_candidat_changes_nothing(kind: type, fields: dict[str, object]) -> None:
    assert Liste().record(kind, candidat="inconnu", **fields).session == Liste().session


@pytest.mark.parametrize("find", [Session.candidat, Session.jure])
def test_nobody_is_found_under_an_unknown_slug(find: object) -> None:
    with pytest.raises(KeyError):
        find(Liste().session, "inconnu")  # type: ignore[operator]


def _filled() -> Feuille:
    feuille = Feuille()
    for critere in BLOC.criteres:
        feuille.mark(critere.code, Avis.NON_VALIDE)
    return feuille


def test_a_candidat_for_whom_nothing_was_done_is_still_to_pass() -> None:
    assert avancement(BLOC, Feuille().grille, Oral().chrono) is Avancement.A_PASSER


@pytest.mark.parametrize("feuille", [Feuille(), _filled()], ids=["blank", "filled"])
def test_an_oral_is_under_way_from_its_start_to_its_end_pauses_included(feuille: Feuille) -> None:
    oral = Oral.started()
    assert avancement(BLOC, feuille.grille, oral.chrono) is Avancement.EN_COURS
    oral.record(Pause)
    assert avancement(BLOC, feuille.grille, oral.chrono) is Avancement.EN_COURS
    oral.record(Fin)
    assert avancement(BLOC, feuille.grille, oral.chrono) is not Avancement.EN_COURS


def test_a_sheet_with_a_hole_is_incomplete_once_the_oral_has_ended_or_when_no_clock_was_used() -> None:
    feuille, oral = _filled(), Oral.started()
    oral.record(Fin)
    assert avancement(BLOC, Feuille().grille, oral.chrono) is Avancement.INCOMPLETE
    feuille.undo()
    assert avancement(BLOC, feuille.grille, oral.chrono) is Avancement.INCOMPLETE
    assert avancement(BLOC, feuille.grille, Oral().chrono) is Avancement.INCOMPLETE


def test_a_remarque_alone_makes_a_sheet_begun() -> None:
    feuille = Feuille()
    feuille.write("C1", "À revoir")
    assert avancement(BLOC, feuille.grille, Oral().chrono) is Avancement.INCOMPLETE


def test_a_sheet_without_a_hole_is_to_be_handed_in() -> None:
    assert avancement(BLOC, _filled().grille, Oral().chrono) is Avancement.A_REMETTRE


def test_a_sheet_handed_in_is_done_whatever_the_clock_does_until_it_is_reopened() -> None:
    feuille, oral = _filled(), Oral.started()
    feuille.hand_in()
    assert avancement(BLOC, feuille.grille, oral.chrono) is Avancement.REMISE
    oral.record(Fin)
    feuille.reopen()
    assert avancement(BLOC, feuille.grille, oral.chrono) is Avancement.A_REMETTRE


def test_a_candidat_whose_sheet_was_moved_away_is_still_to_pass() -> None:
    feuille = _filled()
    feuille.record(GrilleTransferee, vers="bob", motif="Mauvais candidat")
    assert avancement(BLOC, feuille.grille, Oral().chrono) is Avancement.A_PASSER


def test_the_order_is_set_at_once_and_whoever_is_not_named_comes_after_as_before() -> None:
    liste = Liste().record(OrdreFixe, ordre=("cyd", "nobody", "bob"))
    assert liste.ordre == ["cyd", "bob", "ana"]


def test_what_the_office_says_of_a_candidat_is_replaced_whole() -> None:
    liste = Liste().record(CandidatAjoute, candidat="dan", nom="Dan", numero="7", groupe="A")
    assert (liste.session.candidat("dan").numero, liste.session.candidat("dan").groupe) == ("7", "A")
    liste.record(CandidatPrecise, candidat="dan", numero="8", motif="erreur du secrétariat")
    dan = liste.session.candidat("dan")
    assert (dan.numero, dan.groupe, dan.nom, dan.precisions.numero) == ("8", None, "Dan", "8")


def test_a_candidat_recorded_before_precisions_existed_is_read_as_ever() -> None:
    head = {"v": 1, "id": "0" * 32, "instant": "2026-06-12T08:00:00Z", "auteur": "secretariat"}
    facteur = {"numerateur": 1, "denominateur": 1}
    old = {**head, "type": "candidat_ajoute", "candidat": "ana", "nom": "Ana", "facteur": facteur}
    assert fold("s", [parse_evenement(old)]).candidat("ana") == Candidat("ana", "Ana")  # type: ignore[list-item]


def test_a_list_brought_at_once_is_folded_as_one_by_one() -> None:
    liste = Liste()
    first, second, third = (f"{rank:032x}" for rank in range(3))
    brought = (("dan", first), ("ana", first), ("eve", None), ("fay", second), ("dan", third), ("gus", first))
    for slug, importation in brought:
        liste.record(CandidatAjoute, candidat=slug, nom=slug.title(), numero=f"n-{slug}", importation=importation)
    one_by_one = Session("2026-11-23-bloc-3-lyon")
    for evenement in liste.evenements:
        one_by_one = apply(one_by_one, evenement)
    assert liste.session == one_by_one
    assert liste.ordre == ["ana", "bob", "cyd", "dan", "eve", "fay", "gus"]
    assert liste.session.importations == (first, second) and liste.session.candidat("ana").numero is None
