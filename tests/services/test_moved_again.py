"""A sheet moved to its right candidat in two goes: the program was cut off after the copy, before the emptying."""

from __future__ import annotations

import pytest

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.refus import Refus
from certif_tui.services.grille.evaluation import GrilleOuverte, move_grille
from tests.services.desk import CLAIRE, HUGO, Desk

CODE, OTHER = "CR3.1.1", "CR3.1.2"


@pytest.fixture
def cut_off(desk: Desk) -> tuple[GrilleOuverte, GrilleOuverte]:
    """Claire's sheet, one mark and one remarque in it, and Hugo's, which has received them already."""
    source, cible = desk.open_grille(CLAIRE), desk.open_grille(HUGO)
    source.evaluate(CODE, Avis.VALIDE)
    source.write_remarque(CODE, "clair")
    before = desk.journal.documents(source.live.stream)
    move_grille(source, cible, "mauvaise ligne")
    source.close()
    cible.close()
    desk.journal.overwrite(source.live.stream, before)
    return desk.open_grille(CLAIRE), desk.open_grille(HUGO)


@pytest.mark.parametrize(
    ("code", "avis"),
    [(CODE, Avis.NON_VALIDE), (CODE, None), (OTHER, Avis.VALIDE)],
    ids=["a mark changed", "a mark taken away", "a mark more"],
)
def test_marks_given_since_a_move_was_cut_off_are_neither_lost_nor_written_over_what_was_received(
    cut_off: tuple[GrilleOuverte, GrilleOuverte], code: str, avis: Avis | None
) -> None:
    source, cible = cut_off
    source.evaluate(code, avis)
    given = source.grille
    with pytest.raises(Refus, match="vierge"):
        move_grille(source, cible, "mauvaise ligne")
    assert source.grille == given
    assert (cible.grille.avis(CODE), cible.grille.avis(OTHER)) == (Avis.VALIDE, None)


@pytest.mark.parametrize(("code", "texte"), [(CODE, "très clair"), (CODE, ""), ("C3.1", "globale")])
def test_a_remarque_written_since_a_move_was_cut_off_is_not_lost(
    cut_off: tuple[GrilleOuverte, GrilleOuverte], code: str, texte: str
) -> None:
    source, cible = cut_off
    source.write_remarque(code, texte)
    with pytest.raises(Refus, match="vierge"):
        move_grille(source, cible, "mauvaise ligne")
    assert (source.grille.remarque(code), cible.grille.remarque(CODE)) == (texte, "clair")
