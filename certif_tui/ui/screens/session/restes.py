"""What remains to be done, which the list of candidats can be narrowed to. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from certif_tui.domain.session.avancement import Avancement
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.presence import PARTIS
from certif_tui.domain.session.state import Session
from certif_tui.projections.apercu_session import Rangee
from certif_tui.wording.text import NBSP

FAITES = (Avancement.REMISE, Avancement.EXCUSE)


class Reste(StrEnum):
    """A kind of what remains for the juré at work; its value is its words, in the order of the key that narrows."""

    A_PASSER = "à passer"
    INCOMPLETES = "grilles incomplètes"
    A_REMETTRE = "grilles à remettre"
    EN_RETARD = "en retard"


def following(reste: Reste | None) -> Reste | None:
    """The kind behind that one; null, which is all, behind the last."""
    kinds: list[Reste | None] = [None, *Reste]
    return kinds[(kinds.index(reste) + 1) % len(kinds)]


def narrowed(rangees: Sequence[Rangee], reste: Reste | None, session: Session, instant: datetime) -> list[int]:
    """The ranks, from 0, of the candidats of whom that remains `instant`; all of them when nothing is narrowed."""
    return [rank for rank, it in enumerate(rangees) if reste is None or _remains(it, reste, session, instant)]


def _remains(rangee: Rangee, reste: Reste, session: Session, instant: datetime) -> bool:
    done = rangee.avancee.avancement if rangee.avancee is not None else ""
    if rangee.retire is not None or done in FAITES:
        return False
    gone = rangee.presence in PARTIS
    match reste:
        case Reste.A_PASSER:
            return done == Avancement.A_PASSER and not gone
        case Reste.INCOMPLETES:
            return done in (Avancement.INCOMPLETE, Avancement.EN_COURS)
        case Reste.A_REMETTRE:
            return done == Avancement.A_REMETTRE
        case Reste.EN_RETARD:
            late = rangee.presence == Presence.RETARD
            return not gone and (late or (done == Avancement.A_PASSER and _is_overdue(rangee, session, instant)))


def _is_overdue(rangee: Rangee, session: Session, instant: datetime) -> bool:
    """Whether their oral should have begun."""
    plan = session.planning.plan
    creneau = plan.creneau(rangee.candidat) if plan is not None else None
    return creneau is not None and creneau.debut < instant


def narrowed_words(reste: Reste | None, shown: int, rangees: Sequence[Rangee]) -> str:
    """What the title says of it: « à passer : 3 sur 8 »; « … » behind while some are not read. Empty for all."""
    if reste is None:
        return ""
    there = [it for it in rangees if it.retire is None]
    reading = "…" if any(it.avancee is None for it in there) else ""
    return f"{reste.value}{NBSP}: {shown} sur {len(there)}{reading}"
