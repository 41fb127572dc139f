"""The faults of shape of a raw grid, out of pydantic's errors: which place, what is wrong and what to do, in French."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from certif_tui.domain.frozen_model import FrozenModel
from certif_tui.domain.referentiel import model as models
from certif_tui.domain.referentiel.places import JsonPath, cite

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails


class ShapeFault(NamedTuple):
    """A place of the raw object that has not the shape of a grid."""

    path: JsonPath
    message: str
    remedy: str


_MODELS: Final[Mapping[str, type[FrozenModel]]] = {
    "": models.Referentiel,
    "colonnes": models.Colonne,
    "blocs": models.Bloc,
    "activites": models.Activite,
    "competences": models.Competence,
    "criteres": models.Critere,
    "epreuve": models.Epreuve,
    "ecrit": models.Ecrit,
    "groupes": models.Groupes,
    "oral": models.Oral,
    "phases": models.Phase,
    "condition": models.Condition,
    "regle": models.Regle,
}
_TYPES: Final = {
    "string_type": ("Un texte est attendu.", "Écrivez la valeur entre guillemets."),
    "int_type": ("Un nombre entier est attendu.", "Écrivez un nombre entier, sans guillemets ni virgule."),
    "bool_type": ("«\u00a0true\u00a0» ou «\u00a0false\u00a0» est attendu.", "Écrivez true ou false, sans guillemets."),
    "tuple_type": ("Une liste est attendue.", "Mettez les éléments entre crochets [ ]."),
    "model_type": ("Un objet est attendu.", "Mettez les champs entre accolades { }."),
}
_EMPTY_LISTS: Final = {
    "blocs": ("Le référentiel n'a aucun bloc.", "Décrivez au moins un bloc."),
    "competences": ("Le bloc n'a aucune compétence.", "Décrivez au moins une compétence."),
    "criteres": ("La compétence n'a aucun critère.", "Décrivez au moins un critère, ou retirez la compétence."),
    "phrases": (
        "Le critère a une liste de phrases vide.",
        "Écrivez-y une phrase, ou retirez le champ «\u00a0phrases\u00a0».",
    ),
    "phases": ("L'oral n'a aucune phase.", "Décrivez au moins une phase, de durée nulle (null) si elle est inconnue."),
}
_BLANK: Final = ("Le texte est vide ou blanc.", "Écrivez le texte, ou retirez le champ s'il est facultatif.")
_EMPTY_CODE: Final = ("Le code est vide.", "Donnez un code, par exemple CR1.2.3.")
_CODE_PHASE: Final = (
    "Un code de phase s'écrit en minuscules sans accent, chiffres et «\u00a0_\u00a0».",
    "Écrivez par exemple «\u00a0expose\u00a0».",
)
_CODE: Final = (
    "Un code ne contient ni caractère invisible, ni espace au bord (ni à l'intérieur pour un critère).",
    "Retirez ces espaces ou ces caractères\u00a0; «\u00a0code_source\u00a0» garde le code tel qu'il est imprimé.",
)
_INVISIBLE: Final = (
    "Le texte contient un retour à la ligne ou un caractère invisible interdit.",
    "Retirez ce caractère\u00a0; un paragraphe par élément de liste.",
)
_FRACTION: Final = (
    "La part se donne en deux nombres.",
    "Écrivez par exemple [1, 2] pour «\u00a0plus de 50\u00a0%\u00a0».",
)


def faults_of_shape(error: ValidationError) -> tuple[ShapeFault, ...]:
    """Every fault pydantic found, in its order, without those that only follow from another one."""
    details = error.errors(include_url=False)
    return tuple(ShapeFault(detail["loc"], *_words(detail)) for detail in details if not _is_consequence(detail))


def _is_consequence(detail: ErrorDetails) -> bool:
    """A list whose every element is faulty is also reported as empty, though it is not."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _words(detail: ErrorDetails) -> tuple[str, str]:
    """The message and the remedy."""
    kind, field, value = detail["type"], _field(detail), detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    match kind:
        case _ if kind in _TYPES:
            return _TYPES[kind]
        case "missing":
            return _missing(detail)
        case "extra_forbidden":
            return f"Champ inconnu\u00a0: {cite(field)}.", _known_fields(detail)
        case "too_short":
            return _EMPTY_LISTS.get(field, ("La liste est vide.", "Ajoutez-y un élément."))
        case "too_long":
            return _FRACTION
        case "string_pattern_mismatch":
            return _unfit_text(detail)
        case "string_too_long":
            return f"Le texte dépasse {context['max_length']} caractères.", "Raccourcissez-le."
        case "greater_than_equal" | "less_than_equal":
            return f"Nombre hors limites\u00a0: {cite(value)}.", "Écrivez un nombre entier de 1 à 10\u00a0000."
        case "literal_error":
            expected = str(context["expected"]).replace(" or ", " ou ")
            return f"Valeur inconnue\u00a0: {cite(value)}.", f"Écrivez {expected}."
        case _:
            return f"Valeur refusée\u00a0: {cite(value)} ({kind}).", "Corrigez ou retirez cette valeur."


def _field(detail: ErrorDetails) -> str:
    """The name of the field at fault: the last key of the path."""
    return next((step for step in reversed(detail["loc"]) if isinstance(step, str)), "")


def _missing(detail: ErrorDetails) -> tuple[str, str]:
    if isinstance(detail["loc"][-1], int):
        return _FRACTION
    field = cite(_field(detail))
    return f"Il manque le champ {field}.", f"Ajoutez {field} à cet endroit."


def _known_fields(detail: ErrorDetails) -> str:
    container = next((step for step in reversed(detail["loc"][:-1]) if isinstance(step, str)), "")
    known = list(_MODELS[container].model_fields)
    near = get_close_matches(_field(detail), known, 1)
    fields = f"Champs possibles\u00a0: {', '.join(known)}."
    return f"Vouliez-vous dire {cite(near[0])}\u00a0? {fields}" if near else f"Retirez ce champ. {fields}"


def _unfit_text(detail: ErrorDetails) -> tuple[str, str]:
    field, blank = _field(detail), not str(detail["input"]).strip()
    if field not in {"code", "activite"}:
        return _BLANK if blank else _INVISIBLE
    if "phases" in detail["loc"]:
        return _CODE_PHASE
    return _EMPTY_CODE if blank else _CODE
