"""Who passes when: a day of orals planned exactly, then changed while it runs.

The rules a juror may count on:

- a passage lasts exactly what its candidat's oral lasts, longer time included, and begins on a whole minute;
- behind it come the deliberation, then the changeover; no passage, deliberation included, runs into a break: one that
  does not fit before begins right after it, and the changeover takes place within the break;
- the order is kept; a day in which the clocks change is planned in true minutes;
- a weekend, a public holiday or a closed day is told, never moved;
- exchanging or postponing changes the order and works the times out anew; what was undone never happened, so undoing a
  new plan brings the old one back with its exchanges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.ecrit.feries import ferie
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.planning.evenements import (
    Cadre,
    Creneau,
    EvenementPlanning,
    PassageReporte,
    PassagesEchanges,
    PlanEtabli,
)
from certif_tui.domain.session.evenements import EvenementAnnule, Facteur

MINUTE = timedelta(minutes=1)
LONG_WAIT = 15
"""Minutes the jury may wait for a break before it is worth a word."""


@dataclass(frozen=True, slots=True)
class PassagePrevu:
    """A candidat to plan and the milliseconds to hold for them; `ouvert` when their oral has no set duration."""

    candidat: str
    duree_ms: int
    ouvert: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The passages as they are planned now, in their order."""

    cadre: Cadre
    creneaux: tuple[Creneau, ...]

    def creneau(self, candidat: str) -> Creneau | None:
        """The passage of that candidat, null when they have none."""
        return next((it for it in self.creneaux if it.candidat == candidat), None)

    @property
    def ordre(self) -> tuple[str, ...]:
        """The slugs of the candidats, first to last."""
        return tuple(it.candidat for it in self.creneaux)

    @property
    def fin(self) -> datetime | None:
        """When the last deliberation ends; null for a plan without passages."""
        if not self.creneaux:
            return None
        return end_of(self.creneaux[-1]) + self.cadre.deliberation * MINUTE


@dataclass(frozen=True, slots=True)
class Planning:
    """The plan that stands, null when none does; `actions` made it and were not undone.

    `faits` is everything that took effect, what took some of it back included, first to last.
    """

    plan: Plan | None = None
    actions: tuple[EvenementPlanning, ...] = ()
    faits: tuple[EvenementPlanning | EvenementAnnule, ...] = ()


class Reserve(StrEnum):
    """What there is to say against a day; said, never acted upon.

    `delai`: the référentiel places the oral on another day. `lendemain`: the last passage ends on the day after.
    """

    WEEKEND = "weekend"
    JOUR_FERIE = "jour_ferie"
    FERME = "ferme"
    DELAI = "delai"
    LENDEMAIN = "lendemain"


def passage_prevu(candidat: str, phases: Sequence[PhasePrevue], facteur: Facteur, nominale: int | None) -> PassagePrevu:
    """What to hold for an oral of these phases; `nominale` minutes, lengthened like them, when one has no duration."""
    known = sum(phase.prevu_ms or 0 for phase in phases)
    if all(phase.prevu_ms is not None for phase in phases):
        return PassagePrevu(candidat, known)
    held = (nominale or 0) * MS_PER_MINUTE * facteur.numerateur // facteur.denominateur
    return PassagePrevu(candidat, max(known, held), ouvert=True)


def planifier(
    passages: Sequence[PassagePrevu], cadre: Cadre, fuseau: str, *, derriere: Creneau | None = None
) -> tuple[Creneau, ...]:
    """The passages one after the other from the start of the day, around the breaks; instants in UTC.

    None begins before the passage `derriere` is over.
    """
    zone, pauses = zone_of(fuseau), pauses_of(cadre, fuseau)
    free, deliberation = _instant(cadre.jour, cadre.debut, zone), cadre.deliberation * MINUTE
    if derriere is not None:
        free = max(free, _free_behind(derriere, cadre))
    creneaux: list[Creneau] = []
    for passage in passages:
        duree = timedelta(milliseconds=passage.duree_ms)
        debut = _placed(free, duree + deliberation, pauses)
        fin = None if passage.ouvert else debut + duree
        creneaux.append(Creneau(candidat=passage.candidat, debut=debut, fin=fin, duree_ms=passage.duree_ms))
        free = _free_behind(creneaux[-1], cadre)
    return tuple(creneaux)


def pauses_of(cadre: Cadre, fuseau: str) -> tuple[tuple[datetime, datetime], ...]:
    """When each break begins and ends, in the order they begin; instants in UTC."""
    begins = ((_instant(cadre.jour, pause.heure, zone_of(fuseau)), pause.minutes) for pause in cadre.pauses)
    return tuple(sorted((begin, begin + minutes * MINUTE) for begin, minutes in begins))


def _free_behind(creneau: Creneau, cadre: Cadre) -> datetime:
    return _whole_minute(end_of(creneau) + (cadre.deliberation + cadre.changement) * MINUTE)


def _instant(jour: date, heure: str, zone: tzinfo) -> datetime:
    return datetime.combine(jour, time.fromisoformat(heure), zone).astimezone(UTC)


def _placed(earliest: datetime, length: timedelta, pauses: Sequence[tuple[datetime, datetime]]) -> datetime:
    """The first start from which that length runs into no break; `pauses` in the order they begin."""
    start = earliest
    for begin, end in pauses:
        if start < end and (start + length > begin or start >= begin):
            start = end
    return start


