from __future__ import annotations

from certif_tui.domain.evenements.base import Annulation
from certif_tui.domain.grille.evenements import Avis, PriseEnMain, Retablissement
from certif_tui.domain.grille.state import Grille, apply, fold
from tests.domain.factory import Feuille

VALIDE, NON_VALIDE = Avis.VALIDE, Avis.NON_VALIDE


def test_a_blank_sheet_has_no_mark_no_remarque_and_nothing_to_undo() -> None:
    grille = Grille()
    assert (grille.avis("CR1.1"), grille.remarque("CR1.1")) == (None, "")
    assert grille.is_vierge
    assert not grille.faits and not grille.defaits


def test_the_last_mark_on_a_critere_stands() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1", VALIDE)
    feuille.mark("CR1.1", NON_VALIDE)
    assert feuille.grille.avis("CR1.1") is NON_VALIDE
    feuille.mark("CR1.1", None)
    assert feuille.grille.avis("CR1.1") is None
    assert feuille.grille.is_vierge


def test_a_remarque_leaves_the_mark_alone_and_a_mark_the_remarque() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1", VALIDE)
    feuille.write("CR1.1", "Chiffres solides")
    feuille.mark("CR1.1", NON_VALIDE)
    assert (feuille.grille.avis("CR1.1"), feuille.grille.remarque("CR1.1")) == (NON_VALIDE, "Chiffres solides")


def test_a_competence_bears_a_remarque_and_an_empty_text_removes_it() -> None:
    feuille = Feuille()
    feuille.write("C1", "Ensemble confus")
    assert feuille.grille.remarque("C1") == "Ensemble confus"
    assert not feuille.grille.is_vierge
    feuille.write("C1", "")
    assert feuille.grille.is_vierge


def test_undo_takes_back_the_last_change_and_points_to_where_it_was() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1", VALIDE)
    feuille.mark("CR1.2", NON_VALIDE)
    feuille.undo()
    assert (feuille.grille.avis("CR1.1"), feuille.grille.avis("CR1.2")) == (VALIDE, None)
    assert feuille.grille.dernier_code == "CR1.2"
    feuille.undo()
    assert feuille.grille.is_vierge
    assert feuille.grille.dernier_code == "CR1.1"


def test_redo_does_again_what_was_undone_in_the_order_it_was_done() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1", VALIDE)
    feuille.write("CR1.1", "Bien")
    feuille.undo()
    feuille.undo()
    feuille.redo()
    assert (feuille.grille.avis("CR1.1"), feuille.grille.remarque("CR1.1")) == (VALIDE, "")
    feuille.redo()
    assert feuille.grille.remarque("CR1.1") == "Bien"
    assert not feuille.grille.defaits


def test_what_is_undone_and_redone_leaves_the_sheet_as_it_was() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1", VALIDE)
    feuille.write("CR1.1", "Bien")
    before = feuille.grille
    feuille.undo()
    assert feuille.grille != before
    feuille.redo()
    assert feuille.grille == before


def test_a_new_mark_leaves_nothing_to_redo() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1")
    feuille.undo()
    feuille.mark("CR1.2")
    assert not feuille.grille.defaits


def test_saying_again_what_stands_is_no_change_and_keeps_what_can_be_redone() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1", VALIDE)
    feuille.mark("CR1.2", VALIDE)
    feuille.undo()
    before = feuille.grille
    feuille.mark("CR1.1", VALIDE)
    feuille.write("CR1.3", "")
    assert (feuille.grille.faits, feuille.grille.defaits) == (before.faits, before.defaits)


def test_undo_and_redo_find_the_same_steps_after_a_restart() -> None:
    feuille = Feuille()
    grille = Grille()
    feuille.mark("CR1.1")
    feuille.write("CR1.1", "Bi", brouillon=True)
    feuille.write("CR1.1", "Bien")
    feuille.mark("CR1.2")
    feuille.undo()
    for evenement in feuille.evenements:
        grille = apply(grille, evenement)
    assert fold(feuille.evenements) == grille
    assert [geste.code for geste in grille.faits] == ["CR1.1", "CR1.1"]
    assert [geste.code for geste in grille.defaits] == ["CR1.2"]


