"""Which critère comes next when a bloc is gone through one at a time."""

from __future__ import annotations

from certif_tui.domain.grille.state import Grille
from certif_tui.domain.referentiel.model import Bloc, Critere
from certif_tui.domain.refus import Refus


def next_hole(bloc: Bloc, grille: Grille, critere: Critere | None) -> Critere | None:
    """The first critère not evaluated behind `critere`, around the end; null when all are."""
    start = 0 if critere is None else bloc.criteres.index(critere) + 1
    around = (*bloc.criteres[start:], *bloc.criteres[:start])
    return next((it for it in around if grille.avis(it.code) is None), None)


def after(bloc: Bloc, critere: Critere | None) -> Critere:
    """The critère behind that one in official order, the first when none is given. Raises `Refus` at the end."""
    rank = -1 if critere is None else bloc.criteres.index(critere)
    if rank + 1 == len(bloc.criteres):
        raise Refus(f"{bloc.criteres[rank].code} est le dernier critère.")
    return bloc.criteres[rank + 1]


def before(bloc: Bloc, critere: Critere | None) -> Critere:
    """The critère before that one in official order, the last when none is given. Raises `Refus` at the start."""
    rank = len(bloc.criteres) if critere is None else bloc.criteres.index(critere)
    if rank == 0:
        raise Refus(f"{bloc.criteres[0].code} est le premier critère.")
    return bloc.criteres[rank - 1]


def place_of(bloc: Bloc, code: str) -> Critere:
    """The critère of that code, the first one of a compétence."""
    critere = bloc.critere_by_code.get(code)
    return critere if critere is not None else bloc.competence_by_code[code].criteres[0]
