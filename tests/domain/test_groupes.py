from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from certif_tui.domain.chrono.evenements import EvenementHorodate
from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    GroupeModifie,
    GroupeTire,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.ecrit.state import PartieEcrite
from certif_tui.domain.ecrit.travail import Rendu, decomptes, read_work, rendus
from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatAjoute,
    CandidatRetire,
    EvenementAnnule,
    Presence,
    PresenceNotee,
)
from certif_tui.domain.session.state import Session, fold
from tests.domain.factory import HOUR, MATIN, MINUTE, E, Machine, Scribe

SLUGS = ("ana", "bob", "cyd", "dan", "eve", "fay")
HUIT_HEURES = 8 * HOUR


class Epreuve:
    """A session of six candidats, its events, and the machine they are recorded on."""

    def __init__(self) -> None:
        self.scribe, self.machine = Scribe(), Machine()
        self.evenements: list[Any] = []
        for slug in SLUGS:
            self.record(CandidatAjoute, candidat=slug, nom=slug.upper())

    def record(self, kind: type[E], **fields: Any) -> E:
        if issubclass(kind, EvenementHorodate):
            now = self.machine.now()
            fields = {"instant": now.instant, "repere": now.repere, **fields}
        evenement = self.scribe(kind, **fields)
        self.evenements.append(evenement)
        return evenement

    def draw(self, *groupes: str, motif: str | None = None) -> TirageEffectue:
        """Groups written as their members' initials."""
        members = {slug[0]: slug for slug in SLUGS}
        drawn = tuple(
            GroupeTire(code=f"G{rang}", membres=tuple(members[letter] for letter in letters), cas=f"Cas {rang}")
            for rang, letters in enumerate(groupes, 1)
        )
        tailles = tuple(map(len, groupes))
        more: dict[str, Any] = {"graine": "g", "algorithme": "a", "candidats": SLUGS, "tailles": tailles}
        return self.record(TirageEffectue, groupes=drawn, motif=motif, **more)

    def start(self, **fields: Any) -> TravailDemarre:
        return self.record(TravailDemarre, duree_ms=HUIT_HEURES, **fields)

    def receive(self, remettant: str, **fields: Any) -> DossierRecu:
        group = {"tirage": self.tirage.id} if self.groupes.tirage else {}
        return self.record(DossierRecu, remettant=remettant, **{**group, **fields})

    def undo(self, fait: Evenement) -> None:
        self.record(EvenementAnnule, cible=fait.id, motif="Erreur")

    @property
    def session(self) -> Session:
        return fold("essai", self.evenements)

    @property
    def groupes(self) -> PartieEcrite:
        return self.session.groupes

    @property
    def tirage(self) -> TirageEffectue:
        """The draw in force."""
        assert isinstance(self.groupes.tirage, TirageEffectue)
        return self.groupes.tirage

    @property
    def shape(self) -> list[str]:
        return ["".join(slug[0] for slug in groupe.membres) for groupe in self.groupes.groupes]

    def rendu(self, bloc: Bloc, remettant: str) -> Rendu:
        return next(it for it in rendus(self.session, bloc) if it.remettant == remettant)


@pytest.fixture
def bloc_1(officiel: Referentiel) -> Bloc:
    return officiel.bloc("BLOC 1")


def drawn() -> Epreuve:
    epreuve = Epreuve()
    epreuve.draw("abc", "def")
    return epreuve


# The draw


def test_a_redraw_with_a_motif_replaces_the_draw_and_keeps_it() -> None:
    epreuve = drawn()
    epreuve.draw("afe", "bcd", motif="Une arrivée")
    assert epreuve.shape == ["afe", "bcd"]
    assert [it.motif for it in epreuve.groupes.tirages] == [None, "Une arrivée"]


def test_of_two_first_draws_made_at_once_the_first_one_counts() -> None:
    epreuve = drawn()
    epreuve.draw("afe", "bcd")
    assert epreuve.shape == ["abc", "def"] and len(epreuve.groupes.tirages) == 1


def test_a_candidat_moved_by_hand_is_in_one_group_only() -> None:
    epreuve = drawn()
    epreuve.record(GroupeModifie, tirage=epreuve.tirage.id, candidat="cyd", groupe="G2", motif="Conflit")
    assert epreuve.shape == ["ab", "defc"]
    epreuve.record(GroupeModifie, tirage=epreuve.tirage.id, candidat="cyd", groupe=None, motif="Parti")
    assert epreuve.shape == ["ab", "def"]


def test_a_change_to_a_group_that_is_not_there_or_that_changes_nothing_means_nothing() -> None:
    epreuve = drawn()
    for groupe in ("G9", "G1"):
        epreuve.record(GroupeModifie, tirage=epreuve.tirage.id, candidat="ana", groupe=groupe, motif="m")
    assert epreuve.shape == ["abc", "def"] and len(epreuve.groupes.faits) == 1


