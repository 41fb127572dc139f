from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.evenements.grille import Avis, EcritPartage
from certif_tui.domain.grille import Grille, apply
from certif_tui.domain.indices import indices_of, members_of
from certif_tui.domain.statut import statut_bloc
from certif_tui.services.ecrits import membres_of, open_ecrit, read_indices
from certif_tui.services.evaluation import GrilleTenue
from certif_tui.services.refus import Refus
from certif_tui.services.verification import verify_session
from tests.domain.factory import Feuille, bloc_of
from tests.services.desk import CLAIRE, HUGO, INES, Desk

CODE, OTHER = "CR3.1.1", "CR3.1.2"


def hints(desk: Desk, candidat: str, jure: str = "martin-paul") -> dict[str, Avis]:
    return dict(read_indices(desk.journal, desk.slug, candidat, jure))


def tick(desk: Desk, *membres: str, code: str = CODE, avis: Avis | None = Avis.VALIDE) -> None:
    ecrit = open_ecrit(desk.poste(), membres)
    ecrit.evaluate(code, avis)
    ecrit.close()


def test_what_was_ticked_is_a_hint_for_that_jure_and_candidat_alone(desk: Desk) -> None:
    tick(desk, CLAIRE)
    assert hints(desk, CLAIRE) == {CODE: Avis.VALIDE}
    assert hints(desk, HUGO) == {} and hints(desk, CLAIRE, "petit-sophie") == {}


def test_a_hint_never_counts(desk: Desk) -> None:
    tick(desk, CLAIRE)
    sheet = desk.open_grille()
    assert sheet.grille.is_vierge and sheet.statut.restants == 14


def test_a_group_is_noted_once_for_all_its_members(desk: Desk) -> None:
    tick(desk, CLAIRE, HUGO)
    assert hints(desk, CLAIRE) == hints(desk, HUGO) == {CODE: Avis.VALIDE} and hints(desk, INES) == {}
    tick(desk, HUGO, code=OTHER, avis=Avis.NON_VALIDE)
    assert hints(desk, CLAIRE) == {CODE: Avis.VALIDE, OTHER: Avis.NON_VALIDE}
    assert membres_of(desk.journal, desk.slug, CLAIRE, "martin-paul") == (CLAIRE, HUGO)


def test_a_group_is_corrected_and_may_have_a_slug_of_its_own(desk: Desk) -> None:
    open_ecrit(desk.poste(), (CLAIRE, HUGO), cible="groupe-1").close()
    ecrit = open_ecrit(desk.poste(), (INES, HUGO), cible="groupe-1")
    ecrit.evaluate(CODE, Avis.VALIDE)
    assert hints(desk, CLAIRE) == {} and hints(desk, INES) == {CODE: Avis.VALIDE}
    assert verify_session(desk.journal, desk.slug, lambda _stream: b"").defauts == ()


def test_a_hint_is_undone_and_cleared_like_a_mark(desk: Desk) -> None:
    ecrit = open_ecrit(desk.poste(), (CLAIRE,))
    ecrit.evaluate(CODE, Avis.VALIDE)
    ecrit.undo()
    assert hints(desk, CLAIRE) == {}
    ecrit.redo()
    assert hints(desk, CLAIRE) == {CODE: Avis.VALIDE}
    ecrit.evaluate(CODE, None)
    assert hints(desk, CLAIRE) == {}


def test_the_written_sheet_is_never_handed_in_nor_held_twice(desk: Desk) -> None:
    ecrit = open_ecrit(desk.poste(), (CLAIRE,))
    with pytest.raises(Refus, match="ne se remet pas"):
        ecrit.hand_in()
    with pytest.raises(GrilleTenue):
        open_ecrit(desk.poste(), (CLAIRE,))
    open_ecrit(desk.poste(), (CLAIRE,), take_over=True).evaluate(CODE, Avis.VALIDE)


def test_whose_work_it_is_changes_nothing_on_the_sheet() -> None:
    feuille = Feuille()
    feuille.mark("CR1.1")
    before = feuille.grille
    shared = feuille.record(EcritPartage, membres=(CLAIRE, HUGO))
    assert feuille.grille == before and members_of([shared], CLAIRE) == (CLAIRE, HUGO)


@given(st.dictionaries(st.sampled_from(["CR1.1", "CR1.2", "CR1.3"]), st.sampled_from(Avis)))
def test_whatever_the_hints_the_statut_is_that_of_the_marks(ticked: dict[str, Avis]) -> None:
    bloc, ecrit, sheet = bloc_of(3), Feuille(), Grille()
    for code, avis in ticked.items():
        ecrit.mark(code, avis)
    shared = ecrit.record(EcritPartage, membres=(CLAIRE,))
    assert indices_of(ecrit.grille) == ticked
    assert statut_bloc(bloc, apply(sheet, shared).avis) == statut_bloc(bloc, sheet.avis)
