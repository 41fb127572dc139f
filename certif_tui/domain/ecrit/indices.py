"""What was ticked on a written work: whose it is, and the hints it gives. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.evenements import Avis, EcritPartage
from certif_tui.domain.grille.state import Grille


class Indice(Frozen):
    """What was noted of a critère or a compétence on the written work: a tick, a remarque, or both."""

    avis: Avis | None
    remarque: str = ""


def members_of(evenements: Iterable[object], cible: str) -> tuple[str, ...]:
    """The candidats a written work is of: those last said, else the one its stream is named after."""
    said = [each.membres for each in evenements if isinstance(each, EcritPartage)]
    return said[-1] if said else (cible,)


def indices_of(ecrit: Grille) -> dict[str, Indice]:
    """The hints of a pre-graded sheet, by code."""
    noted = ((code, Indice(case.avis, case.remarque)) for code, case in ecrit.cases.items())
    return {code: indice for code, indice in noted if indice.avis is not None or indice.remarque}
