"""How far a candidat has come before one juré."""

from __future__ import annotations

from enum import StrEnum

from certif_tui.domain.chrono.state import Chrono, Marche
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import first_hole
from certif_tui.domain.referentiel.model import Bloc


class Avancement(StrEnum):
    """How far a candidat's oral and sheet have come; computed, never recorded.

    `a_passer`: nothing done; `en_cours`: the clock has started and not ended; `incomplete`: the sheet has holes;
    `a_remettre`: none is left, it only waits to be handed in; `remise`: handed in; `excuse`: the juré takes no part for
    them.
    """

    A_PASSER = "a_passer"
    EN_COURS = "en_cours"
    INCOMPLETE = "incomplete"
    A_REMETTRE = "a_remettre"
    REMISE = "remise"
    EXCUSE = "excuse"


def avancement(bloc: Bloc, grille: Grille, chrono: Chrono) -> Avancement:
    """How far the candidat has come for the juré who keeps `grille`."""
    if grille.remise:
        return Avancement.REMISE
    if chrono.marche in (Marche.EN_COURS, Marche.PAUSE):
        return Avancement.EN_COURS
    if grille.is_vierge and chrono.marche is Marche.PRET:
        return Avancement.A_PASSER
    return Avancement.A_REMETTRE if first_hole(bloc, grille.avis) is None else Avancement.INCOMPLETE
