"""A result beside the sheet of one juré, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certif_tui.documents.presence import empechement_words
from certif_tui.domain.resultat.fondement import Fondement
from certif_tui.domain.resultat.resultat import DECIDENT, ECARTENT, EN_SUSPENS, SANS_PREUVE, Resultat, Verdict
from certif_tui.domain.session.candidats import Candidat
from certif_tui.wording.statuts import resultat_words, sans_resultat_words

if TYPE_CHECKING:
    from certif_tui.documents.tree import Value


def resultat_values(resultat: Resultat) -> dict[str, Value]:
    """A result as JSON has it everywhere."""
    return {
        "verdict": resultat.verdict,
        "grilles_remises": resultat.remises,
        "grilles_attendues": resultat.attendues,
    }


def is_dit(candidat: Candidat, fondement: Fondement) -> bool:
    """Whether the statuts of the sheet may be told: its candidat is graded, and it is a proof."""
    return candidat.evalue and not fondement.feuille


def instead_of_statut(candidat: Candidat, fondement: Fondement) -> str:
    """What stands where no statut may be told; a sheet that is no proof shows none, even one nobody waits for."""
    verdict = fondement.resultat.verdict
    if verdict not in SANS_PREUVE | ECARTENT:
        verdict = Verdict.SANS_PREUVE
    return sans_resultat_words(verdict, empechement_words(candidat.empechement) if candidat.empechement else "")


def beside_statut(resultat: Resultat) -> str:
    """What the session made of the candidat, empty where the statut of this sheet says it all."""
    alone = resultat.attendues == 1 and resultat.verdict in DECIDENT
    if alone or resultat.verdict in EN_SUSPENS:
        return ""
    return resultat_words(resultat.verdict, resultat.remises, resultat.attendues)
