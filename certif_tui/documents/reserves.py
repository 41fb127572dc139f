"""What there is to say against a plan of the orals: its days, its hours, its waits."""

from __future__ import annotations

from datetime import date, datetime

from certif_tui.documents.feries import FERIES
from certif_tui.documents.plan import jury_words
from certif_tui.domain.ecrit.feries import ferie
from certif_tui.domain.heures import hh_mm
from certif_tui.domain.jours import jour_court
from certif_tui.domain.planning.placement import SOIR
from certif_tui.domain.planning.reserves import Reserve, attentes, reserves
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import jour
from certif_tui.wording.durations import whole_minutes
from certif_tui.wording.text import NBSP


def reserve_words(session: Session, prevu: date | None) -> tuple[str, ...]:
    """What there is to say against the plan, a sentence each; `prevu` is the day the référentiel asks for."""
    plan = session.planning.plan
    if plan is None:
        return ()
    said = (_reserve(plan, planned, reserve, prevu) for planned, reserve in reserves(plan, session.fuseau, prevu))
    return (*said, *(_attente(plan, *it) for it in attentes(plan, session.fuseau)))


def _attente(plan: Plan, jury: str, pause: datetime, minutes: int) -> str:
    who = jury_words(jury) if jury else "le jury"
    day = f" le {jour_court(pause.date())}" if len(plan.cadre.jours) > 1 else ""
    return f"{who} attend {whole_minutes(minutes)}{day} avant la pause de {hh_mm(pause)}."


def _reserve(plan: Plan, planned: date, reserve: Reserve, prevu: date | None) -> str:
    fete = ferie(planned, plan.cadre.territoire)
    of = f" du {jour_court(planned)}" if len(plan.cadre.jours) > 1 else ""
    words = {
        Reserve.WEEKEND: f"le {jour(planned)} tombe un week-end.",
        Reserve.JOUR_FERIE: f"le {jour_court(planned)} est férié{NBSP}: {FERIES[fete] if fete else ''}.",
        Reserve.FERME: f"le {jour_court(planned)} est un jour de fermeture.",
        Reserve.DELAI: f"le référentiel place l'oral le {jour_court(prevu) if prevu else ''}"
        + (f", pas le {jour_court(planned)}." if of else "."),
        Reserve.SOIR: f"le dernier passage{of} se termine après {SOIR}.",
        Reserve.LENDEMAIN: f"le dernier passage{of} se termine le lendemain.",
    }
    return words[reserve]
