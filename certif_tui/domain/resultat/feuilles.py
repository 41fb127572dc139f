"""What a juré's sheet amounts to in a result."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from certif_tui.domain.grille.evenements import Statut
from certif_tui.domain.grille.state import Grille


class EtatBloc(StrEnum):
    """What a juré's sheet amounts to; `vierge` is nobody's, even opened or reopened.

    `illisible`: it cannot be read; `sans_preuve`: what it says was changed, cut off, or is not all understood.
    """

    VIERGE = "vierge"
    EN_COURS = "en_cours"
    VALIDE = "valide"
    NON_VALIDE = "non_valide"
    ILLISIBLE = "illisible"
    SANS_PREUVE = "sans_preuve"

    @property
    def remise(self) -> bool:
        """Whether it was handed in."""
        return self in (EtatBloc.VALIDE, EtatBloc.NON_VALIDE)


class FeuilleLue(NamedTuple):
    """The sheet of one juré as it was read; `defaut` tells in French why it is no proof, empty when it is one."""

    etat: EtatBloc = EtatBloc.VIERGE
    defaut: str = ""


def etat_of(grille: Grille) -> EtatBloc:
    """What a sheet amounts to."""
    if grille.remise is not None:
        return handed_in(grille.remise.statut)
    return EtatBloc.VIERGE if grille.is_vierge else EtatBloc.EN_COURS


def handed_in(statut: Statut) -> EtatBloc:
    """What a sheet handed in with that statut amounts to."""
    return EtatBloc.VALIDE if statut is Statut.VALIDE else EtatBloc.NON_VALIDE
