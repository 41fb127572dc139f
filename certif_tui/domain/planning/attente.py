"""Between two candidats: until when the jury deliberates, then until when it makes ready for the next one.

Times are those of the plan and of the clocks; the present is a parameter. What is late stays where it was due.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.planning.placement import MINUTE
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.planning.suivi import Etat, PassageSuivi, Suivi, between


class EtapeJury(StrEnum):
    """What a jury waits for: the end of its deliberation, or the next candidat."""

    DELIBERATION = "deliberation"
    PASSAGE = "passage"


class AttenteJury(Frozen):
    """What is waited for, and when it is due; behind that time it is late."""

    etape: EtapeJury
    echeance: datetime

    def reste_ms(self, now: datetime) -> int:
        """The milliseconds left `now`, negative once it is late."""
        return (self.echeance - now) // timedelta(milliseconds=1)


def attente(plan: Plan, suivi: Suivi, now: datetime, fuseau: str) -> AttenteJury | None:
    """What the jury of `suivi` waits for; null during an oral, where nothing is due that day, or once all is over.

    `suivi` is the day of one jury: those of a session with several are in `Suivi.jurys`.
    """
    if suivi.en_cours is not None or not suivi.vivant:
        return None
    last = _last_ended(suivi.passages)
    over = last.reel.fin + plan.cadre.deliberation * MINUTE if last and last.reel.fin else None
    if over is not None and now < over:
        return AttenteJury(EtapeJury.DELIBERATION, over)
    due = _next_due(plan, suivi, last, over, fuseau)
    zone = zone_of(fuseau)
    if due is None or due.astimezone(zone).date() != now.astimezone(zone).date():
        return None
    return AttenteJury(EtapeJury.PASSAGE, due)


def _last_ended(passages: Sequence[PassageSuivi]) -> PassageSuivi | None:
    """The passage whose clock ended last, null where none did."""
    ended = [it for it in passages if it.reel.etat is Etat.PASSE and it.reel.fin]
    return max(ended, key=lambda it: it.reel.fin or it.creneau.debut, default=None)


def _next_due(
    plan: Plan, suivi: Suivi, last: PassageSuivi | None, over: datetime | None, fuseau: str
) -> datetime | None:
    """When the next candidat is due: at their hour, or behind the changeover where the last oral ended late."""
    following = suivi.prochain
    if following is None:
        return None
    if last is None or over is None:
        return following.debut
    return max(following.debut, over + between(plan, last.creneau, following, fuseau))
