"""What stands above the passages: the title, the day in a line, what there is to say against the plan. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from certif_tui.documents.plan import frame_words, summary
from certif_tui.documents.reserves import reserve_words
from certif_tui.domain.jours import jour_court
from certif_tui.domain.planning.agenda import changements
from certif_tui.domain.planning.suivi import Suivi
from certif_tui.domain.session.state import Session
from certif_tui.services.oral.horaires import Horaires
from certif_tui.wording.text import NBSP, clean, counted

VIDE = f"Aucun plan{NBSP}: M l'établit."


def title(session: Session) -> str:
    """The bloc, the day once it is planned, the place."""
    parts = ["HORAIRES", clean(session.bloc, limit=20)]
    if session.planning.plan is not None:
        jours = session.planning.plan.cadre.jours
        until = f"–{jour_court(jours[-1])}" if len(jours) > 1 else ""
        parts.append(f"{jour_court(jours[0])}{until}")
    return " · ".join([*parts, clean(session.lieu, limit=60)])


def day_words(session: Session, suivi: Suivi | None, now: datetime, width: int) -> str:
    """Who is next and how late it is, else what the plan was made from, in so many cells."""
    plan = session.planning.plan
    if plan is None or suivi is None:
        return VIDE
    return summary(session, suivi, now, width) or frame_words(plan)


def reserves(session: Session, horaires: Horaires) -> str:
    """What there is to say against the plan, in sentences; empty when nothing is."""
    if session.planning.plan is None:
        return ""
    return " ".join(it[0].upper() + it[1:] for it in _reserves(session, horaires))


def _reserves(session: Session, horaires: Horaires) -> Iterator[str]:
    yield from reserve_words(session, horaires.jour_prevu)
    if horaires.sans_horaire:
        yield f"{counted(len(horaires.sans_horaire), 'candidat')} sans horaire{NBSP}: M refait le plan."
    if horaires.perimes:
        changed = counted(len(horaires.perimes), "durée a changé", "durées ont changé")
        yield f"{changed} depuis{NBSP}: M refait le plan."
    told = len(changements(session))
    if told:
        moved = counted(told, "horaire a changé", "horaires ont changé")
        yield f"{moved} depuis le dernier export{NBSP}: V les dit."
