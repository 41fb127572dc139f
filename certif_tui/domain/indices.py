"""What was ticked on a written work: whose it is, and the hints it gives. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from certif_tui.domain.evenements.grille import Avis, EcritPartage
from certif_tui.domain.grille import Grille


def members_of(evenements: Iterable[object], cible: str) -> tuple[str, ...]:
    """The candidats a written work is of: those last said, else the one its stream is named after."""
    said = [each.membres for each in evenements if isinstance(each, EcritPartage)]
    return said[-1] if said else (cible,)


def indices_of(ecrit: Grille) -> dict[str, Avis]:
    """The hints of a pre-graded sheet, by critère."""
    return {code: case.avis for code, case in ecrit.cases.items() if case.avis is not None}
