"""Placing passages in the hours of the juries, exactly.

The rules a juror may count on:

- a passage lasts exactly what its candidat's oral lasts, longer time included, and begins on a whole minute;
- behind it come the deliberation, then the changeover; no passage, deliberation included, runs into a break: one that
  does not fit before begins right after it, and the changeover takes place within the break;
- the order is kept: nobody begins before somebody who stands before them, whichever jury is free first takes them;
- a passage and its deliberation end within the hours of the jury, where these have an end: who does not fit is told;
- a day in which the clocks change is planned in true minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.facteurs import Facteur
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.planning.evenements import Cadre, Creneau, Plage

MINUTE = timedelta(minutes=1)
SOIR = "20:00"
"""Hours that say no end end then, unless it is said that they run on."""


class PassagePrevu(Frozen):
    """A candidat to plan and the milliseconds to hold for them; `ouvert` when their oral has no set duration."""

    candidat: str
    duree_ms: int
    ouvert: bool = False


class Placement(Frozen):
    """Passages placed, in the order they begin, and those that fit nowhere."""

    creneaux: tuple[Creneau, ...]
    hors_plage: tuple[PassagePrevu, ...] = ()


def passage_prevu(candidat: str, phases: Sequence[PhasePrevue], facteur: Facteur, nominale: int | None) -> PassagePrevu:
    """What to hold for an oral of these phases; `nominale` minutes, lengthened like them, when one has no duration."""
    known = sum(phase.prevu_ms or 0 for phase in phases)
    if all(phase.prevu_ms is not None for phase in phases):
        return PassagePrevu(candidat, known)
    held = (nominale or 0) * MS_PER_MINUTE * facteur.numerateur // facteur.denominateur
    return PassagePrevu(candidat, max(known, held), ouvert=True)


def placer(
    passages: Sequence[PassagePrevu], cadre: Cadre, fuseau: str, *, derriere: Sequence[Creneau] = ()
) -> Placement:
    """The passages in their order, each before the jury that can begin first; instants in UTC.

    None begins before the passages `derriere` of its jury are over; those of a jury that is no longer there hold all.
    """
    lignes = [_Ligne(plage, cadre, fuseau, derriere) for plage in cadre.plages]
    placed: list[Creneau] = []
    outside: list[PassagePrevu] = []
    for passage in passages:
        earliest = placed[-1].debut if placed else None
        begins = ((ligne.begin(passage, earliest), rang) for rang, ligne in enumerate(lignes))
        found = min(((debut, rang) for debut, rang in begins if debut is not None), default=None)
        if found is None:
            outside.append(passage)
        else:
            placed.append(lignes[found[1]].take(passage, found[0]))
    return Placement(tuple(placed), tuple(outside))


def enchainer(
    passages: Sequence[PassagePrevu], plage: Plage, cadre: Cadre, fuseau: str, *, derriere: Sequence[Creneau] = ()
) -> tuple[Creneau, ...]:
    """The passages one after the other before one jury, even beyond its hours."""
    ligne = _Ligne(plage.model_copy(update={"fin": None}), cadre, fuseau, derriere)
    return tuple(ligne.take(it, ligne.first(it)) for it in passages)


class _Ligne:
    """The hours of a jury being filled; `libre` is when it can take the next candidat."""

    def __init__(self, plage: Plage, cadre: Cadre, fuseau: str, derriere: Sequence[Creneau]) -> None:
        self._plage, self._cadre = plage, cadre
        self._pauses, self._fin = pauses_of(plage, fuseau), fin_of(plage, fuseau)
        held = (it for it in derriere if it.jury == plage.jury or it.jury not in cadre.jurys)
        self.libre = max([debut_of(plage, fuseau), *(_free_behind(it, cadre) for it in held)])

    def first(self, passage: PassagePrevu, earliest: datetime | None = None) -> datetime:
        """When the passage can begin at the earliest, its end aside."""
        start = self.libre if earliest is None else max(self.libre, earliest)
        return _placed(start, self._length(passage), self._pauses)

    def begin(self, passage: PassagePrevu, earliest: datetime | None) -> datetime | None:
        """The same, null where it would not end in time."""
        debut = self.first(passage, earliest)
        return debut if self._fin is None or debut + self._length(passage) <= self._fin else None

    def take(self, passage: PassagePrevu, debut: datetime) -> Creneau:
        """Place the passage there."""
        duree, jury = passage.duree_ms, self._plage.jury
        fin = None if passage.ouvert else debut + timedelta(milliseconds=duree)
        creneau = Creneau(candidat=passage.candidat, debut=debut, fin=fin, duree_ms=duree, jury=jury)
        self.libre = _free_behind(creneau, self._cadre)
        return creneau

    def _length(self, passage: PassagePrevu) -> timedelta:
        return timedelta(milliseconds=passage.duree_ms) + self._cadre.deliberation * MINUTE


def plage_of(creneau: Creneau, cadre: Cadre, fuseau: str) -> int | None:
    """In which hours a passage stands: the last of its jury that began by then, else its first; null for no such jury.

    Those who passed before a plan was made anew may stand before its hours.
    """
    own = sorted((debut_of(it, fuseau), rang) for rang, it in enumerate(cadre.plages) if it.jury == creneau.jury)
    begun = [rang for debut, rang in own if debut <= creneau.debut]
    return begun[-1] if begun else own[0][1] if own else None


def debordent(creneaux: Sequence[Creneau], cadre: Cadre, fuseau: str) -> tuple[Creneau, ...]:
    """The passages that end, with their deliberation, after the hours of their jury."""
    ends: Mapping[int, datetime | None] = {rang: fin_of(it, fuseau) for rang, it in enumerate(cadre.plages)}
    found = []
    for creneau in creneaux:
        rang = plage_of(creneau, cadre, fuseau)
        fin = None if rang is None else ends[rang]
        if fin is not None and end_of(creneau) + cadre.deliberation * MINUTE > fin:
            found.append(creneau)
    return tuple(found)


def pauses_of(plage: Plage, fuseau: str) -> tuple[tuple[datetime, datetime], ...]:
    """When each break begins and ends, in the order they begin; instants in UTC."""
    begins = ((instant_of(plage.jour, pause.heure, zone_of(fuseau)), pause.minutes) for pause in plage.pauses)
    return tuple(sorted((begin, begin + minutes * MINUTE) for begin, minutes in begins))


def debut_of(plage: Plage, fuseau: str) -> datetime:
    """When the hours begin, in UTC."""
    return instant_of(plage.jour, plage.debut, zone_of(fuseau))


def fin_of(plage: Plage, fuseau: str) -> datetime | None:
    """When the hours end, in UTC; null where they run on."""
    return None if plage.fin is None else instant_of(plage.jour, plage.fin, zone_of(fuseau))


def instant_of(jour: date, heure: str, zone: tzinfo) -> datetime:
    """The instant, in UTC, at which it is that time of that day."""
    return datetime.combine(jour, time.fromisoformat(heure), zone).astimezone(UTC)


def oraux(creneaux: Iterable[Creneau]) -> list[tuple[datetime, datetime]]:
    """When the oral of each of these passages begins and ends."""
    return [(it.debut, end_of(it)) for it in creneaux]


def end_of(creneau: Creneau) -> datetime:
    """When the oral ends, or the time held for it."""
    return creneau.fin or creneau.debut + timedelta(milliseconds=creneau.duree_ms)


def _free_behind(creneau: Creneau, cadre: Cadre) -> datetime:
    return _whole_minute(end_of(creneau) + (cadre.deliberation + cadre.changement) * MINUTE)


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
