"""What may be done on a sheet: decided on the sheet alone, refused as a value, and never on one handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.evenements.base import Moment
from certif_tui.domain.grille import decisions
from certif_tui.domain.grille.decisions import DemandeGrille, EnvoiGrille, GrilleIncomplete, GrilleRemise, Remettre
from certif_tui.domain.grille.evenements import Avis, Statut
from certif_tui.domain.grille.state import Grille, apply
from certif_tui.domain.refus import Refus
from tests.domain.factory import Machine, bloc_of

BLOC = bloc_of(3, 2, conditionnels=("CR2.2",))
CODES = sorted(BLOC.critere_by_code)
ACTIONS: dict[str, Callable[[Grille, DemandeGrille], Sequence[Any] | Refus]] = {
    "evaluate": lambda grille, demande: decisions.evaluate(grille, demande, "CR1.1", Avis.VALIDE),
    "clear": lambda grille, demande: decisions.evaluate(grille, demande, "CR1.1", None),
    "write": lambda grille, demande: decisions.write_remarque(grille, demande, "C1", "clair"),
    "undo": decisions.undo,
    "redo": decisions.redo,
    "hand_in": lambda grille, demande: decisions.hand_in(grille, demande, Remettre("0" * 64, ecrit=False)),
    "give_away": lambda grille, demande: decisions.give_away(grille, demande.acte, "ines", "mauvaise ligne"),
}


class Feuille:
    """A sheet, and somebody who decides on it."""

    def __init__(self) -> None:
        self.grille, self._numbers = Grille(), count(1)

    def acte(self) -> Acte:
        return Acte("martin-paul", Machine().now(), lambda: f"{next(self._numbers):032x}")

    def demande(self) -> DemandeGrille:
        return DemandeGrille(self.acte(), BLOC, Moment())

    def take(self, decided: Sequence[Any] | Refus) -> Sequence[Any] | Refus:
        """Apply what was decided, where it stands."""
        if not isinstance(decided, Refus):
            for evenement in decided:
                self.grille = apply(self.grille, evenement)
        return decided

    def do(self, name: str) -> Sequence[Any] | Refus:
        return self.take(ACTIONS[name](self.grille, self.demande()))

    def fill(self) -> None:
        for code in CODES:
            self.take(decisions.evaluate(self.grille, self.demande(), code, Avis.VALIDE))


@pytest.fixture
def feuille() -> Feuille:
    return Feuille()


@pytest.mark.parametrize(("code", "avis"), [("CR9.9", Avis.VALIDE), ("C1", Avis.VALIDE), ("CR1.1", Avis.SANS_OBJET)])
def test_only_what_the_bloc_allows_is_judged(feuille: Feuille, code: str, avis: Avis) -> None:
    assert isinstance(decisions.evaluate(feuille.grille, feuille.demande(), code, avis), Refus)


def test_sans_objet_goes_where_it_may(feuille: Feuille) -> None:
    decided = decisions.evaluate(feuille.grille, feuille.demande(), "CR2.2", Avis.SANS_OBJET)
    assert not isinstance(decided, Refus)


@pytest.mark.parametrize("texte", ["x" * 4001, "\ud800"])
def test_a_remarque_that_cannot_be_kept_is_refused(feuille: Feuille, texte: str) -> None:
    assert isinstance(decisions.write_remarque(feuille.grille, feuille.demande(), "C1", texte), Refus)
    assert isinstance(decisions.write_remarque(feuille.grille, feuille.demande(), "C9", "clair"), Refus)


def test_a_hole_keeps_the_sheet_from_being_handed_in(feuille: Feuille) -> None:
    feuille.do("evaluate")
    refus = feuille.do("hand_in")
    assert isinstance(refus, GrilleIncomplete) and refus.critere.code == "CR1.2"
    assert str(refus) == "Il reste 4 critères à évaluer\u00a0: le premier est CR1.2."


def test_one_hole_is_told_in_the_singular_two_in_the_plural(feuille: Feuille) -> None:
    feuille.fill()
    feuille.take(decisions.evaluate(feuille.grille, feuille.demande(), "CR2.2", None))
    assert str(feuille.do("hand_in")) == "Il reste 1 critère à évaluer\u00a0: le premier est CR2.2."
    feuille.take(decisions.evaluate(feuille.grille, feuille.demande(), "CR2.1", None))
    assert str(feuille.do("hand_in")) == "Il reste 2 critères à évaluer\u00a0: le premier est CR2.1."


def test_marks_that_wait_for_the_disk_keep_it_too_and_the_written_part_is_never_handed_in(feuille: Feuille) -> None:
    feuille.fill()
    for remettre in (Remettre(None, ecrit=False), Remettre("0" * 64, ecrit=True)):
        assert isinstance(decisions.hand_in(feuille.grille, feuille.demande(), remettre), Refus)


def test_what_is_handed_in_tells_what_it_amounts_to(feuille: Feuille) -> None:
    feuille.fill()
    [remise] = feuille.do("hand_in")  # type: ignore[misc]
    assert (remise.statut, [it.valides for it in remise.decomptes]) == (Statut.VALIDE, [3, 2])


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_nothing_changes_a_sheet_handed_in(feuille: Feuille, name: str) -> None:
    feuille.fill()
    feuille.do("hand_in")
    refus = feuille.do(name)
    assert isinstance(refus, GrilleRemise)
    assert str(refus) == "La grille est remise\u00a0: rouvrez-la depuis le bilan (B, puis Ctrl+O) pour la modifier."


def test_reopening_is_for_a_sheet_handed_in_and_wants_a_motif(feuille: Feuille) -> None:
    assert isinstance(decisions.reopen(feuille.grille, feuille.acte(), "erreur"), Refus)
    feuille.fill()
    feuille.do("hand_in")
    assert isinstance(decisions.reopen(feuille.grille, feuille.acte(), "  "), Refus)
    feuille.take(decisions.reopen(feuille.grille, feuille.acte(), " erreur "))
    assert [it.motif for it in feuille.grille.reouvertures] == ["erreur"]


def test_a_move_cut_off_after_the_copy_is_not_copied_twice_and_never_overwrites(feuille: Feuille) -> None:
    source = Feuille()
    source.do("evaluate")
    source.do("write")
    envoi = EnvoiGrille("dupont-claire", source.grille, "0" * 64, "mauvaise ligne")
    feuille.take(decisions.receive(feuille.grille, feuille.acte(), envoi))
    assert decisions.receive(feuille.grille, feuille.acte(), envoi) == []
    source.do("clear")
    other = EnvoiGrille("dupont-claire", source.grille, "0" * 64, "mauvaise ligne")
    assert isinstance(decisions.receive(feuille.grille, feuille.acte(), other), Refus)


def test_a_blank_sheet_is_not_given_away(feuille: Feuille) -> None:
    assert isinstance(feuille.do("give_away"), Refus)


@given(steps=st.lists(st.sampled_from(sorted(ACTIONS)), max_size=25))
def test_an_undo_and_a_redo_that_are_not_refused_change_the_sheet(steps: list[str]) -> None:
    feuille = Feuille()
    for name in steps:
        before = feuille.grille
        decided = feuille.do(name)
        if isinstance(decided, Refus):
            assert feuille.grille is before
        elif name in ("undo", "redo"):
            assert feuille.grille.cases != before.cases
