"""What a glance tells of a sheet is what folding it tells, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.resultat.feuilles import EtatBloc, etat_of
from certif_tui.domain.session.state import fold
from certif_tui.journal import kinds
from certif_tui.projections.coup_d_oeil import etat_stored, session_events, sheet_state
from tests.services.desk import CLAIRE, HUGO, MALGRE, Desk, fill

STREAM = "martin-paul"
STEPS = st.sampled_from(["mark", "unmark", "undo", "fill", "fail", "hand_in", "reopen", "take_over", "remark"])


def act(desk: Desk, step: str) -> None:
    grille = desk.open_grille(take_over=True)
    actions: dict[str, Callable[[], object]] = {
        "mark": lambda: grille.evaluate("CR3.1.1", Avis.VALIDE),
        "unmark": lambda: grille.evaluate("CR3.1.1", None),
        "undo": grille.undo,
        "fill": lambda: fill(grille),
        "fail": lambda: fill(grille, Avis.NON_VALIDE),
        "hand_in": lambda: grille.hand_in(MALGRE),
        "reopen": lambda: grille.reopen("Erreur"),
        "remark": lambda: grille.write_remarque("CR3.1.2", "À revoir"),
        "take_over": lambda: None,
    }
    with closing(grille), suppress(Refus):
        actions[step]()


@settings(max_examples=60)
@given(steps=st.lists(STEPS, max_size=8))
def test_a_glance_agrees_with_the_sheet_folded(officiel: Referentiel, steps: Sequence[str]) -> None:
    desk = Desk(officiel)
    for step in steps:
        act(desk, step)
    folded = etat_of(desk.journal.read(kinds.GRILLE.at(desk.slug, CLAIRE, STREAM)).state)
    assert sheet_state(desk.journal, kinds.GRILLE.at(desk.slug, CLAIRE, STREAM)) == (folded, "")
    stored = desk.journal.glance(kinds.GRILLE.at(desk.slug, CLAIRE, STREAM))
    assert stored is None or etat_stored(stored) in (folded, None)


def test_a_sheet_handed_in_takes_no_folding(desk: Desk) -> None:
    for step in ("fill", "hand_in"):
        act(desk, step)
    assert etat_stored(desk.journal.glance(kinds.GRILLE.at(desk.slug, CLAIRE, STREAM)) or ()) is EtatBloc.VALIDE


@pytest.mark.parametrize("change", [{"v": 3}, {"type": "autre"}, {"type": None}, {"statut": "inventé"}])
def test_what_is_not_known_for_sure_is_not_told(desk: Desk, change: dict[str, Any]) -> None:
    for step in ("fill", "hand_in"):
        act(desk, step)
    stored = list(desk.journal.glance(kinds.GRILLE.at(desk.slug, CLAIRE, STREAM)) or ())
    assert etat_stored([*stored[:-1], {**stored[-1], **change}]) is None


def test_a_sheet_that_a_former_version_opened_is_told_at_a_glance(desk: Desk) -> None:
    for step in ("fill", "hand_in"):
        act(desk, step)
    first, *rest = desk.journal.glance(kinds.GRILLE.at(desk.slug, CLAIRE, STREAM)) or ()
    former = {name: value for name, value in first.items() if name != "session"} | {"v": 1}
    assert (first["v"], etat_stored([former, *rest])) == (2, EtatBloc.VALIDE)


def test_a_sheet_that_a_former_version_handed_in_is_told_at_a_glance(desk: Desk) -> None:
    for step in ("fill", "hand_in"):
        act(desk, step)
    *rest, last = desk.journal.glance(kinds.GRILLE.at(desk.slug, CLAIRE, STREAM)) or ()
    assert etat_stored([*rest, {**last, "v": 1}]) is EtatBloc.VALIDE


def test_a_sheet_moved_is_handed_in_no_more(desk: Desk) -> None:
    for step in ("fill", "hand_in"):
        act(desk, step)
    act(desk, "reopen")
    poste = desk.poste()
    source = poste.open_grille(CLAIRE, poste.open_chrono(CLAIRE), take_over=True)
    poste.move(source, desk.open_session().session.candidat(HUGO), "Erreur de candidat")
    assert sheet_state(desk.journal, kinds.GRILLE.at(desk.slug, CLAIRE, STREAM)) == (EtatBloc.VIERGE, "")
    assert sheet_state(desk.journal, kinds.GRILLE.at(desk.slug, HUGO, STREAM)) == (EtatBloc.EN_COURS, "")


def test_a_session_is_the_same_either_way(desk: Desk) -> None:
    desk.open_session().candidats.withdraw(CLAIRE, "Parti")
    assert (
        fold(desk.slug, session_events(desk.journal, desk.slug)[0])
        == desk.journal.read(kinds.SESSION.at(desk.slug)).state
    )
