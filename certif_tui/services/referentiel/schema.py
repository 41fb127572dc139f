"""The JSON Schema of a référentiel file, for whoever writes another certification's: every field said in French."""

from __future__ import annotations

from typing import Any, Final

from certif_tui.domain.referentiel.model import Referentiel

_CODE_SOURCE: Final = "Le code tel qu'il est imprimé dans le texte officiel, fautes comprises."
_DESCRIPTIONS: Final[dict[str, dict[str, str]]] = {
    "Referentiel": {
        "": "Le référentiel complet d'une certification\u00a0: blocs, compétences, critères, épreuves.",
        "format": "Le nom et la version de ce format de fichier.",
        "intitule": "Le nom de la certification, ou le titre du document officiel s'il n'en donne pas.",
        "preambule": "Ce qui est imprimé avant le tableau, paragraphe par paragraphe.",
        "colonnes": "Les têtes de colonne du tableau officiel.",
        "blocs": "Les blocs de compétences, dans l'ordre officiel.",
        "complements": "Ce qui est imprimé après le tableau, paragraphe par paragraphe.",
    },
    "Colonne": {
        "": "Une tête de colonne du tableau officiel.",
        "intitule": "Le titre de la colonne.",
        "definition": "Ce que la colonne contient, selon le texte officiel.",
        "colonnes": "Les titres des colonnes en lesquelles elle se divise.",
    },
    "Bloc": {
        "": "Un bloc de compétences et son épreuve\u00a0: ce qu'une session évalue et qu'un jury valide.",
        "code": "Le code normalisé, unique\u00a0: «\u00a0BLOC 1\u00a0».",
        "code_source": _CODE_SOURCE,
        "intitule": "L'intitulé officiel du bloc.",
        "activites": "Les activités dont découlent les compétences du bloc.",
        "competences": "Les compétences du bloc, dans l'ordre officiel.",
        "epreuve": "L'épreuve qui évalue le bloc.",
        "condition": "La condition de validation du bloc.",
        "rubrique_metiers": "Le titre imprimé au-dessus des métiers visés.",
        "metiers_vises": "Les métiers ou emplois visés, tels qu'ils sont imprimés pour ce bloc.",
    },
    "Activite": {
        "": "Une activité du référentiel d'activités.",
        "code": "Le code normalisé, unique\u00a0: «\u00a0A1.1\u00a0».",
        "code_source": _CODE_SOURCE,
        "libelle": "Le texte officiel de l'activité, à la lettre.",
    },
    "Competence": {
        "": "Une compétence et ses critères.",
        "code": "Le code normalisé, unique\u00a0: «\u00a0C1.1\u00a0».",
        "code_source": _CODE_SOURCE,
        "activite": "Le code de l'activité du bloc dont la compétence découle.",
        "libelle": "Le texte officiel de la compétence, à la lettre.",
        "rubrique": "Le titre imprimé au-dessus des critères, qui n'en est pas un.",
        "criteres": "Les critères de la compétence, dans l'ordre officiel.",
    },
    "Critere": {
        "": "Un critère d'évaluation.",
        "code": "Le code normalisé, unique et sans espace\u00a0: «\u00a0CR1.1.1\u00a0».",
        "code_source": _CODE_SOURCE,
        "libelle": "Le texte officiel du critère, à la lettre.",
        "conditionnel": "Vrai si le critère entier ne vaut que «\u00a0le cas échéant\u00a0» (il peut être sans objet).",
        "phrases": "Des remarques prêtes, proposées au juré qui en écrit une\u00a0; le texte officiel n'en a pas.",
    },
    "Epreuve": {
        "": "L'épreuve d'un bloc.",
        "intitule": "Le nom officiel de l'épreuve.",
        "modalites": "Le texte officiel des modalités d'évaluation, paragraphe par paragraphe.",
        "ecrit": "La partie écrite, s'il y en a une.",
        "oral": "La partie orale.",
        "remise_exige": "Ce qu'il faut pour remettre une grille sans motif\u00a0: présence notée, dossier reçu, oral "
        "terminé, groupe tiré (tirage), cas d'entreprise attribué (cas)\u00a0; rien si le champ manque.",
    },
    "Ecrit": {
        "": "La partie écrite d'une épreuve.",
        "forme": "Écrit collectif, individuel, ou forme non précisée par le texte officiel.",
        "duree_heures": "La durée en heures.",
        "cadre": "Le cadre de l'épreuve, dans les termes officiels.",
        "groupes": "Comment les groupes sont formés.",
        "sujet": "Le sujet et son attribution, dans les termes officiels.",
        "moyens": "Ce dont les candidats disposent, dans les termes officiels.",
        "remise": "Ce qui est remis et à qui, dans les termes officiels.",
        "echeance": "Quand l'écrit est remis, dans les termes officiels.",
    },
    "Groupes": {
        "": "La formation des groupes de la partie écrite.",
        "minimum": "Le nombre minimal de personnes d'un groupe.",
        "maximum": "Le nombre maximal de personnes d'un groupe.",
        "tirage_au_sort": "Vrai si les groupes sont tirés au sort.",
        "constitution": "Comment les groupes sont formés, dans les termes officiels.",
    },
    "Oral": {
        "": "La partie orale d'une épreuve.",
        "forme": "La forme de l'oral, dans les termes officiels.",
        "individuel": "Vrai si l'oral est individuel\u00a0; null si le texte officiel ne le dit pas.",
        "delai_apres_ecrit_jours": "Le nombre de jours entre l'écrit et l'oral.",
        "role_du_jury": "Le rôle que joue le jury, dans les termes officiels.",
        "phases": "Les parties minutées de l'oral, dans leur ordre.",
    },
    "Phase": {
        "": "Une partie minutée d'un oral.",
        "code": "Le code de la phase, en minuscules sans accent, chiffres et tirets bas (ni avant, ni apres).",
        "intitule": "Le nom de la phase affiché au jury.",
        "minutes": "La durée en minutes\u00a0; null si le texte officiel n'en donne pas, le temps est alors compté.",
    },
    "Condition": {
        "": "La condition de validation d'un bloc.",
        "texte": "Le texte officiel de la condition, à la lettre.",
        "regle": "La règle appliquée.",
    },
    "Regle": {
        "": "La règle de validation\u00a0: quelles compétences, et quelle part des critères de chacune.",
        "competences": "Les compétences exigées\u00a0: toutes celles du bloc.",
        "criteres_plus_de": "Une compétence est validée par strictement plus que cette part de ses critères\u00a0: "
        "numérateur et dénominateur, [1, 2] pour «\u00a0plus de 50\u00a0%\u00a0».",
        "competences_annoncees": "Le nombre de compétences qu'annonce le texte officiel\u00a0; s'il diffère de celles "
        "décrites, c'est signalé.",
    },
}


def build_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `Referentiel`, with the French descriptions of its models and fields."""
    schema = Referentiel.model_json_schema()
    models = {"Referentiel": schema, **schema["$defs"]}
    for name, model in models.items():
        descriptions = _DESCRIPTIONS[name]
        model["description"] = descriptions[""]
        for field, property_ in model["properties"].items():
            # Pydantic derives its titles from the names of the fields, which the description explains better.
            property_.pop("title", None)
            property_["description"] = descriptions[field]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
