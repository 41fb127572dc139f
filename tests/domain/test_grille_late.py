from __future__ import annotations

from certif_tui.domain.evenements.base import Moment
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.state import APRES
from tests.domain.factory import Feuille

VALIDE, NON_VALIDE = Avis.VALIDE, Avis.NON_VALIDE


def test_what_is_changed_while_the_candidat_speaks_is_not_late() -> None:
    feuille = Feuille()
    feuille.during("avant")
    feuille.mark("CR1.1")
    feuille.during("dialogue", 39)
    feuille.mark("CR1.2")
    assert feuille.grille.changed_after_end == ()


def test_what_is_marked_or_changed_after_the_end_is_late_each_code_once() -> None:
    feuille = Feuille()
    feuille.during("expose", 3)
    feuille.mark("CR1.1", VALIDE)
    feuille.mark("CR1.2", VALIDE)
    feuille.during(APRES, 40)
    feuille.mark("CR1.1", NON_VALIDE)
    feuille.write("CR1.1", "À la réflexion")
    feuille.write("C1", "Moyen")
    assert feuille.grille.changed_after_end == ("CR1.1", "C1")


def test_saying_the_same_again_after_the_end_is_not_late() -> None:
    feuille = Feuille()
    feuille.during("expose", 3)
    feuille.mark("CR1.1", VALIDE)
    feuille.during(APRES, 40)
    feuille.mark("CR1.1", VALIDE)
    assert feuille.grille.changed_after_end == ()
    assert feuille.grille.cases["CR1.1"].moment == Moment(phase="expose", ecoule_ms=180_000)


def test_a_late_slip_undone_is_not_late() -> None:
    feuille = Feuille()
    feuille.during("expose", 3)
    feuille.mark("CR1.1", VALIDE)
    feuille.during(APRES, 40)
    feuille.mark("CR1.1", NON_VALIDE)
    feuille.undo()
    assert feuille.grille.changed_after_end == ()


def test_undoing_after_the_end_what_was_marked_before_it_is_late() -> None:
    feuille = Feuille()
    feuille.during("expose", 3)
    feuille.mark("CR1.1", VALIDE)
    feuille.during(APRES, 40)
    feuille.undo()
    undone = feuille.grille
    feuille.redo()
    redone = feuille.grille
    assert (undone.changed_after_end, redone.changed_after_end) == (("CR1.1",), ())


def test_an_end_taken_back_makes_nothing_late() -> None:
    feuille = Feuille()
    feuille.during(APRES, 10)
    feuille.mark("CR1.1", VALIDE)
    feuille.during("expose", 11)
    feuille.mark("CR1.2", VALIDE)
    feuille.during(APRES, 20)
    feuille.mark("CR1.3", VALIDE)
    assert feuille.grille.changed_after_end == ("CR1.3",)


def test_what_changes_after_a_reopening_is_late_beside_what_was_late_before() -> None:
    feuille = Feuille()
    feuille.during("expose", 3)
    feuille.mark("CR1.1", VALIDE)
    feuille.during(APRES, 40)
    feuille.mark("CR1.2", VALIDE)
    feuille.hand_in()
    feuille.reopen()
    feuille.mark("CR1.1", NON_VALIDE)
    assert feuille.grille.changed_after_end == ("CR1.1", "CR1.2")


def test_a_draft_finished_after_the_end_as_it_stood_keeps_the_moment_it_was_typed() -> None:
    feuille = Feuille()
    feuille.during("expose", 3)
    feuille.write("CR1.1", "Bien", brouillon=True)
    feuille.during(APRES, 40)
    feuille.write("CR1.1", "Bien")
    assert feuille.grille.changed_after_end == ()
    assert feuille.grille.cases["CR1.1"].moment == Moment(phase="expose", ecoule_ms=180_000)
