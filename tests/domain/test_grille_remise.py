from __future__ import annotations

from certif_tui.domain.evenements.base import Annulation
from certif_tui.domain.grille.evenements import Avis, GrilleRecue, GrilleTransferee, PriseEnMain
from certif_tui.domain.grille.state import Grille
from tests.domain.factory import Feuille

VALIDE, NON_VALIDE = Avis.VALIDE, Avis.NON_VALIDE


def test_a_sheet_handed_in_changes_no_more_until_it_is_reopened() -> None:
    feuille = Feuille()
    given = feuille.mark("CR1.1", VALIDE)
    remise = feuille.hand_in()
    before = feuille.grille
    assert before.remise == remise
    feuille.mark("CR1.1", NON_VALIDE)
    feuille.write("CR1.1", "Trop tard")
    feuille.record(Annulation, cible=given.id)
    feuille.hand_in()
    assert feuille.grille == before


def test_nothing_is_undone_across_a_remise() -> None:
    feuille = Feuille()
    given = feuille.mark("CR1.1")
    feuille.hand_in()
    feuille.reopen()
    assert not feuille.grille.faits and not feuille.grille.defaits
    feuille.record(Annulation, cible=given.id)
    assert feuille.grille.avis("CR1.1") is VALIDE


def test_reopening_keeps_every_mark_and_remarque_and_the_motif() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1")
    feuille.write("C1", "Solide")
    cases = feuille.grille.cases
    feuille.hand_in()
    reouverture = feuille.reopen()
    grille = feuille.grille
    assert (grille.cases, grille.remise, grille.reouvertures) == (cases, None, (reouverture,))


def test_every_reopening_is_kept() -> None:
    feuille = Feuille()
    feuille.hand_in()
    first = feuille.reopen()
    feuille.hand_in()
    second = feuille.reopen()
    assert feuille.grille.reouvertures == (first, second)


def test_a_draft_left_before_a_remise_is_not_continued_after_it() -> None:
    feuille = Feuille()
    feuille.write("CR1.1", "Un", brouillon=True)
    feuille.hand_in()
    feuille.reopen()
    feuille.write("CR1.1", "Deux")
    feuille.undo()
    assert feuille.grille.remarque("CR1.1") == "Un"


def test_only_a_sheet_handed_in_can_be_reopened() -> None:
    feuille = Feuille()
    feuille.reopen()
    assert feuille.grille == Grille()


def _moved(source: Feuille, cible: Feuille) -> None:
    cases = source.grille.cases
    cible.record(
        GrilleRecue,
        depuis="dupont-claire",
        tete="f" * 64,
        avis={code: case.avis for code, case in cases.items() if case.avis},
        remarques={code: case.remarque for code, case in cases.items() if case.remarque},
        motif="Mauvais candidat",
    )
    source.record(GrilleTransferee, vers="durand-paul", motif="Mauvais candidat")


def test_a_moved_sheet_is_whole_where_it_goes_and_blank_where_it_was() -> None:
    source, cible = Feuille(), Feuille()
    source.mark("CR1.1", VALIDE)
    source.mark("CR1.2", NON_VALIDE)
    source.write("CR1.2", "Non chiffré")
    source.write("C1", "Moyen")
    said = {code: (case.avis, case.remarque) for code, case in source.grille.cases.items()}
    _moved(source, cible)
    assert {code: (case.avis, case.remarque) for code, case in cible.grille.cases.items()} == said
    assert cible.grille.recue is not None
    assert source.grille.is_vierge
    assert source.grille.transferee is not None


def test_a_move_cannot_be_undone_key_by_key_on_either_side() -> None:
    source, cible = Feuille(), Feuille()
    source.mark("CR1.1")
    source.undo()
    source.mark("CR1.2")
    _moved(source, cible)
    assert [(each.grille.faits, each.grille.defaits) for each in (source, cible)] == [((), ()), ((), ())]


def test_a_moved_sheet_is_to_be_handed_in_anew_and_keeps_its_holder_and_its_reopenings() -> None:
    source, cible = Feuille(), Feuille()
    source.record(PriseEnMain, jeton="a" * 32)
    source.mark("CR1.1")
    source.hand_in()
    source.reopen()
    source.hand_in()
    cible.hand_in()
    _moved(source, cible)
    assert (source.grille.remise, cible.grille.remise) == (None, None)
    assert (source.grille.jeton, len(source.grille.reouvertures)) == ("a" * 32, 1)


def test_a_sheet_emptied_by_a_move_can_be_graded_and_one_that_was_moved_back_is_no_longer_said_to_be_elsewhere() -> (
    None
):
    source, cible = Feuille(), Feuille()
    source.mark("CR1.1")
    _moved(source, cible)
    source.mark("CR1.3")
    assert source.grille.avis("CR1.3") is VALIDE
    _moved(cible, source)
    assert source.grille.transferee is None
    assert source.grille.avis("CR1.1") is VALIDE and source.grille.avis("CR1.3") is None


def test_what_was_undone_before_a_remise_is_not_redone_after_it() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1")
    feuille.undo()
    feuille.hand_in()
    feuille.reopen()
    assert feuille.grille.defaits == ()
