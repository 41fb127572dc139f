"""The discriminated union of every event, and how stored JSON becomes one again."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import ValidationError

from certif_tui.domain.evenements.base import Evenement
from certif_tui.domain.evenements.chrono import EvenementChrono
from certif_tui.domain.evenements.grille import EvenementGrille
from certif_tui.domain.evenements.session import EvenementSession

EvenementConnu = EvenementSession | EvenementGrille | EvenementChrono

TYPES: dict[str, type[Evenement]] = {model.model_fields["type"].default: model for model in get_args(EvenementConnu)}


class EvenementInconnu(ValueError):
    """The stored event has a type or a version this program does not know: a newer one wrote it."""


class EvenementInvalide(ValueError):
    """The stored event lacks a field, has one too many or one of the wrong kind; the message says which, in French."""


def parse_evenement(stored: dict[str, Any]) -> EvenementConnu:
    """The event kept as `stored`, upcast from older schema versions when needed.

    Raises `EvenementInconnu` for a type or version of a newer program, `EvenementInvalide` for anything malformed.
    """
    model = TYPES.get(stored.get("type", ""))
    if model is None:
        raise EvenementInconnu(f"type d'événement inconnu : {stored.get('type')!r}")
    version = stored.get("v")
    if isinstance(version, int) and version > model.model_fields["v"].default:
        raise EvenementInconnu(f"événement {stored.get('type')!r} en version {version}, plus récente que ce programme")
    try:
        return model.model_validate(stored)  # type: ignore[return-value]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "(événement entier)"
        raise EvenementInvalide(f"champ {place} : {first['type']}") from error
