"""Where a candidat may be said to be, and when that must say why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.referentiel.model import Bloc, Ecrit
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.decisions.presence import (
    PresenceDite,
    note,
    note_all_present,
    take_back_all_present,
    turns_on_entame,
)
from certif_tui.domain.session.evenements import ModeRetard, Presence, PresenceNotee, Seance
from certif_tui.domain.session.presence import Constat, Empechement, Jours, Retard, proposed
from certif_tui.domain.session.state import Session
from tests.domain.deciding import CLAIRE, HUGO, INES, SESSION, acte, after, refused
from tests.domain.factory import MINUTE, bloc_of, with_ecrit

MEME_FIN, ENTIERE = ModeRetard.MEME_FIN, ModeRetard.DUREE_ENTIERE
PHASES = (PhasePrevue("expose", "Exposé", 20 * MINUTE), PhasePrevue("dialogue", "Dialogue", 20 * MINUTE))
BLOC_3 = bloc_of(1)
ECRIT = Ecrit(forme="collectif", duree_heures=8, remise="par mail")
BLOC_1 = BLOC_3.model_copy(update={"epreuve": BLOC_3.epreuve.model_copy(update={"ecrit": ECRIT})})
LIBRE = (PHASES[0], PhasePrevue("dialogue", "Dialogue", None))


def noting(
    presence: Presence,
    retard: Retard | None = None,
    motif: str = "",
    *,
    session: Session = SESSION,
    phases: Sequence[PhasePrevue] = PHASES,
    entame: bool = False,
    bloc: Bloc = BLOC_3,
    seance: Seance | None = None,
) -> Sequence[PresenceNotee] | Refus:
    return note(
        session, acte(), bloc, PresenceDite(CLAIRE, presence, retard, motif, seance), phases=phases, entame=entame
    )


def test_the_same_presence_again_is_nothing() -> None:
    there = after(SESSION, noting(Presence.PRESENT))
    assert noting(Presence.PRESENT, session=there) == []


@pytest.mark.parametrize("minutes", [40, 41, 1440])
def test_a_delay_that_leaves_nothing_of_the_oral_is_refused_only_where_the_end_is_kept(minutes: int) -> None:
    assert "ne laisse rien" in refused(noting(Presence.RETARD, Retard(minutes, MEME_FIN)))
    assert not isinstance(noting(Presence.RETARD, Retard(minutes, ENTIERE)), Refus)


def test_the_end_of_an_oral_that_counts_up_cannot_be_kept() -> None:
    assert "pas d'heure de fin" in refused(noting(Presence.RETARD, Retard(5, MEME_FIN), phases=LIBRE))
    assert not isinstance(noting(Presence.RETARD, Retard(5, ENTIERE), phases=LIBRE), Refus)


@pytest.mark.parametrize("minutes", [0, 1441])
def test_a_delay_has_a_sensible_length(minutes: int) -> None:
    assert "Retard refusé" in refused(noting(Presence.RETARD, Retard(minutes, ENTIERE)))


@pytest.mark.parametrize("minutes", [1, 1440])
def test_a_delay_of_a_minute_or_of_a_day_is_noted(minutes: int) -> None:
    late = after(SESSION, noting(Presence.RETARD, Retard(minutes))).candidat(CLAIRE)
    assert late.retard == Retard(minutes, ENTIERE)


def test_minutes_go_with_no_other_presence() -> None:
    assert "retard" in refused(noting(Presence.PRESENT, Retard(5, ENTIERE)))


def test_a_correction_asks_why() -> None:
    there = after(SESSION, noting(Presence.PRESENT))
    decided = noting(Presence.ABSENT_JUSTIFIE, session=there)
    assert isinstance(decided, MotifManquant)
    assert refused(decided) == "Corriger ce qui est déjà noté demande un motif."
    gone = after(there, noting(Presence.ABSENT_JUSTIFIE, motif="confusion", session=there))
    assert gone.candidat(CLAIRE).presence is Presence.ABSENT_JUSTIFIE


def test_an_absence_over_what_has_begun_asks_why() -> None:
    decided = noting(Presence.ABSENT_JUSTIFIE, entame=True)
    assert isinstance(decided, MotifManquant)
    said = "L'oral ou une grille de ce candidat a commencé : le noter ainsi demande un motif."
    assert refused(decided) == said
    assert not isinstance(noting(Presence.ABSENT_JUSTIFIE), Refus)
    assert not isinstance(noting(Presence.ABSENT_JUSTIFIE, motif="grille d'une autre", entame=True), Refus)


def test_what_has_begun_is_looked_for_only_where_it_decides() -> None:
    claire = SESSION.candidat(CLAIRE)
    assert turns_on_entame(claire, Presence.ABSENT_JUSTIFIE, None)
    assert not turns_on_entame(claire, Presence.PRESENT, None)
    assert not turns_on_entame(claire, Presence.FRAUDE, None)


def test_a_fraude_is_reported_with_its_facts() -> None:
    decided = noting(Presence.FRAUDE, motif="  ")
    assert isinstance(decided, MotifManquant) and "faits" in refused(decided)
    assert after(SESSION, noting(Presence.FRAUDE, motif="oreillette")).candidat(CLAIRE).sans_resultat


def at(seance: Seance, presence: Presence, retard: Retard | None = None, *, session: Session = SESSION) -> Session:
    """The session once that is noted of Claire, in a bloc whose written part is a sitting."""
    return after(session, noting(presence, retard, "constaté", session=session, bloc=BLOC_1, seance=seance))


def test_a_late_arrival_on_the_writing_morning_never_shortens_the_oral() -> None:
    claire = at(Seance.ECRIT, Presence.RETARD, Retard(25)).candidat(CLAIRE)
    assert claire.at(Seance.ECRIT) == Constat(Presence.RETARD, Retard(25))
    assert claire.at(Seance.ORAL) == Constat() and claire.retard is None


def test_who_came_late_to_the_work_and_gave_up_came_late_all_the_same() -> None:
    claire = at(Seance.ECRIT, Presence.ABANDON, session=at(Seance.ECRIT, Presence.RETARD, Retard(25))).candidat(CLAIRE)
    assert claire.at(Seance.ECRIT) == Constat(Presence.ABANDON, Retard(25))


def test_what_has_begun_is_looked_for_by_what_was_noted_of_that_sitting() -> None:
    claire = at(Seance.ECRIT, Presence.PRESENT).candidat(CLAIRE)
    assert not turns_on_entame(claire, Presence.ABSENT_JUSTIFIE, Seance.ECRIT)
    assert turns_on_entame(claire, Presence.ABSENT_JUSTIFIE, Seance.ORAL)


def test_what_keeps_an_end_is_said_of_the_oral_alone() -> None:
    decided = noting(Presence.RETARD, Retard(5, MEME_FIN), bloc=BLOC_1, seance=Seance.ECRIT)
    assert "ne change rien à la durée de l'oral" in refused(decided)


def test_a_delay_leaves_the_oral_whole_unless_it_is_said_otherwise() -> None:
    late = after(SESSION, noting(Presence.RETARD, Retard(5))).candidat(CLAIRE)
    assert late.retard == Retard(5, ENTIERE)


def test_an_absence_at_the_oral_does_not_erase_the_written_part() -> None:
    there = at(Seance.ECRIT, Presence.PRESENT)
    claire = at(Seance.ORAL, Presence.ABSENT_JUSTIFIE, session=there).candidat(CLAIRE)
    assert [claire.at(it).presence for it in Seance] == [Presence.PRESENT, Presence.ABSENT_JUSTIFIE]
    assert claire.empechement == Empechement(Presence.ABSENT_JUSTIFIE, Seance.ORAL)


def test_noting_the_oral_corrects_nothing_of_the_written_part_and_needs_no_motif() -> None:
    there = at(Seance.ECRIT, Presence.PRESENT)
    decided = noting(Presence.ABSENT_JUSTIFIE, session=there, bloc=BLOC_1, seance=Seance.ORAL)
    assert not isinstance(decided, Refus)


@pytest.mark.parametrize("gone", [Presence.ABSENT_JUSTIFIE, Presence.ABANDON])
def test_who_was_gone_from_the_work_is_not_waited_for_at_the_oral_but_may_be_noted_there(gone: Presence) -> None:
    absent = at(Seance.ECRIT, gone)
    claire = absent.candidat(CLAIRE)
    assert claire.at(Seance.ORAL) == Constat(gone)
    assert claire.empechement == Empechement(gone, Seance.ECRIT)
    for said in (Presence.ATTENDU, Presence.PRESENT):
        decided = noting(said, session=absent, bloc=BLOC_1, seance=Seance.ORAL)
        assert after(absent, decided).candidat(CLAIRE).at(Seance.ORAL).presence is said


def test_who_passed_the_oral_without_the_work_has_a_result_only_once_the_jury_says_so() -> None:
    back = at(Seance.ORAL, Presence.PRESENT, session=at(Seance.ECRIT, Presence.ABSENT_NON_JUSTIFIE))
    assert back.candidat(CLAIRE).empechement == Empechement(Presence.ABSENT_NON_JUSTIFIE, Seance.ECRIT, reserve=True)


def test_who_was_gone_from_the_work_and_is_expected_at_the_oral_has_nothing_for_the_jury_to_weigh_yet() -> None:
    back = at(Seance.ORAL, Presence.ATTENDU, session=at(Seance.ECRIT, Presence.ABSENT_JUSTIFIE))
    assert back.candidat(CLAIRE).empechement == Empechement(Presence.ABSENT_JUSTIFIE, Seance.ECRIT, reserve=False)


@pytest.mark.parametrize(("presence", "reserve"), [(Presence.ABSENT_NON_JUSTIFIE, False), (Presence.FRAUDE, True)])
def test_what_is_noted_of_the_oral_alone_keeps_the_result_and_is_said_of_the_oral(
    presence: Presence, reserve: bool
) -> None:
    claire = at(Seance.ORAL, presence).candidat(CLAIRE)
    assert claire.empechement == Empechement(presence, Seance.ORAL, reserve=reserve)


def test_a_fraud_at_the_written_part_reserves_the_result_and_does_not_forbid_the_oral() -> None:
    claire = at(Seance.ORAL, Presence.PRESENT, session=at(Seance.ECRIT, Presence.FRAUDE)).candidat(CLAIRE)
    assert claire.at(Seance.ORAL).presence is Presence.PRESENT
    assert claire.empechement == Empechement(Presence.FRAUDE, Seance.ECRIT, reserve=True)


def test_what_older_programs_noted_is_said_of_both_sittings() -> None:
    there = after(SESSION, noting(Presence.RETARD, Retard(10, MEME_FIN)))
    assert {there.candidat(CLAIRE).at(it) for it in Seance} == {Constat(Presence.RETARD, Retard(10, MEME_FIN))}
    gone = after(SESSION, noting(Presence.ABANDON)).candidat(CLAIRE)
    assert gone.empechement == Empechement(Presence.ABANDON)


def test_a_dossier_handed_in_is_no_sitting_and_two_sittings_must_be_told_apart() -> None:
    assert "dossier à remettre" in refused(noting(Presence.PRESENT, seance=Seance.ECRIT))
    assert "deux séances" in refused(noting(Presence.PRESENT, bloc=BLOC_1))
    [noted] = noting(Presence.PRESENT, seance=Seance.ORAL)  # type: ignore[misc]
    assert noted.seance is None


def test_all_present_are_those_still_expected_one_event_each() -> None:
    absent = after(SESSION, noting(Presence.ABSENT_JUSTIFIE))
    decided = note_all_present(absent, acte(), BLOC_3, None)
    assert not isinstance(decided, Refus)
    assert [it.candidat for it in decided] == [HUGO, INES] and len({it.lot for it in decided}) == 1
    everybody = after(absent, decided)
    assert "Personne n'est encore attendu" in refused(note_all_present(everybody, acte(), BLOC_3, None))


def test_all_present_is_taken_back_at_once_but_who_was_noted_otherwise_since_stays_so() -> None:
    decided = note_all_present(SESSION, acte(), BLOC_3, None)
    assert not isinstance(decided, Refus)
    late = noting(Presence.ABSENT_JUSTIFIE, motif="parti", session=after(SESSION, decided))
    assert not isinstance(late, Refus)
    assert "motif" in refused(take_back_all_present(acte(), [*decided, *late], None, " "))
    taken = take_back_all_present(acte(), [*decided, *late], None, "mauvaise session")
    assert not isinstance(taken, Refus)
    assert [it.cible for it in taken] == [it.id for it in decided if it.candidat != CLAIRE]
    assert "rien à annuler" in refused(take_back_all_present(acte(), [*late], None, "encore"))


WRITTEN = [date(2026, 6, 12)]


@pytest.mark.parametrize(
    ("today", "orals", "expected"),
    [
        (date(2026, 6, 11), None, Seance.ECRIT),
        (date(2026, 6, 12), None, Seance.ECRIT),
        (date(2026, 6, 13), None, Seance.ORAL),
        (date(2026, 6, 18), date(2026, 6, 19), Seance.ECRIT),
        (date(2026, 6, 19), date(2026, 6, 19), Seance.ORAL),
        (date(2026, 6, 22), date(2026, 6, 19), Seance.ORAL),
    ],
)
def test_the_sitting_of_the_day_is_proposed(today: date, orals: date | None, expected: Seance) -> None:
    jours = Jours(WRITTEN, orals, formes=True)
    assert proposed(BLOC_1, today, jours) is expected
    assert proposed(BLOC_3, today, jours) is None


def test_a_work_whose_groups_are_not_made_has_not_begun() -> None:
    assert proposed(BLOC_1, date(2026, 7, 1), Jours(WRITTEN)) is Seance.ECRIT


@pytest.mark.parametrize(
    ("heures", "last"),
    [(8, date(2026, 6, 12)), (24, date(2026, 6, 12)), (25, date(2026, 6, 18)), (35, date(2026, 6, 18))],
)
def test_a_work_of_more_than_a_day_takes_the_week_it_begins(heures: int, last: date) -> None:
    bloc, jours = with_ecrit(BLOC_1, duree_heures=heures), Jours(WRITTEN, formes=True)
    assert proposed(bloc, last, jours) is Seance.ECRIT
    assert proposed(bloc, last + timedelta(days=1), jours) is Seance.ORAL
