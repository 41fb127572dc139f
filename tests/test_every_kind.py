"""A kind of stream that is declared is checked by `verifier` and told by the registre, or is said to need neither."""

from __future__ import annotations

from certif_tui.domain.evenements.catalogue import TYPES
from certif_tui.journal.kinds import CHRONO, ECRIT, GRILLE, KINDS, SESSION

CHECKED, CHECKED_BY_NONE = {SESSION.nom, CHRONO.nom, GRILLE.nom}, {ECRIT.nom}
"""Whose events `services/verification/` holds against the session or each other; whose need agree with nothing."""
TOLD = {SESSION.nom, CHRONO.nom, GRILLE.nom}
"""What `documents/registre.py` tells, of `services/registre/reading.py`."""


def test_every_event_has_its_place_in_a_kind_of_stream() -> None:
    assert {model for kind in KINDS for model in kind.evenements} == set(TYPES.values())


def test_every_kind_is_checked_or_said_to_need_no_check() -> None:
    known = CHECKED | CHECKED_BY_NONE
    assert {kind.nom for kind in KINDS} == known, "what must it agree with? services/verification/, then here"


def test_every_kind_the_registre_reads_is_told_by_it() -> None:
    read = {kind.nom for kind in KINDS if kind.au_registre}
    assert read == TOLD, "its words: documents/registre.py, then here; or au_registre=False"
