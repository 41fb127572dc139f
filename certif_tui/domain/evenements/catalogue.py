"""The discriminated union of every event, and how stored JSON becomes one again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import ValidationError

from certif_tui.domain.chrono.evenements import EvenementChrono
from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.grille.evenements import EvenementGrille
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.session.evenements import EvenementSession

EvenementConnu = EvenementSession | EvenementGrille | EvenementChrono

TYPES: dict[str, type[Evenement]] = {model.type_name(): model for model in get_args(EvenementConnu)}

SANS_ECARTS = (
    "tirage_effectue",
    "groupe_modifie",
    "travail_demarre",
    "echeance_fixee",
    "passages_echanges",
    "passage_reporte",
    "passage_deplace",
)
"""Which said nothing, in version 1, of the rules they departed from."""

UPCASTS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {
    ("presence_notee", 1): lambda fields: {**fields, "v": 2},  # a delay had no length yet, nor a change its reason
    ("presence_notee", 2): lambda fields: {**fields, "v": 3},  # nor a sitting: it was said of both
    ("candidat_renomme", 1): lambda fields: {**fields, "v": 2},  # nor a correction its reason
    ("candidat_ajoute", 1): lambda fields: {**fields, "v": 2},  # nor an addition its file
    ("amenagement_fixe", 1): lambda fields: {**fields, "v": 2},
    ("ouverture", 1): lambda fields: {**fields, "v": 2},  # nor was a stream bound to more than a name
    ("plan_etabli", 1): lambda fields: {**fields, "v": 2},  # no other public holidays than those of all
    ("remise", 1): lambda fields: {**fields, "v": 2},  # nothing was required of what a sheet rests on
    **{(nom, 1): lambda fields: {**fields, "v": 2} for nom in SANS_ECARTS},
    ("travail_demarre", 2): lambda fields: {**fields, "v": 3},  # nor was it kept who had a longer time at the start
    ("dossier_recu", 1): lambda fields: {**fields, "v": 2},  # nor was it kept when a dossier had been due
    ("plan_etabli", 2): lambda fields: _one_jury({**fields, "v": 3}),
    ("dossier_recu", 2): lambda fields: {**fields, "v": 3},  # nor which came at once
    ("evenement_annule", 1): lambda fields: {**fields, "v": 2},  # nor a change of the plan taken back without a motif
    ("operation_annulee", 1): lambda fields: {**fields, "type": "evenement_annule", "v": 2},
    ("planning_annule", 1): lambda fields: {**fields, "type": "evenement_annule", "v": 2},
    ("incident_annule", 1): lambda fields: _renamed({**fields, "type": "evenement_annule", "v": 2}, "ident", "cible"),
}
"""What makes an event of an older schema one of a newer: by its type and version, a function of its stored fields.

It returns the fields in a higher version, of the same type or of another. Applied on reading, never written back.
"""


def _renamed(fields: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old else name: value for name, value in fields.items()}


def _one_jury(fields: dict[str, Any]) -> dict[str, Any]:
    """A plan was one day without an end, before the only jury."""
    plage = {name: fields[name] for name in ("jour", "debut", "pauses") if name in fields}
    return {**{name: value for name, value in fields.items() if name not in plage}, "plages": [plage]}


_FAUTES = {"missing": "manque", "extra_forbidden": "est inconnu"}


class EvenementInconnu(ValueError):
    """The stored event has a type or a version this program does not know: a newer one wrote it."""


class EvenementInvalide(ValueError):
    """The stored event lacks a field, has one too many or one of the wrong kind; the message says which, in French."""


def parse_evenement(stored: dict[str, Any], types: Mapping[str, type[Evenement]] = TYPES) -> Evenement:
    """The event kept as `stored`, upcast from older schema versions when needed; `types` are known besides `TYPES`.

    Raises `EvenementInconnu` for a type or version of a newer program, `EvenementInvalide` for anything malformed.
    """
    fields, nom, version = _upcast(stored)
    model = types.get(nom) or TYPES.get(nom)
    if model is None:
        raise EvenementInconnu(f"type inconnu\u00a0: {cite(nom)}")
    current = _version_of(model)
    if version > current:
        raise EvenementInconnu(f"{cite(nom)} en version {version}")
    if version < current:
        raise EvenementInvalide(f"{cite(nom)} n'a jamais eu de version {version}")
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        champ = ".".join(str(part) for part in first["loc"]) or nom
        raise EvenementInvalide(f"{cite(champ)} {_FAUTES.get(first['type'], 'a une valeur refusée')}") from error


@cache
def _version_of(model: type[Evenement]) -> int:
    version: int = model.model_fields["v"].default
    return version


def _upcast(stored: dict[str, Any]) -> tuple[dict[str, Any], str, int]:
    """The fields as the last version has them, its type and its version."""
    fields, known = stored, _type_and_version(stored)
    while (upcast := UPCASTS.get(known)) is not None:
        fields = upcast(dict(fields))
        known = _type_and_version(fields)
    return fields, *known


def _type_and_version(fields: dict[str, Any]) -> tuple[str, int]:
    nom, version = fields.get("type"), fields.get("v")
    if not isinstance(nom, str):
        raise EvenementInvalide("«\u00a0type\u00a0» manque ou n'est pas un texte")
    if type(version) is not int:
        raise EvenementInvalide("«\u00a0v\u00a0» manque ou n'est pas un nombre entier")
    return nom, version