def test_undoing_a_redraw_brings_the_earlier_draw_back_with_its_own_changes_alone() -> None:
    epreuve = drawn()
    first = epreuve.tirage.id
    epreuve.record(GroupeModifie, tirage=first, candidat="ana", groupe="G2", motif="m")
    epreuve.record(CasModifie, tirage=first, groupe="G1", cas="Delta", motif="m")
    again = epreuve.draw("afe", "bcd", motif="m")
    epreuve.record(GroupeModifie, tirage=again.id, candidat="dan", groupe="G1", motif="m")
    assert epreuve.shape == ["afed", "bc"]
    epreuve.undo(again)
    assert epreuve.shape == ["bc", "defa"]
    assert [groupe.cas for groupe in epreuve.groupes.groupes] == ["Delta", "Cas 2"]
    [(undone, why)] = epreuve.groupes.annules
    assert undone == again and why.motif == "Erreur"


def test_undoing_what_is_not_there_or_was_undone_changes_nothing() -> None:
    epreuve = drawn()
    tirage = epreuve.tirage
    epreuve.undo(tirage)
    before = epreuve.groupes
    assert before.tirage is None and before.groupes == ()
    epreuve.undo(tirage)
    assert epreuve.groupes == before


# Dossiers


def test_a_dossier_belongs_to_the_draw_in_force() -> None:
    epreuve = drawn()
    epreuve.receive("G1")
    assert set(epreuve.groupes.dossiers) == {"G1"}
    first = epreuve.tirage.id
    again = epreuve.draw("afe", "bcd", motif="m")
    epreuve.receive("G2", tirage=first)
    assert not epreuve.groupes.dossiers
    epreuve.undo(again)
    assert set(epreuve.groupes.dossiers) == {"G1"}


def test_a_second_reception_counts_only_with_a_motif_and_undoing_it_brings_the_first_back(bloc_1: Bloc) -> None:
    epreuve = drawn()
    first = epreuve.receive("G1")
    epreuve.machine.pass_time(HOUR)
    epreuve.receive("G1")
    assert epreuve.rendu(bloc_1, "G1").recu == first.instant
    second = epreuve.receive("G1", avant_ms=10 * MINUTE, motif="Heure du message")
    assert epreuve.rendu(bloc_1, "G1").recu == MATIN + timedelta(minutes=50)
    epreuve.undo(second)
    assert epreuve.rendu(bloc_1, "G1").recu == first.instant


@pytest.mark.parametrize(
    ("minutes", "avant", "late"), [(479, 0, -MINUTE), (480, 0, 0), (492, 0, 12 * MINUTE), (492, 12, 0)]
)
def test_a_dossier_is_late_by_what_exceeds_the_eight_hours(bloc_1: Bloc, minutes: int, avant: int, late: int) -> None:
    epreuve = drawn()
    epreuve.start()
    epreuve.machine.pass_time(minutes * MINUTE)
    epreuve.receive("G1", avant_ms=avant * MINUTE)
    rendu = epreuve.rendu(bloc_1, "G1")
    assert (rendu.retard_ms, rendu.is_late) == (late, late > 0)
    assert epreuve.rendu(bloc_1, "G2").retard_ms is None


@pytest.mark.parametrize(("jitter", "late"), [(3, 0), (-3, 0), (499, 0), (1200, 1000)])
def test_the_clocks_being_read_one_after_the_other_makes_nobody_late(bloc_1: Bloc, jitter: int, late: int) -> None:
    """The start and the reception are typed: each is told from the wall clock, and counted on the boot clock."""
    epreuve = drawn()
    epreuve.start(ecoule_ms=HUIT_HEURES)
    epreuve.machine.pass_time(HOUR + jitter)
    epreuve.receive("G1", avant_ms=HOUR)
    rendu = epreuve.rendu(bloc_1, "G1")
    assert (rendu.retard_ms, rendu.is_late) == (late, late > 0)


def test_a_group_has_the_longest_time_of_its_members(bloc_1: Bloc) -> None:
    epreuve = drawn()
    epreuve.record(AmenagementFixe, candidat="eve", facteur=TIERS_TEMPS)
    start = epreuve.start()
    epreuve.machine.pass_time(9 * HOUR)
    epreuve.receive("G1")
    epreuve.receive("G2")
    assert epreuve.rendu(bloc_1, "G1").retard_ms == HOUR
    assert epreuve.rendu(bloc_1, "G2").retard_ms == -100 * MINUTE
    assert epreuve.rendu(bloc_1, "G2").echeance == start.instant + timedelta(hours=10, minutes=40)


def test_the_longest_time_is_the_largest_fraction(bloc_1: Bloc) -> None:
    epreuve = drawn()
    epreuve.record(AmenagementFixe, candidat="eve", facteur=TIERS_TEMPS)
    epreuve.record(AmenagementFixe, candidat="fay", facteur=Facteur(numerateur=5, denominateur=4))
    assert epreuve.rendu(bloc_1, "G2").facteur == TIERS_TEMPS


