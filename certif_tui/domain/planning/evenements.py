"""Events of the stream `session.json` about the days of the orals: who passes when, before which jury."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, Self

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
DureePrevue = Annotated[int, Field(ge=0, le=7 * MS_PER_DAY)]
"""Milliseconds held for an oral."""
MOST_JURY = 40
NomJury = Annotated[str, StringConstraints(max_length=MOST_JURY)]
"""A jury, named as its room is, « Salle A »; empty for the only one."""
MOST_PLAGES = 60


class PausePrevue(FrozenModel):
    """A break of the jury: no passage, its deliberation included, runs into it."""

    heure: Heure
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)]


class Plage(FrozenModel):
    """The hours in which a jury hears candidats on a day; without `fin` they run on until everybody has passed."""

    jour: JourPrevu
    debut: Heure
    fin: Heure | None = None
    jury: NomJury = ""
    pauses: tuple[PausePrevue, ...] = ()


class Creneau(FrozenModel):
    """A candidat's passage as planned. `fin` is null for an oral without a set duration: `duree_ms` is then held free.

    The deliberation comes behind it.
    """

    candidat: Slug
    debut: Instant
    fin: Instant | None
    duree_ms: DureePrevue
    jury: NomJury = ""


class Cadre(FrozenModel):
    """What the orals are planned from; `changement` and `deliberation` in minutes.

    `nominale` is the minutes held for an oral without a set duration, `fermes` the days on which the place is closed,
    `territoire` whose public holidays are told.
    """

    plages: Annotated[tuple[Plage, ...], Field(min_length=1, max_length=MOST_PLAGES)]
    changement: MinutesPrevues = 0
    deliberation: MinutesPrevues = 0
    nominale: Annotated[int, Field(ge=1, le=MOST_MINUTES)] | None = None
    fermes: tuple[date, ...] = ()
    territoire: Territoire = Territoire.METROPOLE

    @classmethod
    def un_jour(
        cls, jour: date, debut: str, *, fin: str | None = None, pauses: Iterable[PausePrevue] = (), **fields: Any
    ) -> Self:
        """One day before the only jury."""
        return cls(plages=(Plage(jour=jour, debut=debut, fin=fin, pauses=tuple(pauses)),), **fields)

    @property
    def jour(self) -> date:
        """The first day."""
        return min(it.jour for it in self.plages)

    @property
    def debut(self) -> str:
        """When the first day begins."""
        return min((it.jour, it.debut) for it in self.plages)[1]

    @property
    def jours(self) -> tuple[date, ...]:
        """The days, first to last."""
        return tuple(sorted({it.jour for it in self.plages}))

    @property
    def jurys(self) -> tuple[str, ...]:
        """The juries, in the order they are named."""
        return tuple(dict.fromkeys(it.jury for it in self.plages))


class PlanEtabli(Cadre, Evenement):
    """Plans the passages, in place of the plan before; `motif` says why one is replaced, or departs from rules."""

    v: Annotated[int, Field(ge=1, le=10_000)] = 3
    type: Literal["plan_etabli"] = "plan_etabli"
    creneaux: tuple[Creneau, ...]
    motif: Motif | None = None
    ecarts: Ecarts = ()


class PassagesEchanges(Evenement):
    """Exchanges the passages of two candidats; the times are worked out anew."""

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["passages_echanges"] = "passages_echanges"
    a: Slug
    b: Slug
    motif: Motif | None = None
    ecarts: Ecarts = ()


class PassageReporte(Evenement):
    """Puts a candidat off until after the passage of `apres`, or to the end when null; the times follow."""

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["passage_reporte"] = "passage_reporte"
    candidat: Slug
    apres: Slug | None = None
    motif: Motif
    ecarts: Ecarts = ()


class PassageDeplace(Evenement):
    """Puts a candidat before a jury on a day, behind those who are there; the times follow.

    They may have had no passage: `duree_ms` is held for them, free where `libre`.
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["passage_deplace"] = "passage_deplace"
    candidat: Slug
    jury: NomJury
    jour: JourPrevu
    duree_ms: DureePrevue
    libre: bool = False
    motif: Motif | None = None
    ecarts: Ecarts = ()


class EntreeExportee(FrozenModel):
    """An entry of a calendar file as it was written: what names it, from when to when, whether it was called off."""

    ident: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]{1,80}$")]
    debut: Instant
    fin: Instant
    jury: NomJury = ""
    annule: bool = False


class PlanExporte(Evenement):
    """Remembers what of the plan was written for calendars, so that what changed since can be told.

    All of it unless `jury` or `candidat` says whose.
    """

    type: Literal["plan_exporte"] = "plan_exporte"
    entrees: tuple[EntreeExportee, ...]
    jury: NomJury | None = None
    candidat: Slug | None = None


EvenementPlanning = PlanEtabli | PassagesEchanges | PassageReporte | PassageDeplace
