"""What every recorded event carries."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from certif_tui.domain.modele import Modele

Identifiant = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,40}$")]
Empreinte = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
TexteLibre = Annotated[str, StringConstraints(max_length=4000)]
Nom = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Millisecondes = Annotated[int, Field(ge=0)]


class Evenement(Modele):
    """One fact of a journal.

    `v` is the schema version of its type, `id` a UUID in hexadecimal, `instant` an aware UTC time, `auteur` who did it
    (a juré's slug, or the operating-system user for the preparation of a session).
    """

    v: int = 1
    id: Identifiant
    instant: AwareDatetime
    auteur: Nom


class Ouverture(Evenement):
    """The first event of every stream: binds it to its place and its frozen référentiel, so that none can be swapped."""

    type: Literal["ouverture"] = "ouverture"
    flux: Annotated[str, StringConstraints(max_length=200)]
    referentiel: Empreinte


class Annulation(Evenement):
    """Undoes the event whose id is `cible`, in the same stream."""

    type: Literal["annulation"] = "annulation"
    cible: Identifiant
