"""The words for what is computed or decided: statuts, judgements, presences, verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certif_tui.domain.grille.statut import StatutBloc, StatutCompetence

STATUTS_COMPETENCE = {
    "valide": "VALIDÉE",
    "possible": "possible",
    "hors_atteinte": "HORS D'ATTEINTE",
    "non_valide": "NON VALIDÉE",
}
STATUTS_BLOC = {
    "valide": "VALIDÉ",
    "possible": "possible",
    "hors_atteinte": "HORS D'ATTEINTE",
    "non_valide": "NON VALIDÉ",
}
AVIS = {None: "non évalué", "valide": "validé", "non_valide": "non validé", "sans_objet": "sans objet"}
PRESENCES = {
    "attendu": "attendu",
    "present": "présent",
    "retard": "en retard",
    "absent_justifie": "absent (justifié)",
    "absent_non_justifie": "absent (non justifié)",
    "abandon": "abandon",
    "fraude": "fraude signalée",
}
AVANCEMENTS = {
    "a_passer": "à passer",
    "en_cours": "en cours",
    "incomplete": "incomplète",
    "a_remettre": "à remettre",
    "remise": "remise",
}
VERDICTS = {
    "acquis": "acquis",
    "non_acquis": "non acquis",
    "en_attente_de_deliberation": "en attente de délibération",
    "en_attente_de_grilles": "en attente",
    "en_cours": "en cours",
    "a_passer": "pas encore passé",
    "resultat_reserve": "résultat réservé",
    "absent": "absent",
    "abandon": "abandon",
    "retire": "retiré",
    "illisible": "illisible",
    "sans_preuve": "sans preuve",
}
LIENS = {"meme": "même personne", "distincts": "deux personnes"}
MARCHES = {"pret": "prêt", "en_cours": "en cours", "pause": "en pause", "fini": "terminé"}
DOUBLONS = {
    "fusionner": "fusionner",
    "ajouter": "ajouter à part",
    "ignorer": "ignorer",
    "retablir": "rétablir",
}
DOUBLONS_FAITS = {
    "fusionner": "fusionné",
    "ajouter": "ajouté à part",
    "ignorer": "ignoré",
    "retablir": "rétabli",
}
"""What is done, or was done, with somebody who may be in the session already."""


def manque(statut: StatutCompetence) -> str:
    """What stands between a compétence and its validation: « il en manque 3 », or its statut word."""
    if statut.statut == "possible":
        return f"il en manque {statut.manque}"
    return STATUTS_COMPETENCE[statut.statut]


def cell(statut: StatutCompetence) -> str:
    """A compétence in a few words: « C3.2 2/9 il en manque 3 »."""
    return f"{statut.code} {statut.valides}/{statut.total} {manque(statut)}"


def cell_bloc(statut: StatutBloc) -> str:
    """A bloc in a few words: « BLOC 3 possible »."""
    return f"{statut.code} {STATUTS_BLOC[statut.statut]}"
