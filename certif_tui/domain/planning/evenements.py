"""Events of the stream `session.json` about the day of the orals: who passes when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from certif_tui.domain.durees import MOST_MINUTES, MS_PER_DAY
from certif_tui.domain.ecrit.ecarts import Ecarts
from certif_tui.domain.ecrit.feries import Territoire
from certif_tui.domain.evenements.base import Evenement, Instant, Motif, Slug
from certif_tui.domain.frozen_model import FrozenModel

Heure = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A local time of day, `09:00`, where the session takes place."""
MinutesPrevues = Annotated[int, Field(ge=0, le=MOST_MINUTES)]
JourPrevu = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]


class PausePrevue(FrozenModel):
    """A break of the jury: no passage, its deliberation included, runs into it."""

    heure: Heure
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)]


class Creneau(FrozenModel):
    """A candidat's passage as planned. `fin` is null for an oral without a set duration: `duree_ms` is then held free.

    The deliberation comes behind it.
    """

    candidat: Slug
    debut: Instant
    fin: Instant | None
    duree_ms: Annotated[int, Field(ge=0, le=7 * MS_PER_DAY)]


class Cadre(FrozenModel):
    """What a day of orals is planned from; `changement` and `deliberation` in minutes.

    `nominale` is the minutes held for an oral without a set duration, `fermes` the days on which the place is closed,
    `territoire` whose public holidays are told.
    """

    jour: JourPrevu
    debut: Heure
    pauses: tuple[PausePrevue, ...] = ()
    changement: MinutesPrevues = 0
    deliberation: MinutesPrevues = 0
    nominale: Annotated[int, Field(ge=1, le=MOST_MINUTES)] | None = None
    fermes: tuple[date, ...] = ()
    territoire: Territoire = Territoire.METROPOLE


class PlanEtabli(Cadre, Evenement):
    """Plans the passages, in place of the plan before; `motif` says why one is replaced, or departs from rules."""

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["plan_etabli"] = "plan_etabli"
    creneaux: tuple[Creneau, ...]
    motif: Motif | None = None
    ecarts: Ecarts = ()


class PassagesEchanges(Evenement):
    """Exchanges the passages of two candidats; the times are worked out anew."""

    type: Literal["passages_echanges"] = "passages_echanges"
    a: Slug
    b: Slug
    motif: Motif | None = None


class PassageReporte(Evenement):
    """Puts a candidat off until after the passage of `apres`, or to the end when null; the times follow."""

    type: Literal["passage_reporte"] = "passage_reporte"
    candidat: Slug
    apres: Slug | None = None
    motif: Motif


EvenementPlanning = PlanEtabli | PassagesEchanges | PassageReporte
