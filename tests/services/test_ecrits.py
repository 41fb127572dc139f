from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.ecrit.indices import indices_of, members_of
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Avis, EcritPartage
from certif_tui.domain.grille.state import Grille, apply
from certif_tui.domain.grille.statut import statut_bloc
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.journal.salvage import Salvage
from certif_tui.services.ecrit.prenotation import membres_of, open_ecrit, read_indices
from certif_tui.services.grille.evaluation import GrilleTenue
from certif_tui.services.verification.verification import verify_session
from tests.domain.factory import Feuille, bloc_of
from tests.services.desk import CLAIRE, HUGO, INES, PROJET, Desk

CODE, OTHER = "CR3.1.1", "CR3.1.2"
NOM = {f"candidat-{letter.lower()}": f"CANDIDAT {letter}" for letter in "ABCDEF"}


def hints(desk: Desk, candidat: str, jure: str = "martin-paul") -> dict[str, Avis | None]:
    poste = desk.poste()
    noted = read_indices(replace(poste, jure=poste.ouverte.session.jure(jure)), candidat)
    return {code: indice.avis for code, indice in noted.items()}


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


@pytest.fixture
def drawn(desk: Desk) -> Desk:
    """A Bloc 1 whose two groups are drawn."""
    people = tuple(Inscription(f"CANDIDAT {letter}") for letter in "ABCDEF")
    desk.slug = desk.create(replace(PROJET, bloc="BLOC 1", candidats=people))
    ouverte = desk.open_session()
    for candidat in ouverte.session.candidats:
        ouverte.presences.note(candidat.slug, Presence.PRESENT)
    ouverte.groupes.draw(graine="essai", cas=(), motif="Essai")
    return desk


def test_members_of_two_groups_have_no_common_work(drawn: Desk) -> None:
    first, second = drawn.open_session().session.groupes.groupes
    here, there = first.membres[0], second.membres[0]
    with pytest.raises(Refus, match=f"{NOM[there]} est dans le groupe G2, {NOM[here]} est dans le groupe G1"):
        open_ecrit(drawn.poste(), (here, first.membres[1], there))
    assert not any("ecrits" in stream.path for stream in drawn.journal.streams(drawn.slug))
    drawn.open_session().groupes.move(there, None, "Parti")
    with pytest.raises(Refus, match=f"{NOM[there]} n'est dans aucun groupe"):
        open_ecrit(drawn.poste(), (here, there))


def test_any_member_of_a_drawn_group_notes_its_work_for_them_all(drawn: Desk) -> None:
    first, _ = drawn.open_session().session.groupes.groupes
    tick(drawn, first.membres[1], code="CR1.1.1")
    assert {it for it in NOM if hints(drawn, it)} == set(first.membres)
    tick(drawn, first.membres[0], first.membres[2], code="CR1.1.2")
    assert hints(drawn, first.membres[1]) == {"CR1.1.1": Avis.VALIDE, "CR1.1.2": Avis.VALIDE}
    assert verify_session(drawn.journal, drawn.slug, lambda _stream: Salvage(0, 0)).defauts == ()


def test_hints_are_those_of_the_group_a_candidat_is_in_now(drawn: Desk) -> None:
    first, second = drawn.open_session().session.groupes.groupes
    moved = first.membres[0]
    tick(drawn, *first.membres, code="CR1.1.1")
    tick(drawn, *second.membres, code="CR1.1.2")
    ouverte = drawn.open_session()
    ouverte.groupes.move(moved, second.code, "Conflit")
    assert hints(drawn, moved) == {"CR1.1.2": Avis.VALIDE}
    assert {it: [*hints(drawn, it)] for it in first.membres[1:]} == {it: ["CR1.1.1"] for it in first.membres[1:]}
    ouverte.groupes.move(moved, None, "Parti")
    assert hints(drawn, moved) == {}
    ouverte.ecrit.undo_last("Erreur")
    ouverte.ecrit.undo_last("Erreur")
    assert hints(drawn, moved) == {"CR1.1.1": Avis.VALIDE}


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
    assert {code: it.avis for code, it in indices_of(ecrit.grille).items()} == ticked
    assert statut_bloc(bloc, apply(sheet, shared).avis) == statut_bloc(bloc, sheet.avis)
