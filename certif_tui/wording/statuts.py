"""The words for what is computed or decided: statuts, judgements, presences, verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certif_tui.wording.text import NBSP, counted

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
    "excuse": "excusé",
}
VERDICTS = {
    "acquis": "acquis",
    "non_acquis": "non acquis",
    "valide_a_proclamer": "validé, à proclamer",
    "non_valide_a_proclamer": "non validé, à proclamer",
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
VERDICTS_COURTS = {
    "acquis": "acquis",
    "non_acquis": "non",
    "valide_a_proclamer": "à procl.",
    "non_valide_a_proclamer": "non, à procl.",
    "en_attente_de_deliberation": "à délib.",
    "a_passer": "–",
    "resultat_reserve": "réservé",
    "sans_preuve": "à revoir",
}
"""A verdict where there is little room, among others."""
TITRE_INCONNU = "certification (titre non précisé par le référentiel)"
"""What stands for the title of a certification whose référentiel gives none."""
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


def resultat_words(verdict: str, remises: int, attendues: int) -> str:
    """What a session made of a candidat: « acquis », « en attente (1 grille sur 3) »."""
    if verdict != "en_attente_de_grilles":
        return VERDICTS[verdict]
    return f"{VERDICTS[verdict]} ({counted(remises, 'grille')} sur {attendues})"


def resultat_court(verdict: str, remises: int, attendues: int) -> str:
    """The same where there is little room: « acquis », « att. 1/3 »."""
    if verdict == "en_attente_de_grilles":
        return f"att. {remises}/{attendues}"
    return VERDICTS_COURTS.get(verdict, VERDICTS[verdict])


def sans_resultat_words(verdict: str, empechement: str) -> str:
    """What stands where a statut would, where the result lets none be told: « absent (justifié) : non évalué »."""
    if verdict in ("sans_preuve", "illisible"):
        return f"{VERDICTS[verdict]}, fichier à vérifier"
    if verdict == "retire":
        return f"retiré de la session{NBSP}: non évalué"
    suite = VERDICTS[verdict] if verdict == "resultat_reserve" else "non évalué"
    return f"{empechement}{NBSP}: {suite}"


def cell(statut: StatutCompetence) -> str:
    """A compétence in a few words: « C3.2 2/9 il en manque 3 »."""
    return f"{statut.code} {statut.valides}/{statut.total} {manque(statut)}"


def cell_bloc(statut: StatutBloc) -> str:
    """A bloc in a few words: « BLOC 3 possible »."""
    return f"{statut.code} {STATUTS_BLOC[statut.statut]}"
