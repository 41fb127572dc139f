from __future__ import annotations

import pytest

from certif_tui.domain.evenements.base import Moment
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.decisions import GrilleIncomplete, GrilleRemise
from certif_tui.domain.grille.evenements import Avis, Statut
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.resultat.resultat import Verdict
from certif_tui.domain.session.avancement import Avancement
from certif_tui.domain.session.evenements import Presence
from certif_tui.journal import kinds
from certif_tui.journal.journal import StorageFailure
from certif_tui.projections.apercu import Progression
from certif_tui.projections.resultats import fondement_of
from certif_tui.projections.tableau import TableauSession, progression, session_row
from certif_tui.services.gate.writers import DeferredWriter
from certif_tui.services.grille.evaluation import (
    GrilleTenue,
    PriseAilleurs,
    move_grille,
)
from tests.services.desk import CLAIRE, HUGO, INES, MALGRE, PROJET, Desk, fill

VALIDE, NON_VALIDE, SANS_OBJET = Avis.VALIDE, Avis.NON_VALIDE, Avis.SANS_OBJET
CODE = "CR3.1.1"


def test_marks_remarques_and_their_absence_survive_a_restart(desk: Desk) -> None:
    grille = desk.open_grille()
    grille.evaluate(CODE, VALIDE)
    grille.evaluate("CR3.1.2", NON_VALIDE)
    grille.evaluate("CR3.1.2", None)
    grille.write_remarque(CODE, "clair")
    grille.write_remarque("C3.1", "globale")
    grille.close()
    again = desk.open_grille().grille
    assert (again.avis(CODE), again.avis("CR3.1.2")) == (VALIDE, None)
    assert (again.remarque(CODE), again.remarque("C3.1")) == ("clair", "globale")


@pytest.mark.parametrize("code", ["CR3.1.99", "CR1.1.1", "C3.1", ""])
def test_only_the_criteres_of_the_bloc_can_be_judged(desk: Desk, code: str) -> None:
    grille = desk.open_grille()
    with pytest.raises(Refus, match="BLOC 3"):
        grille.evaluate(code, VALIDE)


def test_sans_objet_is_refused_where_the_critere_always_applies(desk: Desk) -> None:
    with pytest.raises(Refus, match=CODE):
        desk.open_grille().evaluate(CODE, SANS_OBJET)


def test_a_remarque_longer_than_can_be_kept_is_refused_whole(desk: Desk) -> None:
    grille = desk.open_grille()
    with pytest.raises(Refus, match="4001"):
        grille.write_remarque(CODE, "x" * 4001)
    assert grille.grille.is_vierge


def test_undo_and_redo_go_on_after_a_restart(desk: Desk) -> None:
    grille = desk.open_grille()
    grille.evaluate(CODE, VALIDE)
    grille.evaluate(CODE, NON_VALIDE)
    grille.close()
    grille = desk.open_grille()
    assert (grille.undo(), grille.grille.avis(CODE)) == (CODE, VALIDE)
    grille.close()
    grille = desk.open_grille()
    assert (grille.redo(), grille.grille.avis(CODE)) == (CODE, NON_VALIDE)
    with pytest.raises(Refus):
        grille.redo()


def test_with_nothing_done_there_is_nothing_to_undo(desk: Desk) -> None:
    with pytest.raises(Refus):
        desk.open_grille().undo()


def test_a_sheet_with_a_hole_is_not_handed_in_and_the_first_hole_is_named(desk: Desk) -> None:
    grille = desk.open_grille()
    fill(grille)
    grille.evaluate("CR3.2.4", None)
    grille.evaluate("CR3.1.3", None)
    with pytest.raises(GrilleIncomplete, match=r"2 critères.*CR3\.1\.3") as refused:
        grille.hand_in(MALGRE)
    assert refused.value.critere.code == "CR3.1.3"
    assert grille.grille.remise is None


def test_a_sheet_not_yet_on_the_disk_is_not_handed_in(desk: Desk) -> None:
    grille = desk.open_grille(writer=DeferredWriter())
    fill(grille)
    grille.evaluate(CODE, NON_VALIDE)
    with pytest.raises(Refus, match="pas encore enregistrée"):
        grille.hand_in(MALGRE)


def test_a_sheet_handed_in_tells_what_it_amounted_to_and_takes_no_more_marks(desk: Desk) -> None:
    grille = desk.open_grille()
    fill(grille)
    grille.evaluate("CR3.1.5", NON_VALIDE)
    head = grille.live.head
    grille.hand_in(MALGRE)
    remise = grille.grille.remise
    assert remise is not None
    assert (remise.statut, remise.tete) == (Statut.VALIDE, head)
    assert [(each.competence, each.valides, each.requis) for each in remise.decomptes] == [
        ("C3.1", 4, 3),
        ("C3.2", 9, 5),
    ]
    assert isinstance(grille.lecture_seule, GrilleRemise)
    for change in (lambda: grille.evaluate(CODE, VALIDE), grille.undo, lambda: grille.write_remarque(CODE, "x")):
        with pytest.raises(GrilleRemise):
            change()