def test_drafts_and_the_text_they_became_are_one_step_to_undo() -> None:
    feuille = Feuille()
    feuille.write("CR1.1", "Avant")
    for texte in ("Av", "Avant tout", "Avant tout, les"):
        feuille.write("CR1.1", texte, brouillon=True)
    feuille.write("CR1.1", "Avant tout, les chiffres")
    assert len(feuille.grille.faits) == 2
    feuille.undo()
    assert feuille.grille.remarque("CR1.1") == "Avant"
    feuille.redo()
    assert feuille.grille.remarque("CR1.1") == "Avant tout, les chiffres"


def test_a_finished_text_is_not_merged_with_the_next_one() -> None:
    feuille = Feuille()
    feuille.write("CR1.1", "Un", brouillon=True)
    feuille.write("CR1.1", "Un")
    feuille.write("CR1.1", "Deux")
    feuille.undo()
    assert feuille.grille.remarque("CR1.1") == "Un"


def test_a_draft_is_not_merged_with_a_text_elsewhere_nor_across_a_mark() -> None:
    feuille = Feuille()
    feuille.write("CR1.1", "Un", brouillon=True)
    feuille.write("CR1.2", "Deux", brouillon=True)
    feuille.mark("CR1.2")
    feuille.write("CR1.2", "Trois")
    assert [geste.code for geste in feuille.grille.faits] == ["CR1.1", "CR1.2", "CR1.2", "CR1.2"]


def test_a_draft_typed_back_to_what_was_there_leaves_nothing_to_undo_and_nothing_to_redo() -> None:
    feuille = Feuille()
    feuille.write("CR1.1", "Un")
    feuille.write("CR1.1", "Un peu", brouillon=True)
    feuille.mark("CR1.2")
    feuille.undo()
    feuille.write("CR1.1", "Un")
    assert [geste.apres.remarque for geste in feuille.grille.faits] == ["Un"]
    assert not feuille.grille.defaits


def test_a_redone_draft_is_a_step_of_its_own() -> None:
    feuille = Feuille()
    feuille.write("CR1.1", "Un", brouillon=True)
    feuille.undo()
    feuille.redo()
    feuille.write("CR1.1", "Deux")
    feuille.undo()
    assert feuille.grille.remarque("CR1.1") == "Un"


def test_an_undo_or_a_redo_whose_turn_it_is_not_changes_nothing() -> None:
    feuille = Feuille()
    first = feuille.mark("CR1.1")
    feuille.mark("CR1.2")
    feuille.mark("CR1.3")
    feuille.undo()
    before = feuille.grille
    feuille.record(Annulation, cible=first.id)
    feuille.record(Retablissement, cible=first.id)
    assert feuille.grille == before


def test_the_last_to_take_the_sheet_holds_it_and_taking_it_changes_no_mark() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1")
    before = feuille.grille
    feuille.record(PriseEnMain, jeton="a" * 32)
    feuille.record(PriseEnMain, jeton="b" * 32)
    assert feuille.grille.jeton == "b" * 32
    assert (feuille.grille.cases, feuille.grille.faits) == (before.cases, before.faits)


def test_the_sheet_tells_where_it_was_last_changed_and_undoing_or_redoing_is_a_change() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1")
    feuille.mark("CR1.2")
    assert feuille.grille.dernier_code == "CR1.2"
    feuille.undo()
    feuille.undo()
    feuille.redo()
    assert feuille.grille.dernier_code == "CR1.1"
    feuille.redo()
    assert feuille.grille.dernier_code == "CR1.2"


def test_what_was_redone_can_be_undone_again() -> None:
    feuille = Feuille()
    marked = feuille.mark("CR1.1")
    feuille.undo()
    feuille.redo()
    assert [geste.id for geste in feuille.grille.faits] == [marked.id]
    feuille.undo()
    assert feuille.grille.is_vierge


def test_a_text_finished_behind_several_steps_leaves_them_all_to_be_undone() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1")
    feuille.mark("CR1.2")
    feuille.write("C1", "Un", brouillon=True)
    feuille.write("C1", "Un peu")
    assert [geste.code for geste in feuille.grille.faits] == ["CR1.1", "CR1.2", "C1"]


def test_a_draft_typed_back_to_what_was_there_leaves_the_moment_that_was_there() -> None:
    feuille = Feuille()
    feuille.during("expose", 3)
    feuille.write("C1", "Clair")
    before = feuille.grille.cases["C1"]
    feuille.during("dialogue", 21)
    feuille.write("C1", "Clair et", brouillon=True)
    feuille.write("C1", "Clair", brouillon=True)
    assert feuille.grille.cases["C1"] == before
