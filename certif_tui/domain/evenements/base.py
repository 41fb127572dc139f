"""What every recorded event carries."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field, StringConstraints

from certif_tui.domain.frozen_model import FrozenModel
from certif_tui.domain.referentiel.model import CodePhase

Identifiant = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,40}$")]
Empreinte = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
TexteLibre = Annotated[str, StringConstraints(max_length=4000)]
Nom = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Motif = Annotated[TexteLibre, Field(min_length=1)]
Millisecondes = Annotated[int, Field(ge=0, le=10**13)]
"""A length of time, at most some three centuries: what is added to any instant of ours is still a date."""
Instant = Annotated[AwareDatetime, Field(ge=datetime(1800, 1, 1, tzinfo=UTC), le=datetime(9000, 1, 1, tzinfo=UTC))]
"""An aware time that can be told in any time zone, whatever length of time is added to it."""


class Moment(FrozenModel):
    """When in the oral something was done: its phase (`avant` the start, `apres` the end), its elapsed milliseconds."""

    phase: CodePhase = "avant"
    ecoule_ms: Millisecondes = 0


class Evenement(FrozenModel):
    """One fact of a journal.

    `v` is the schema version of its type, `id` a UUID in hexadecimal, `instant` an aware UTC time, `auteur` who did it
    (a juré's slug, or the operating-system user for the preparation of a session).
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 1
    id: Identifiant
    instant: Instant
    auteur: Nom

    @classmethod
    def type_name(cls) -> str:
        """What tells its kind in a file."""
        name: str = cls.model_fields["type"].default
        return name


class Attache(NamedTuple):
    """What the streams of a session are bound to: the SHA-256 of its frozen référentiel, the id of its opening."""

    referentiel: str
    session: str | None


class Ouverture(Evenement):
    """The first event of every stream: binds it to its place, its frozen référentiel, its session; none can be swapped.

    `session` is the id of the session's own opening: there is another one under the same name. It is null in the
    session's own stream, and where version 1 wrote: bound by names alone.
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["ouverture"] = "ouverture"
    flux: Annotated[str, StringConstraints(max_length=200)]
    referentiel: Empreinte
    session: Identifiant | None = None


class Annulation(Evenement):
    """Undoes the event whose id is `cible`, in the same stream.

    `moment` is where the oral stood, on a sheet; null on the clock itself.
    """

    type: Literal["annulation"] = "annulation"
    cible: Identifiant
    moment: Moment | None = None
