"""What of a plan goes into calendars, and what changed since it last did.

The rules a manager may count on:

- an entry keeps its identifier whatever the plan becomes;
- who does not come any more, and whatever was written once and is no longer planned, is called off, never left out;
- a file may hold everything, one jury, or one candidat's summons: it calls off what the same file held before, a
  summons what any held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.planning.evenements import EntreeExportee, PlanExporte
from certif_tui.domain.planning.placement import MINUTE, end_of, pauses_of
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.session.presence import PARTIS
from certif_tui.domain.session.state import Session

DELIBERATION, PAUSE = "deliberation.", "pause."


class Genre(StrEnum):
    """What an entry is."""

    ORAL = "oral"
    DELIBERATION = "deliberation"
    PAUSE = "pause"


class Portee(Frozen):
    """Whose entries: everybody's, one jury's, or one candidat's oral alone."""

    jury: str | None = None
    candidat: str | None = None


TOUT = Portee()


class Entree(Frozen):
    """An entry of a calendar; `candidat` is null for a break, `jury` where it is no longer known."""

    ident: str
    genre: Genre
    debut: datetime
    fin: datetime
    candidat: str | None = None
    jury: str | None = None
    annule: bool = False

    @property
    def exportee(self) -> EntreeExportee:
        """What is remembered of it once it is written."""
        jury = self.jury or ""
        return EntreeExportee(ident=self.ident, debut=self.debut, fin=self.fin, jury=jury, annule=self.annule)


class Revision(NamedTuple):
    """How often the session was changed, writing the plan out aside, and when the plan last was.

    The number only ever grows, taking back included, so that a calendar that read the file before takes the new times;
    writing the same plan again gives the same file.
    """

    numero: int
    instant: datetime


class RendezVous(Frozen):
    """When a candidat is to come, and before which jury."""

    debut: datetime
    jury: str


class HeureChangee(Frozen):
    """A candidat whose hour or jury is no longer the one last written: null `avant` for a new one, `apres` for none."""

    candidat: str
    avant: RendezVous | None
    apres: RendezVous | None


def entrees(session: Session, portee: Portee = TOUT) -> tuple[Entree, ...]:
    """The entries of a file, in the order of the plan; those called off that no plan holds any more come last."""
    plan = session.planning.plan
    planned = tuple(it for it in _planned(session, plan) if _is_within(it, portee)) if plan else ()
    known = {it.ident for it in planned}
    written = _written(session, portee).values()
    return (*planned, *(_called_off(it) for it in written if it.ident not in known))


def changements(session: Session) -> tuple[HeureChangee, ...]:
    """Who is to be told another hour than the one last written for them, in the order of the plan."""
    if not session.planning.exports:
        return ()
    before: dict[str, RendezVous | None] = {}
    for export in session.planning.exports:
        before |= _rendez_vous(export.entrees)
    now = _rendez_vous([it.exportee for it in entrees(session)])
    everybody = dict.fromkeys((*now, *before))
    told = (HeureChangee(slug, before.get(slug), now.get(slug)) for slug in everybody)
    return tuple(it for it in told if it.avant != it.apres)


def _rendez_vous(entrees: Iterable[EntreeExportee]) -> dict[str, RendezVous | None]:
    """When each candidat is to come, null where that was called off."""
    orals = (it for it in entrees if _genre(it.ident) is Genre.ORAL)
    return {it.ident: None if it.annule else RendezVous(it.debut, it.jury) for it in orals}


def last_export(session: Session) -> PlanExporte | None:
    """The last time the plan was written for calendars, null when it never was."""
    return session.planning.exports[-1] if session.planning.exports else None


def portee_of(export: PlanExporte) -> Portee:
    """Whose entries were written."""
    return Portee(export.jury, export.candidat)


def _planned(session: Session, plan: Plan) -> Iterator[Entree]:
    here = {it.slug for it in session.presentes if it.presence not in PARTIS}
    for creneau in plan.creneaux:
        slug, jury, end, gone = creneau.candidat, creneau.jury, end_of(creneau), creneau.candidat not in here
        yield Entree(slug, Genre.ORAL, creneau.debut, end, slug, jury, gone)
        if plan.cadre.deliberation:
            until = end + plan.cadre.deliberation * MINUTE
            yield Entree(f"{DELIBERATION}{slug}", Genre.DELIBERATION, end, until, slug, jury, gone)
    pauses = [(it, plage.jury) for plage in plan.cadre.plages for it in pauses_of(plage, session.fuseau)]
    for rang, ((debut, fin), jury) in enumerate(pauses, 1):
        yield Entree(f"{PAUSE}{rang}", Genre.PAUSE, debut, fin, jury=jury)


def _is_within(entree: Entree, portee: Portee) -> bool:
    if portee.candidat is not None:
        return entree.genre is Genre.ORAL and entree.candidat == portee.candidat
    return portee.jury is None or entree.jury == portee.jury


def _written(session: Session, portee: Portee) -> Mapping[str, EntreeExportee]:
    """What files of that kind held last, by its identifier."""
    if portee.candidat is not None:  # whoever was summoned by any file is called off by their own
        every = (it for export in session.planning.exports for it in export.entrees)
        return {it.ident: it for it in every if it.ident == portee.candidat}
    same = (export for export in session.planning.exports if portee_of(export) == portee)
    return {it.ident: it for export in same for it in export.entrees}


def _called_off(entree: EntreeExportee) -> Entree:
    genre = _genre(entree.ident)
    candidat = None if genre is Genre.PAUSE else entree.ident.removeprefix(DELIBERATION)
    return Entree(entree.ident, genre, entree.debut, entree.fin, candidat, annule=True)


def _genre(ident: str) -> Genre:
    if ident.startswith(DELIBERATION):
        return Genre.DELIBERATION
    return Genre.PAUSE if ident.startswith(PAUSE) else Genre.ORAL
