"""A result beside the sheet of one juré, in words."""

from __future__ import annotations

from certif_tui.domain.resultat.constat import Constat
from certif_tui.domain.resultat.resultat import DECIDENT, ECARTENT, EN_SUSPENS, SANS_PREUVE, Resultat, Verdict
from certif_tui.domain.session.candidats import Candidat
from certif_tui.wording.statuts import resultat_words, sans_resultat_words


def is_dit(candidat: Candidat, constat: Constat) -> bool:
    """Whether the statuts of the sheet may be told: its candidat is graded, and it is a proof."""
    return candidat.evalue and not constat.feuille


def instead_of_statut(candidat: Candidat, constat: Constat) -> str:
    """What stands where no statut may be told; a sheet that is no proof shows none, even one nobody waits for."""
    verdict = constat.resultat.verdict
    if verdict not in SANS_PREUVE | ECARTENT:
        verdict = Verdict.SANS_PREUVE
    return sans_resultat_words(verdict, candidat.presence_decisive)


def beside_statut(resultat: Resultat) -> str:
    """What the session made of the candidat, empty where the statut of this sheet says it all."""
    alone = resultat.attendues == 1 and resultat.verdict in DECIDENT
    if alone or resultat.verdict in EN_SUSPENS:
        return ""
    return resultat_words(resultat.verdict, resultat.remises, resultat.attendues)