def test_what_is_not_validated_is_refused_only_once_handed_in(desk: Desk) -> None:
    grille = desk.open_grille()
    fill(grille, NON_VALIDE)
    before = grille.statut
    grille.hand_in(MALGRE)
    assert (before.statut, grille.statut.statut) == (Statut.HORS_ATTEINTE, Statut.NON_VALIDE)


def test_reopening_needs_a_motif_and_keeps_it(desk: Desk) -> None:
    grille = desk.open_grille()
    with pytest.raises(Refus, match="pas remise"):
        grille.reopen("erreur")
    fill(grille)
    grille.hand_in(MALGRE)
    with pytest.raises(Refus, match="motif"):
        grille.reopen("  ")
    grille.reopen(" erreur de frappe ")
    grille.evaluate(CODE, NON_VALIDE)
    assert [each.motif for each in grille.grille.reouvertures] == ["erreur de frappe"]
    assert grille.grille.remise is None


def test_the_same_jure_twice_is_told_and_may_take_over(desk: Desk) -> None:
    first = desk.open_grille()
    with pytest.raises(GrilleTenue):
        desk.open_grille()
    second = desk.open_grille(take_over=True)
    with pytest.raises(PriseAilleurs):
        first.evaluate(CODE, VALIDE)
    assert isinstance(first.lecture_seule, PriseAilleurs)
    assert second.grille.avis(CODE) is None
    second.evaluate(CODE, NON_VALIDE)
    second.close()
    assert desk.open_grille().grille.avis(CODE) is NON_VALIDE


def test_a_sheet_whose_holder_is_gone_opens_without_asking(desk: Desk) -> None:
    desk.open_grille().close()
    assert desk.open_grille().lecture_seule is None


def test_two_jures_have_each_their_sheet_of_one_candidat(desk: Desk) -> None:
    paul, sophie = desk.open_grille(jure=0), desk.open_grille(jure=1)
    paul.evaluate(CODE, VALIDE)
    sophie.evaluate(CODE, NON_VALIDE)
    assert (paul.grille.avis(CODE), sophie.grille.avis(CODE)) == (VALIDE, NON_VALIDE)
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, "petit-sophie")).state.avis(CODE) is NON_VALIDE


def test_a_mark_is_stamped_with_where_the_oral_stands(desk: Desk) -> None:
    poste = desk.poste()
    chrono = poste.open_chrono(CLAIRE)
    grille = poste.open_grille(CLAIRE, chrono)

    def stamped() -> Moment | None:
        grille.evaluate(CODE, VALIDE if grille.grille.avis(CODE) is None else None)
        return grille.grille.cases[CODE].moment

    assert stamped() == Moment(phase="avant", ecoule_ms=0)
    chrono.toggle()
    desk.machine.pass_time(90_000)
    assert stamped() == Moment(phase="expose", ecoule_ms=90_000)
    chrono.next_phase()
    desk.machine.pass_time(10_000)
    chrono.end()
    assert stamped() == Moment(phase="apres", ecoule_ms=100_000)
    assert grille.grille.changed_after_end == (CODE,)


def test_a_sheet_filled_for_the_wrong_candidat_is_moved_with_a_reason(desk: Desk) -> None:
    source, cible = desk.open_grille(CLAIRE), desk.open_grille(HUGO)
    source.evaluate(CODE, VALIDE)
    source.write_remarque("C3.1", "globale")
    with pytest.raises(Refus, match="motif"):
        move_grille(source, cible, " ")
    move_grille(source, cible, "mauvaise ligne")
    assert source.grille.is_vierge
    assert (cible.grille.avis(CODE), cible.grille.remarque("C3.1")) == (VALIDE, "globale")
    assert cible.grille.recue is not None and cible.grille.recue.motif == "mauvaise ligne"


def test_a_move_never_overwrites_marks(desk: Desk) -> None:
    source, cible = desk.open_grille(CLAIRE), desk.open_grille(HUGO)
    source.evaluate(CODE, VALIDE)
    cible.evaluate(CODE, NON_VALIDE)
    with pytest.raises(Refus, match="vierge"):
        move_grille(source, cible, "mauvaise ligne")
    assert (source.grille.avis(CODE), cible.grille.avis(CODE)) == (VALIDE, NON_VALIDE)


