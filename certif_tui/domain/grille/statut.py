"""What the marks validate: the rule of the référentiel applied to a sheet, live and once handed in.

Integer arithmetic only. Source: « Une compétence est validée si plus de 50% de ses critères d'évaluation le sont »
and each bloc's « Condition de validation ».
"""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.evenements import Avis, Statut
from certif_tui.domain.referentiel.model import Bloc, Competence, Critere, Regle

VERSION_REGLE = "plus-de-la-part/1"
"""The version of the rule below, kept with every remise."""

LireAvis = Callable[[str], Avis | None]


class StatutCompetence(Frozen):
    """A compétence's count: `valides` out of `total`, `requis` needed, `restants` not yet evaluated."""

    code: str
    valides: int
    total: int
    requis: int
    restants: int
    statut: Statut

    @property
    def manque(self) -> int:
        """How many more validated critères the compétence needs; 0 once it is validated."""
        return max(0, self.requis - self.valides)


class StatutBloc(Frozen):
    """A bloc's statut and those of its compétences, in official order."""

    code: str
    competences: tuple[StatutCompetence, ...]
    statut: Statut

    @property
    def restants(self) -> int:
        """How many critères of the bloc are not yet evaluated."""
        return sum(competence.restants for competence in self.competences)


def statut_of_counts(valides: int, restants: int, total: int, regle: Regle, *, remise: bool = False) -> Statut:
    """The statut of a compétence from its counts.

    `valide` as soon as the need is met, `hors_atteinte` as soon as all the remaining ones together cannot meet it,
    `possible` in between; once handed in, what is not validated is `non_valide`.
    """
    if regle.is_met(valides, total):
        return Statut.VALIDE
    if remise:
        return Statut.NON_VALIDE
    return Statut.POSSIBLE if regle.is_met(valides + restants, total) else Statut.HORS_ATTEINTE


def statut_competence(
    competence: Competence, avis: LireAvis, regle: Regle, *, remise: bool = False
) -> StatutCompetence:
    """Count a compétence. A `sans_objet` fills the hole and counts as nothing: the need stays that of the full list."""
    donnes = [avis(critere.code) for critere in competence.criteres]
    valides, restants, total = donnes.count(Avis.VALIDE), donnes.count(None), len(donnes)
    statut = statut_of_counts(valides, restants, total, regle, remise=remise)
    return StatutCompetence(competence.code, valides, total, regle.requis(total), restants, statut)


def statut_bloc(bloc: Bloc, avis: LireAvis, *, remise: bool = False) -> StatutBloc:
    """Count a bloc: validated iff all its compétences are."""
    regle = bloc.condition.regle
    competences = tuple(statut_competence(each, avis, regle, remise=remise) for each in bloc.competences)
    return StatutBloc(bloc.code, competences, _combined({each.statut for each in competences}))


def _combined(statuts: set[Statut]) -> Statut:
    for statut in (Statut.NON_VALIDE, Statut.HORS_ATTEINTE, Statut.POSSIBLE):
        if statut in statuts:
            return statut
    return Statut.VALIDE


def first_hole(bloc: Bloc, avis: LireAvis) -> Critere | None:
    """The first critère not yet evaluated, null when the sheet can be handed in."""
    return next((critere for critere in bloc.criteres if avis(critere.code) is None), None)


def is_allowed(critere: Critere, avis: Avis | None) -> bool:
    """Whether that judgement may be given: `sans_objet` only where the critère is wholly « le cas échéant »."""
    return avis is not Avis.SANS_OBJET or critere.conditionnel
