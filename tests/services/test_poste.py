"""A juré whose addition was taken back: nothing they would write is written, nor shown as if it were."""

from __future__ import annotations

import pytest

from certif_tui.domain.grille.evenements import Avis
from certif_tui.journal import kinds
from certif_tui.services.ecrit.prenotation import open_ecrit
from certif_tui.services.gate.writers import DeferredWriter
from certif_tui.services.grille.evaluation import JureParti
from tests.services.desk import CLAIRE, HUGO, MALGRE, Desk, dismiss_jure, fill

JURE, CODE, OTHER = "martin-paul", "CR3.1.1", "CR3.1.2"


def test_no_sheet_is_opened_for_a_jure_who_left_the_jury_meanwhile(desk: Desk) -> None:
    poste = desk.poste()
    chrono = poste.open_chrono(CLAIRE)
    dismiss_jure(desk.open_session(), JURE)
    with pytest.raises(JureParti, match=r"MARTIN Paul.*n'est plus dans le jury"):
        poste.open_grille(CLAIRE, chrono)
    with pytest.raises(JureParti):
        open_ecrit(poste, [CLAIRE])
    assert [it.path for it in desk.journal.streams(desk.slug) if JURE in it.path] == []


def test_a_mark_given_after_the_jure_left_is_not_written_and_does_not_stay(desk: Desk) -> None:
    grille = desk.open_grille()
    grille.evaluate(CODE, Avis.VALIDE)
    dismiss_jure(desk.open_session(), JURE)
    with pytest.raises(JureParti):
        grille.evaluate(OTHER, Avis.VALIDE)
    assert isinstance(grille.lecture_seule, JureParti)
    assert grille.grille.avis(OTHER) is None
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.avis(OTHER) is None


def test_a_mark_on_its_way_to_the_disk_when_the_jure_leaves_is_not_written(desk: Desk) -> None:
    writer = DeferredWriter()
    grille = desk.open_grille(writer=writer)
    writer.flush()
    grille.evaluate(CODE, Avis.VALIDE)
    dismiss_jure(desk.open_session(), JURE)
    writer.flush()
    assert grille.grille.avis(CODE) is None and writer.pending == 0
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.avis(CODE) is None


def test_looking_is_enough_to_know_that_the_jure_left(desk: Desk) -> None:
    grille = desk.open_grille()
    dismiss_jure(desk.open_session(), JURE)
    assert grille.live.refresh() and grille.lecture_seule is not None
    assert not grille.live.refresh()


def test_a_sheet_is_neither_handed_in_nor_moved_once_the_jure_left(desk: Desk) -> None:
    poste = desk.poste()
    grille = poste.open_grille(CLAIRE, poste.open_chrono(CLAIRE))
    fill(grille)
    dismiss_jure(desk.open_session(), JURE)
    with pytest.raises(JureParti):
        grille.hand_in(MALGRE)
    with pytest.raises(JureParti):
        poste.move(grille, poste.ouverte.session.candidat(HUGO), "mauvaise ligne")
    assert desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, JURE)).state.remise is None


def test_a_jure_who_was_just_added_grades_before_the_disk_knows_them(desk: Desk) -> None:
    poste = desk.poste(writer=DeferredWriter())
    nouvelle = type(poste)(poste.ouverte, poste.ouverte.jury.add("ROUX Jeanne"), poste.writer)
    grille = nouvelle.open_grille(CLAIRE, nouvelle.open_chrono(CLAIRE))
    grille.evaluate(CODE, Avis.VALIDE)
    assert grille.lecture_seule is None and grille.grille.avis(CODE) is Avis.VALIDE


def test_nothing_more_is_written_on_the_open_sheet_of_a_jure_who_was_excused_meanwhile(desk: Desk) -> None:
    grille = desk.open_grille()
    grille.evaluate(CODE, Avis.VALIDE)
    desk.open_session().jury.excuse(JURE, [CLAIRE], "sa nièce")
    with pytest.raises(JureParti, match=r"est excusé pour ce candidat \(motif\u00a0: sa nièce\)"):
        grille.evaluate(OTHER, Avis.VALIDE)
    with pytest.raises(JureParti):
        desk.poste().open_grille(CLAIRE, desk.poste().open_chrono(CLAIRE))
    assert desk.open_grille(candidat=HUGO).grille.is_vierge
