"""What there is to say against a plan of the orals; a weekend, a public holiday, a closed day is told, never moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from certif_tui.domain.ecrit.feries import ferie
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.planning.placement import MINUTE, SOIR, end_of, instant_of, pauses_of, plage_of
from certif_tui.domain.planning.state import Plan

LONG_WAIT = 15
"""Minutes the jury may wait for a break before it is worth a word."""


class Reserve(StrEnum):
    """What there is to say against a day; said, never acted upon.

    `delai`: the référentiel places the oral on another day. `soir`: hours without an end run into the evening,
    `lendemain`: into the day after.
    """

    WEEKEND = "weekend"
    JOUR_FERIE = "jour_ferie"
    FERME = "ferme"
    DELAI = "delai"
    SOIR = "soir"
    LENDEMAIN = "lendemain"


def jour_prevu(ecrit: date, delai: int | None) -> date:
    """The day of the orals: `delai` days after the written part, or its own day when the référentiel gives none."""
    return ecrit + timedelta(days=delai or 0)


def reserves(plan: Plan, fuseau: str, prevu: date | None) -> tuple[tuple[date, Reserve], ...]:
    """What there is to say against each day planned; `prevu` is the day the référentiel asks for, null for any."""
    return tuple((jour, it) for jour in plan.cadre.jours for it in _of_day(plan, jour, fuseau, prevu))


def _of_day(plan: Plan, jour: date, fuseau: str, prevu: date | None) -> Iterator[Reserve]:
    zone = zone_of(fuseau)
    behind, evening = plan.cadre.deliberation * MINUTE, instant_of(jour, SOIR, zone)
    ends = [end_of(it) + behind for it in plan.creneaux if _jour_of(plan, it.candidat, fuseau) == jour]
    late = max((it.astimezone(zone) for it in ends), default=None)
    said = {
        Reserve.WEEKEND: jour.weekday() >= 5,
        Reserve.JOUR_FERIE: ferie(jour, plan.cadre.territoire) is not None,
        Reserve.FERME: jour in plan.cadre.fermes,
        Reserve.DELAI: prevu is not None and jour != prevu,
        Reserve.SOIR: late is not None and late.date() == jour and late > evening,
        Reserve.LENDEMAIN: late is not None and late.date() > jour,
    }
    return (reserve for reserve, holds in said.items() if holds)


def _jour_of(plan: Plan, candidat: str, fuseau: str) -> date | None:
    creneau = plan.creneau(candidat)
    rang = plage_of(creneau, plan.cadre, fuseau) if creneau else None
    return None if rang is None else plan.cadre.plages[rang].jour


def attentes(plan: Plan, fuseau: str) -> tuple[tuple[str, datetime, int], ...]:
    """The breaks before which a jury waits idle for long, as no passage fits: the jury, when (local), the minutes."""
    behind = plan.cadre.deliberation * MINUTE
    found = []
    for rang, plage in enumerate(plan.cadre.plages):
        own = [it for it in plan.creneaux if plage_of(it, plan.cadre, fuseau) == rang]
        for begin, _end in pauses_of(plage, fuseau):
            over = [end_of(it) + behind for it in own if it.debut < begin]
            idle = (begin - max(over)) // MINUTE if over else 0
            if idle >= LONG_WAIT and len(over) < len(own):
                found.append((plage.jury, begin.astimezone(zone_of(fuseau)), idle))
    return tuple(found)
