"""The plan against the real time: who is before the jury, who is next, how late, when it will all be over.

Every jury has its own day and its own delay; several are looked at together by what `Suivi` says of them all.

Time is a parameter. What is not in the plan's power is taken as it is: a candidat is never expected earlier than they
were told to come, and every break still to come is kept whole, at its place between two passages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from certif_tui.domain.chrono.evenements import Fin
from certif_tui.domain.chrono.state import Chrono, Lecture, Marche
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.planning.evenements import Creneau
from certif_tui.domain.planning.placement import MINUTE, end_of, pauses_of
from certif_tui.domain.planning.state import Plan


class Etat(StrEnum):
    """Where a planned passage stands; `ecarte`: the candidat is absent or withdrawn, nobody waits for them."""

    A_VENIR = "a_venir"
    EN_COURS = "en_cours"
    PASSE = "passe"
    ECARTE = "ecarte"


class Reel(Frozen):
    """What really happened to a passage: its state, when it began and ended, the milliseconds its clock still holds.

    `reste_ms` is null where the oral has no set duration; the times are null where the clock was not used.
    """

    etat: Etat = Etat.A_VENIR
    debut: datetime | None = None
    fin: datetime | None = None
    reste_ms: int | None = None


class PassageSuivi(Frozen):
    """A passage, what really happened to it, and when it is now expected to begin (null once it has)."""

    creneau: Creneau
    reel: Reel
    attendu: datetime | None = None


class Suivi(Frozen):
    """The day as it stands. `retard_min` is by how much the next passage will be late, or the last one end late.

    `fin_prevue` is when the last deliberation of that day is expected to end, null once nobody is left. Out of the days
    planned, `vivant` is false and nothing is expected: there is no delay then. Where several juries sit, `jurys` is the
    same for each, and what is said of all is the next passage, the longest delay, the latest end.
    """

    passages: tuple[PassageSuivi, ...]
    vivant: bool = False
    en_cours: Creneau | None = None
    prochain: Creneau | None = None
    retard_min: int = 0
    fin_prevue: datetime | None = None
    jurys: tuple[tuple[str, Suivi], ...] = ()


def reel_of(chrono: Chrono, lecture: Lecture, *, remise: bool, ecarte: bool) -> Reel:
    """What happened to a passage, from its clock; `remise`: a sheet was handed in, so it took place without one."""
    debut = chrono.debut
    if chrono.marche in (Marche.EN_COURS, Marche.PAUSE):
        return Reel(Etat.EN_COURS, debut, reste_ms=_left_ms(lecture))
    if chrono.marche is Marche.FINI:
        ends = (it.instant for it in reversed(chrono.actions) if isinstance(it, Fin))
        return Reel(Etat.PASSE, debut, next(ends, None))
    if remise:
        return Reel(Etat.PASSE)
    return Reel(Etat.ECARTE if ecarte else Etat.A_VENIR)


def _left_ms(lecture: Lecture) -> int | None:
    left = 0
    for temps in lecture.phases[lecture.rang or 0 :]:
        if temps.reste_ms is None:
            return None
        left += max(0, temps.reste_ms)
    return left


def suivi(plan: Plan, reels: Mapping[str, Reel], maintenant: datetime, fuseau: str) -> Suivi:
    """The day at `maintenant`. Of two clocks that run, the one started last is before the jury: the other was left on.

    A delay that a break or a gap of the plan makes up for is none.
    """
    jurys = tuple(dict.fromkeys((*plan.cadre.jurys, *(it.jury for it in plan.creneaux))))
    own = {jury: Plan(plan.cadre, tuple(it for it in plan.creneaux if it.jury == jury)) for jury in jurys}
    vivant = _is_alive(plan, reels, maintenant, fuseau)
    days = {jury: _of_jury(it, reels, maintenant, fuseau, vivant=vivant) for jury, it in own.items() if it.creneaux}
    if len(days) < 2:
        return next(iter(days.values()), Suivi((), vivant=vivant))
    return _together(plan, days)


def _together(plan: Plan, days: Mapping[str, Suivi]) -> Suivi:
    each = [(passage, day) for day in days.values() for passage in day.passages]
    known = {id(passage.creneau): passage for passage, _day in each}
    coming = [(it.attendu, day.prochain) for it, day in each if it.attendu and it.creneau is day.prochain]
    ends = [it.fin_prevue for it in days.values() if it.fin_prevue]
    return Suivi(
        tuple(known[id(it)] for it in plan.creneaux),
        vivant=any(it.vivant for it in days.values()),
        en_cours=next((it.en_cours for it in days.values() if it.en_cours), None),
        prochain=min(coming, key=lambda it: it[0])[1] if coming else None,
        retard_min=max(it.retard_min for it in days.values()),
        fin_prevue=max(ends, default=None),
        jurys=tuple(days.items()),
    )


def _of_jury(plan: Plan, reels: Mapping[str, Reel], maintenant: datetime, fuseau: str, *, vivant: bool) -> Suivi:
    """The day of one jury, whose plan has its passages alone."""
    known = [(creneau, reels.get(creneau.candidat, Reel())) for creneau in plan.creneaux]
    if not vivant:
        return Suivi(tuple(PassageSuivi(creneau, reel) for creneau, reel in known))
    before = _before_the_jury(known)
    passages = tuple(_expected(plan, known, _free_from(plan, known, before, maintenant, fuseau), fuseau))
    coming = [it for it in passages if it.attendu is not None]
    over = before and _expected_end(*before, maintenant)
    for passage in _of_next_day(coming, over, fuseau)[-1:]:
        over = (passage.attendu or maintenant) + (end_of(passage.creneau) - passage.creneau.debut)
    return Suivi(
        passages,
        vivant=True,
        en_cours=before[0] if before else None,
        prochain=coming[0].creneau if coming else None,
        retard_min=_late(coming, before, over),
        fin_prevue=over and over + plan.cadre.deliberation * MINUTE,
    )


def _of_next_day(coming: Sequence[PassageSuivi], over: datetime | None, fuseau: str) -> Sequence[PassageSuivi]:
    """The passages to come on the day on which the oral under way ends, else on the next day that has some."""
    zone = zone_of(fuseau)
    planned = [it.creneau.debut.astimezone(zone).date() for it in coming]
    day = over.astimezone(zone).date() if over else min(planned, default=None)
    return [it for it, jour in zip(coming, planned, strict=True) if day is None or jour <= day]


Known = Sequence[tuple[Creneau, Reel]]


def _is_alive(plan: Plan, reels: Mapping[str, Reel], maintenant: datetime, fuseau: str) -> bool:
    """Whether the orals are under way: it is one of their days or between them, or somebody passed before."""
    zone = zone_of(fuseau)
    today = maintenant.astimezone(zone).date()
    last = max((end_of(it).astimezone(zone).date() for it in plan.creneaux), default=plan.cadre.jour)
    planned = (reels.get(it.candidat, Reel()) for it in plan.creneaux)
    begun = any(reel.etat in (Etat.EN_COURS, Etat.PASSE) for reel in planned)
    return today <= max(last, *plan.cadre.jours) and (today >= plan.cadre.jour or begun)


def _expected(plan: Plan, known: Known, libre: datetime, fuseau: str) -> Iterator[PassageSuivi]:
    """The passages, those to come with when they are expected; the jury is free from `libre` on."""
    previous: Creneau | None = None
    for creneau, reel in known:
        if reel.etat is not Etat.A_VENIR:
            yield PassageSuivi(creneau, reel)
            continue
        if previous is not None:
            libre += between(plan, previous, creneau, fuseau)
        attendu, previous = max(creneau.debut, libre), creneau
        yield PassageSuivi(creneau, reel, attendu)
        libre = attendu + (end_of(creneau) - creneau.debut) + plan.cadre.deliberation * MINUTE


def _before_the_jury(known: Known) -> tuple[Creneau, Reel] | None:
    running = [(creneau, reel) for creneau, reel in known if reel.etat is Etat.EN_COURS]
    return max(running, key=lambda it: it[1].debut or it[0].debut, default=None)


def _expected_end(creneau: Creneau, reel: Reel, maintenant: datetime) -> datetime:
    """When the running oral will be over: what its clock still holds, or the time the plan held for it."""
    if reel.reste_ms is not None:
        return maintenant + timedelta(milliseconds=reel.reste_ms)
    begun = reel.debut or creneau.debut
    return max(maintenant, begun + timedelta(milliseconds=creneau.duree_ms))


def _free_from(
    plan: Plan,
    known: Known,
    before: tuple[Creneau, Reel] | None,
    maintenant: datetime,
    fuseau: str,
) -> datetime:
    """From when the jury can take the next candidat: never before now, a last passage and its break behind it."""
    minute = maintenant.replace(second=0, microsecond=0)  # who has not come is late by the minute
    following = next((creneau for creneau, reel in known if reel.etat is Etat.A_VENIR), None)
    last, over = before[0] if before else None, None
    if before is not None:
        over = _expected_end(*before, maintenant)
    else:
        ended = [(reel.fin, creneau) for creneau, reel in known if reel.etat is Etat.PASSE and reel.fin]
        if ended:
            over, last = max(ended, key=lambda it: it[0])
    if last is None or over is None or following is None:
        return minute
    return max(minute, over + plan.cadre.deliberation * MINUTE + between(plan, last, following, fuseau))


def between(plan: Plan, previous: Creneau, following: Creneau, fuseau: str) -> timedelta:
    """The time between the end of a deliberation and the next passage: the changeover, or the breaks if longer."""
    own = (it for it in plan.cadre.plages if it.jury == following.jury)
    pauses = [pause for plage in own for pause in pauses_of(plage, fuseau)]
    kept = (end - begin for begin, end in pauses if end_of(previous) <= begin < following.debut)
    return max(plan.cadre.changement * MINUTE, sum(kept, timedelta()))


def _late(coming: Sequence[PassageSuivi], before: tuple[Creneau, Reel] | None, over: datetime | None) -> int:
    late = timedelta(0)
    if coming:
        late = (coming[0].attendu or coming[0].creneau.debut) - coming[0].creneau.debut
    elif before is not None and over is not None:
        late = over - end_of(before[0])
    return max(0, late // MINUTE)