def test_a_member_withdrawn_lends_the_group_no_longer_time(bloc_1: Bloc) -> None:
    epreuve = drawn()
    epreuve.record(AmenagementFixe, candidat="eve", facteur=TIERS_TEMPS)
    epreuve.record(CandidatRetire, candidat="eve", motif="Parti")
    rendu = epreuve.rendu(bloc_1, "G2")
    assert (rendu.facteur, [it.slug for it in rendu.membres]) == (PLEIN_TEMPS, ["dan", "fay"])


def test_lateness_counts_what_passed_and_not_what_the_wall_clock_says(bloc_1: Bloc) -> None:
    epreuve = drawn()
    epreuve.start()
    epreuve.machine.pass_time(HUIT_HEURES)
    epreuve.machine.step_wall_clock(HOUR)
    epreuve.receive("G1")
    assert (epreuve.rendu(bloc_1, "G1").retard_ms, epreuve.rendu(bloc_1, "G1").approche) == (0, False)


def test_across_a_reboot_lateness_is_taken_from_the_wall_clock_and_says_so(bloc_1: Bloc) -> None:
    epreuve = drawn()
    epreuve.start()
    epreuve.machine.pass_time(HUIT_HEURES)
    epreuve.machine.reboot(3 * MINUTE)
    epreuve.receive("G1")
    assert (epreuve.rendu(bloc_1, "G1").retard_ms, epreuve.rendu(bloc_1, "G1").approche) == (3 * MINUTE, True)


def test_alone_each_candidat_owes_a_dossier_but_the_absent(officiel: Referentiel) -> None:
    bloc, epreuve = officiel.bloc("BLOC 3"), Epreuve()
    epreuve.record(PresenceNotee, candidat="bob", presence=Presence.ABSENT_JUSTIFIE)
    epreuve.record(PresenceNotee, candidat="cyd", presence=Presence.ABANDON)
    epreuve.record(CandidatRetire, candidat="dan", motif="m")
    epreuve.receive("cyd")
    assert [it.remettant for it in rendus(epreuve.session, bloc)] == ["ana", "cyd", "eve", "fay"]


def test_without_a_clock_a_dossier_is_late_after_its_date(officiel: Referentiel) -> None:
    bloc, epreuve = officiel.bloc("BLOC 3"), Epreuve()
    epreuve.record(EcheanceFixee, echeance=MATIN + timedelta(hours=1))
    epreuve.machine.pass_time(HOUR + MINUTE)
    epreuve.receive("ana")
    epreuve.receive("bob", avant_ms=MINUTE)
    assert [epreuve.rendu(bloc, who).retard_ms for who in ("ana", "bob", "eve")] == [MINUTE, 0, None]


# The work's clock


def test_the_countdown_goes_on_through_suspend_and_a_set_clock_and_says_when_it_had_to_guess(bloc_1: Bloc) -> None:
    epreuve = drawn()
    travail = epreuve.start()
    epreuve.machine.pass_time(HOUR)
    epreuve.machine.step_wall_clock(-3 * HOUR)
    [count] = decomptes(epreuve.session, bloc_1, epreuve.machine.now())
    assert (count.reste_ms, count.lecture.approche) == (7 * HOUR, False)
    assert count.fin == epreuve.machine.now().instant + timedelta(hours=7)
    epreuve.machine.step_wall_clock(3 * HOUR)
    epreuve.machine.reboot(MINUTE)
    lecture = read_work(travail, PLEIN_TEMPS, epreuve.machine.now())
    assert (lecture.phases[0].reste_ms, lecture.approche) == (7 * HOUR - MINUTE, True)


def test_a_corrected_start_counts_what_had_passed_and_undoing_it_brings_the_first_back(bloc_1: Bloc) -> None:
    epreuve = drawn()
    epreuve.start()
    epreuve.machine.pass_time(HOUR)
    late = epreuve.start(ecoule_ms=2 * HOUR, motif="Démarré plus tôt")
    assert decomptes(epreuve.session, bloc_1, epreuve.machine.now())[0].reste_ms == 6 * HOUR
    epreuve.start(ecoule_ms=0)
    assert epreuve.groupes.travail == late
    epreuve.undo(late)
    assert decomptes(epreuve.session, bloc_1, epreuve.machine.now())[0].reste_ms == 7 * HOUR


def test_there_is_one_countdown_per_length_of_time_of_those_who_still_owe(bloc_1: Bloc) -> None:
    epreuve = drawn()
    epreuve.record(AmenagementFixe, candidat="ana", facteur=TIERS_TEMPS)
    epreuve.start()
    counts = decomptes(epreuve.session, bloc_1, epreuve.machine.now())
    assert [(it.facteur, it.remettants) for it in counts] == [(PLEIN_TEMPS, ("G2",)), (TIERS_TEMPS, ("G1",))]
    assert [it.reste_ms for it in counts] == [HUIT_HEURES, HUIT_HEURES * 4 // 3]
    epreuve.receive("G2")
    assert [it.remettants for it in decomptes(epreuve.session, bloc_1, epreuve.machine.now())] == [("G1",)]
