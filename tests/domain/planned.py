"""A day of orals planned for the tests: candidats, their lengths, what comes between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from certif_tui.domain.planning.evenements import Cadre, Creneau, PausePrevue
from certif_tui.domain.planning.placement import PassagePrevu, placer
from certif_tui.domain.planning.state import Plan
from tests.domain.factory import MINUTE

PARIS = "Europe/Paris"
JOUR = date(2026, 6, 19)


def planifier(passages: Sequence[PassagePrevu], cadre: Cadre, fuseau: str = PARIS) -> tuple[Creneau, ...]:
    """Where they stand; everybody fits."""
    placed = placer(passages, cadre, fuseau)
    assert not placed.hors_plage
    return placed.creneaux


def cadre_of(*pauses: tuple[str, int], **fields: Any) -> Cadre:
    """A day that begins at nine, without anything between the passages unless said."""
    breaks = tuple(PausePrevue(heure=heure, minutes=minutes) for heure, minutes in pauses)
    return Cadre.un_jour(**{"jour": JOUR, "debut": "09:00", "pauses": breaks, **fields})


def passages_of(*minutes: int) -> list[PassagePrevu]:
    """Candidats `a`, `b`, `c`…, whose orals last that many minutes."""
    return [PassagePrevu(chr(ord("a") + rank), it * MINUTE) for rank, it in enumerate(minutes)]


def plan_of(*minutes: int, cadre: Cadre | None = None) -> Plan:
    frame = cadre or cadre_of()
    return Plan(frame, planifier(passages_of(*minutes), frame, PARIS))


def local(instant: datetime | None, fuseau: str = PARIS) -> str:
    assert instant is not None
    return f"{instant.astimezone(ZoneInfo(fuseau)):%H:%M:%S}"


def hours(creneaux: tuple[Creneau, ...]) -> list[str]:
    """When each passage begins, in Paris."""
    return [local(it.debut)[:5] for it in creneaux]


def at(heure: str) -> datetime:
    """That time of the day planned, in Paris."""
    return datetime.fromisoformat(f"{JOUR}T{heure}").replace(tzinfo=ZoneInfo(PARIS)).astimezone(UTC)