def _whole_minute(instant: datetime) -> datetime:
    floor = instant.replace(second=0, microsecond=0)
    return floor if floor == instant else floor + MINUTE


def end_of(creneau: Creneau) -> datetime:
    """When the oral ends, or the time held for it."""
    return creneau.fin or creneau.debut + timedelta(milliseconds=creneau.duree_ms)


def jour_prevu(ecrit: date, delai: int | None) -> date:
    """The day of the orals: `delai` days after the written part, or its own day when the référentiel gives none."""
    return ecrit + timedelta(days=delai or 0)


def reserves(plan: Plan, fuseau: str, prevu: date | None) -> tuple[Reserve, ...]:
    """What there is to say against the day planned; `prevu` is the day the référentiel asks for, null for any."""
    jour, fin = plan.cadre.jour, plan.fin
    said = {
        Reserve.WEEKEND: jour.weekday() >= 5,
        Reserve.JOUR_FERIE: ferie(jour, plan.cadre.territoire) is not None,
        Reserve.FERME: jour in plan.cadre.fermes,
        Reserve.DELAI: prevu is not None and jour != prevu,
        Reserve.LENDEMAIN: fin is not None and fin.astimezone(zone_of(fuseau)).date() > jour,
    }
    return tuple(reserve for reserve, holds in said.items() if holds)


def attentes(plan: Plan, fuseau: str) -> tuple[tuple[str, int], ...]:
    """The breaks before which the jury waits idle for long, since no passage fits: when each begins, the minutes."""
    zone, behind = zone_of(fuseau), plan.cadre.deliberation * MINUTE
    found = []
    for pause in plan.cadre.pauses:
        begin = _instant(plan.cadre.jour, pause.heure, zone)
        over = [end_of(it) + behind for it in plan.creneaux if it.debut < begin]
        idle = (begin - max(over)) // MINUTE if over else 0
        if idle >= LONG_WAIT and len(over) < len(plan.creneaux):
            found.append((pause.heure, idle))
    return tuple(found)


def apply(planning: Planning, evenement: EvenementPlanning, fuseau: str) -> Planning:
    """The planning after one more event; one that means nothing there (nobody to exchange) changes nothing."""
    plan = _changed(planning.plan, evenement, fuseau)
    if plan is None:
        return planning
    return Planning(plan, (*planning.actions, evenement), (*planning.faits, evenement))


def taken_back(planning: Planning, annulation: EvenementAnnule, fuseau: str) -> Planning:
    """The planning without the action that `annulation` names, if it stands; the others are worked out anew."""
    kept = [action for action in planning.actions if action.id != annulation.cible]
    if len(kept) == len(planning.actions):
        return planning
    without = Planning()
    for action in kept:
        without = apply(without, action, fuseau)
    return replace(without, faits=(*planning.faits, annulation))


def _changed(plan: Plan | None, evenement: PlanEtabli | PassagesEchanges | PassageReporte, fuseau: str) -> Plan | None:
    """The plan after the event, null when the event means nothing there."""
    if isinstance(evenement, PlanEtabli):
        return Plan(evenement, evenement.creneaux)
    if plan is None:
        return None
    match evenement:
        case PassagesEchanges(a=a, b=b):
            ordre = exchanged(plan.ordre, a, b)
        case PassageReporte(candidat=candidat, apres=apres):
            ordre = postponed(plan.ordre, candidat, apres)
    try:
        return None if ordre == plan.ordre else reordered(plan, ordre, fuseau)
    except OverflowError:
        return None  # beyond the calendar: no use case plans that far, only a file changed by hand


def exchanged(ordre: tuple[str, ...], a: str, b: str) -> tuple[str, ...]:
    """The order with two candidats exchanged; the same when one of them is not in it."""
    if a not in ordre or b not in ordre:
        return ordre
    other = {a: b, b: a}
    return tuple(other.get(candidat, candidat) for candidat in ordre)


def postponed(ordre: tuple[str, ...], candidat: str, apres: str | None) -> tuple[str, ...]:
    """The order with a candidat behind `apres`, or last when null; the same when one of them is not in it.

    Postponing is never passing earlier: behind somebody who passes before, the order stays.
    """
    after = apres or ordre[-1]
    if candidat not in ordre or after not in ordre or ordre.index(after) <= ordre.index(candidat):
        return ordre
    others = [it for it in ordre if it != candidat]
    rank = others.index(after) + 1
    return (*others[:rank], candidat, *others[rank:])


def reordered(plan: Plan, ordre: Sequence[str], fuseau: str) -> Plan:
    """The plan with its passages in another order: those before the first change stay, the others follow anew."""
    same = next((rank for rank, it in enumerate(plan.creneaux) if it.candidat != ordre[rank]), len(ordre))
    known = {it.candidat: PassagePrevu(it.candidat, it.duree_ms, it.fin is None) for it in plan.creneaux}
    kept, changed = plan.creneaux[:same], [known[candidat] for candidat in ordre[same:]]
    return Plan(plan.cadre, (*kept, *planifier(changed, plan.cadre, fuseau, derriere=kept[-1] if kept else None)))