def test_a_move_that_the_disk_refuses_leaves_the_marks_where_they_are(desk: Desk) -> None:
    source, cible = desk.open_grille(CLAIRE), desk.open_grille(HUGO)
    source.evaluate(CODE, VALIDE)
    desk.journal.full = True
    with pytest.raises(StorageFailure, match="plein"):
        move_grille(source, cible, "mauvaise ligne")
    assert source.grille.avis(CODE) is VALIDE


def test_a_move_cut_off_after_the_copy_is_finished_the_next_time(desk: Desk) -> None:
    source, cible = desk.open_grille(CLAIRE), desk.open_grille(HUGO)
    source.evaluate(CODE, VALIDE)
    before = desk.journal.documents(source.live.stream)
    move_grille(source, cible, "mauvaise ligne")
    source.close()
    cible.close()
    desk.journal.overwrite(source.live.stream, before)
    source, cible = desk.open_grille(CLAIRE), desk.open_grille(HUGO)
    move_grille(source, cible, "mauvaise ligne")
    assert source.grille.is_vierge
    assert cible.grille.avis(CODE) is VALIDE


def test_the_lists_tell_how_far_each_candidat_has_come(desk: Desk) -> None:
    grille = desk.open_grille(CLAIRE)
    fill(grille)
    grille.hand_in(MALGRE)
    desk.open_grille(HUGO).evaluate(CODE, VALIDE)
    desk.open_chrono(INES).toggle()
    ouverte = desk.open_session()
    paul = ouverte.session.jure("martin-paul")
    tableau = TableauSession(desk.journal, desk.slug, ouverte.bloc, paul, lambda _candidat: [paul])
    rows = {row.candidat.slug: row.avancement for row in map(tableau.row, ouverte.session.candidats)}
    assert rows == {CLAIRE: Avancement.REMISE, HUGO: Avancement.INCOMPLETE, INES: Avancement.EN_COURS}
    assert progression(desk.journal, desk.slug) == Progression(1, 6), "Sophie has not handed hers in"
    assert session_row(desk.journal, desk.slug).candidats == 3


@pytest.mark.parametrize("presence", [Presence.ABSENT_JUSTIFIE, Presence.ABSENT_NON_JUSTIFIE, Presence.ABANDON])
def test_a_session_is_done_without_those_who_will_not_pass(officiel: Referentiel, presence: Presence) -> None:
    desk = Desk(officiel, projet=replace(PROJET, jures=PROJET.jures[:1]))
    for candidat in (CLAIRE, HUGO):
        grille = desk.open_grille(candidat)
        fill(grille)
        grille.hand_in(MALGRE)
        grille.close()
    assert progression(desk.journal, desk.slug) == Progression(2, 3)
    desk.open_session().presences.note(INES, presence)
    assert progression(desk.journal, desk.slug) == Progression(2, 2)
    desk.open_session().presences.note(HUGO, presence, motif="Parti après l'oral")
    assert progression(desk.journal, desk.slug) == Progression(2, 2), "a sheet that was handed in stays in the count"
    desk.open_session().candidats.withdraw(HUGO, "Désistement")
    assert progression(desk.journal, desk.slug) == Progression(1, 1)


def test_somebody_late_or_reported_is_still_waited_for(desk: Desk) -> None:
    desk.open_session().presences.note(CLAIRE, Presence.RETARD)
    desk.open_session().presences.note(HUGO, Presence.FRAUDE, motif="Téléphone")
    assert progression(desk.journal, desk.slug) == Progression(0, 6)


def test_a_sheet_counts_once_its_jure_was_merged_into_another_as_it_does_in_the_result(desk: Desk) -> None:
    one, other = desk.open_session().session.jures
    grille = desk.open_grille(CLAIRE, 1)
    fill(grille)
    grille.hand_in(MALGRE)
    grille.close()
    assert progression(desk.journal, desk.slug) == Progression(1, 6)
    desk.open_session().jury.merge(other.slug, one.slug, "Même personne")
    session = desk.open_session().session
    fondement = fondement_of(desk.journal, session, session.candidat(CLAIRE), (), one.slug)
    assert fondement.resultat.verdict is Verdict.ACQUIS
    assert progression(desk.journal, desk.slug) == Progression(1, 3)


def test_a_row_follows_what_changes_on_the_disk(desk: Desk) -> None:
    ouverte = desk.open_session()
    paul = ouverte.session.jure("martin-paul")
    tableau = TableauSession(desk.journal, desk.slug, ouverte.bloc, paul, lambda _candidat: [paul])
    claire = ouverte.session.candidat(CLAIRE)
    assert tableau.row(claire).avancement is Avancement.A_PASSER
    fill(desk.open_grille(CLAIRE))
    assert tableau.row(claire).avancement is Avancement.A_REMETTRE
