"""What a plan is established from, who is exchanged, who is postponed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import pytest

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.ecrit.decisions.travail import Dates, set_echeance
from certif_tui.domain.ecrit.ecarts import Ecart
from certif_tui.domain.ecrit.regles import EcartAuxRegles
from certif_tui.domain.planning.decisions import Destination, SansPlan, exchange, move, postpone
from certif_tui.domain.planning.etablissement import (
    AEtablir,
    Attendu,
    NeTientPas,
    SiTrop,
    establish,
)
from certif_tui.domain.planning.evenements import Cadre, PassageDeplace, Plage, PlanEtabli
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.state import Session
from tests.domain.deciding import CLAIRE, HUGO, INES, SESSION, acte, after, refused
from tests.domain.factory import MINUTE

FIXE, LIBRE = PhasePrevue("oral", "Oral", 40 * MINUTE), PhasePrevue("oral", "Oral", None)
DEUX_JOURS = PhasePrevue("oral", "Oral", 2 * 1440 * MINUTE)


def cadre(**fields: Any) -> Cadre:
    return Cadre.un_jour(
        **{"jour": date(2026, 11, 23), "debut": "09:00", "changement": 5, "deliberation": 10, **fields}
    )


def planning(
    session: Session = SESSION,
    motif: str | None = None,
    *,
    phase: PhasePrevue = FIXE,
    commences: Collection[str] = (),
    si_trop: SiTrop = SiTrop.REFUSER,
    **fields: Any,
) -> Sequence[PlanEtabli] | Refus:
    attendus = [Attendu(it, (phase,)) for it in session.presentes]
    return establish(session, acte(), AEtablir(cadre(**fields), attendus, commences, si_trop), motif)


@pytest.fixture
def planned() -> Session:
    return after(SESSION, planning())


def ordre(session: Session) -> list[str]:
    assert session.planning.plan is not None
    return list(session.planning.plan.ordre)


def test_somebody_is_planned() -> None:
    assert "Personne à planifier" in refused(planning(Session("lyon")))


def test_a_free_oral_asks_for_minutes_to_hold() -> None:
    assert "durée fixée" in refused(planning(phase=LIBRE))
    free = after(SESSION, planning(phase=LIBRE, nominale=30)).planning.plan
    assert free is not None and [it.fin for it in free.creneaux] == [None] * 3


def test_a_plan_ends_within_a_week(planned: Session) -> None:
    assert "plus de 7 jours" in refused(planning(phase=PhasePrevue("oral", "Oral", 3 * 1440 * MINUTE)))
    assert not isinstance(planning(phase=DEUX_JOURS, si_trop=SiTrop.DEBORDER), Refus)


def test_a_plan_is_replaced_for_a_reason_only(planned: Session) -> None:
    for missing in (None, "  "):
        assert "pourquoi" in refused(planning(planned, missing, debut="10:00"))
    again = after(planned, planning(planned, " salle prise ", debut="10:00"))
    assert again.planning.plan is not None and again.planning.plan.cadre.debut == "10:00"
    assert again.planning.actions[-1].motif == "salle prise"


def test_those_who_have_been_before_the_jury_keep_their_times(planned: Session) -> None:
    again = after(planned, planning(planned, "après-midi", commences={CLAIRE}, debut="14:00"))
    old, new = planned.planning.plan, again.planning.plan
    assert old is not None and new is not None
    assert new.creneaux[0] == old.creneaux[0]
    assert f"{new.creneaux[1].debut:%H:%M}" == "13:00"  # two o'clock in Paris
    assert "Tous les candidats sont passés" in refused(planning(planned, "m", commences={CLAIRE, HUGO, INES}))


def test_two_candidats_of_the_plan_exchange_their_passages(planned: Session) -> None:
    assert ordre(after(planned, exchange(planned, acte(), CLAIRE, INES, commences=()))) == [INES, HUGO, CLAIRE]
    for other in (CLAIRE, "roux-jean"):
        assert "différents" in refused(exchange(planned, acte(), CLAIRE, other, commences=()))


def test_a_candidat_is_put_off_with_a_motif_and_to_later_only(planned: Session) -> None:
    def put_off(candidat: str, apres: str | None, motif: str = "malade") -> Any:
        return postpone(planned, acte(), candidat, apres, motif, commences=())

    assert ordre(after(planned, put_off(CLAIRE, HUGO))) == [HUGO, CLAIRE, INES]
    assert ordre(after(planned, put_off(CLAIRE, None))) == [HUGO, INES, CLAIRE]
    assert "plus tard" in refused(put_off(INES, CLAIRE))
    assert "motif" in refused(put_off(CLAIRE, HUGO, " "))
    assert "pas de passage" in refused(put_off("roux-jean", None))


@pytest.mark.parametrize("begun", [CLAIRE, HUGO])
def test_who_is_before_the_jury_or_has_been_is_moved_no_more(planned: Session, begun: str) -> None:
    assert "déjà passé" in refused(exchange(planned, acte(), CLAIRE, HUGO, commences={begun}))
    assert "déjà passé" in refused(postpone(planned, acte(), begun, None, "malade", commences={begun}))


def test_nothing_is_exchanged_or_put_off_without_a_plan() -> None:
    for decided in (
        exchange(SESSION, acte(), CLAIRE, HUGO, commences=()),
        postpone(SESSION, acte(), CLAIRE, None, "malade", commences=()),
    ):
        assert isinstance(decided, SansPlan)


def test_nothing_runs_into_the_night_unless_it_is_asked_for() -> None:
    late = planning(debut="18:30")
    assert isinstance(late, NeTientPas) and (late.noms, late.parmi) == (("BERNARD Hugo", "LEFÈVRE Inès"), 3)
    assert "ajoutez une journée ou un jury" in refused(late)
    left = after(SESSION, planning(debut="18:30", si_trop=SiTrop.LAISSER))
    assert ordre(left) == [CLAIRE]
    night = after(SESSION, planning(debut="18:30", si_trop=SiTrop.DEBORDER))
    assert ordre(night) == [CLAIRE, HUGO, INES]


def test_the_end_given_is_kept_and_nobody_is_exchanged_postponed_or_moved_beyond_it() -> None:
    long = [
        Attendu(it, (PhasePrevue("oral", "Oral", minutes * MINUTE),))
        for it, minutes in zip(SESSION.presentes, (20, 40, 60), strict=True)
    ]
    plages = (
        Plage(jour=date(2026, 11, 23), debut="09:00", fin="10:20", jury="A"),
        Plage(jour=date(2026, 11, 23), debut="09:00", fin="12:00", jury="B"),
    )
    frame = Cadre(plages=plages, deliberation=10)
    planned = after(SESSION, establish(SESSION, acte(), AEtablir(frame, long, ()), None))
    decided = move(planned, acte(), long[2], Destination("A", date(2026, 11, 23)), commences=())
    assert "après l'heure du jury (A)" in refused(decided)
    assert "n'a pas d'heures" in refused(
        move(planned, acte(), long[0], Destination("C", date(2026, 11, 23)), commences=())
    )
    assert "déjà passé" in refused(
        move(planned, acte(), long[0], Destination("B", date(2026, 11, 23)), commences={long[0].candidat.slug})
    )


def test_hours_that_end_before_they_begin_or_in_which_a_jury_sits_twice_are_refused() -> None:
    assert "la fin vient avant le début" in refused(planning(fin="08:00"))
    twice = [Plage(jour=date(2026, 11, 23), debut=it, fin="12:00") for it in ("09:00", "11:00")]
    attendus = [Attendu(it, (FIXE,)) for it in SESSION.presentes]
    asked = AEtablir(Cadre(plages=tuple(twice)), attendus, ())
    assert "se chevauchent" in refused(establish(SESSION, acte(), asked, None))


WEEK = Dates(date(2026, 11, 16), date(2026, 11, 20))


def in_week(*jours: int) -> Session:
    """A plan over those days of November, made before the week of the work is set; everybody fits on the first."""
    plages = tuple(Plage(jour=date(2026, 11, jour), debut="09:00", fin="18:00") for jour in jours)
    attendus = [Attendu(it, (FIXE,)) for it in SESSION.presentes]
    return after(SESSION, establish(SESSION, acte(), AEtablir(Cadre(plages=plages), attendus, ()), None))


def test_moving_an_oral_beyond_the_week_of_the_work_takes_a_motif_and_is_told(officiel: Referentiel) -> None:
    both = in_week(19, 23)
    fixed = after(both, set_echeance(both, acte(), officiel.bloc("BLOC 2"), WEEK))
    last, late = Attendu(fixed.presentes[-1], (FIXE,)), Destination("", date(2026, 11, 23))
    decided = move(fixed, acte(), last, late, commences=())
    assert isinstance(decided, EcartAuxRegles) and decided.ecarts == (Ecart.ORAL_HORS_SEMAINE,)
    moved = after(fixed, move(fixed, acte(), last, late, "malade", commences=()))
    [*_, deplace] = moved.planning.actions
    assert isinstance(deplace, PassageDeplace) and deplace.ecarts == (Ecart.ORAL_HORS_SEMAINE,)
    again = move(moved, acte(), Attendu(fixed.presentes[0], (FIXE,)), late, commences=())
    assert not isinstance(again, Refus) and again[0].ecarts == (), "what departs from the rules already is said once"


def test_a_deadline_behind_orals_that_are_planned_takes_a_motif(officiel: Referentiel) -> None:
    planned, bloc = in_week(17), officiel.bloc("BLOC 2")
    decided = set_echeance(planned, acte(), bloc, WEEK)
    assert isinstance(decided, EcartAuxRegles) and decided.ecarts == (Ecart.ORAL_AVANT_DOSSIER,)
    fixed = after(planned, set_echeance(planned, acte(), bloc, WEEK, "oraux avancés")).groupes.echeance
    assert fixed is not None and fixed.ecarts == (Ecart.ORAL_AVANT_DOSSIER,)
