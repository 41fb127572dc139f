"""The plan as an iCalendar file (RFC 5545), for the jury's and the candidats' calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from certif_tui.documents.ecrit import SituationEcrit
from certif_tui.domain.planning.evenements import Creneau
from certif_tui.domain.planning.state import MINUTE, Plan, end_of, pauses_of
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import NBSP, clean, counted, name_of


class _Entree(NamedTuple):
    """An entry of the calendar: what its identifier begins with, from when to when, what it is called and says."""

    ident: str
    debut: datetime
    fin: datetime
    titre: str
    note: str = ""


def plan_ics(session: Session, revision: int) -> bytes:
    """An entry for each passage, each deliberation and each break, in UTC. Empty without a plan.

    An entry keeps its identifier when the plan changes. `revision` (the number of events of the session's stream) only
    ever grows, taking back included, so that a calendar that read the file before takes the new times.
    """
    from icalendar import Calendar

    plan = session.planning.plan
    calendar = Calendar()
    calendar.add("prodid", "-//certif-tui//Plan des oraux//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Oraux {_bloc(session)} {_lieu(session)}")
    for entree in _entrees(session, plan) if plan else ():
        calendar.add_component(_component(session, entree, revision))
    return bytes(calendar.to_ical())


def _entrees(session: Session, plan: Plan) -> Iterator[_Entree]:
    known = {it.slug: it for it in session.presentes}
    for creneau in plan.creneaux:
        candidat = known.get(creneau.candidat)
        if candidat is None:
            continue
        nom, end = name_of(session, candidat, limit=300), end_of(creneau)
        written = clean(SituationEcrit.of(session, candidat).words(session.fuseau), limit=500)
        notes = ", ".join(filter(None, (_notes(plan, creneau, candidat), written)))
        yield _Entree(candidat.slug, creneau.debut, end, f"Oral {_bloc(session)}{NBSP}: {nom}", notes)
        if plan.cadre.deliberation:
            until = end + plan.cadre.deliberation * MINUTE
            yield _Entree(f"deliberation.{candidat.slug}", end, until, f"Délibération{NBSP}: {nom}")
    for rang, (debut, fin) in enumerate(pauses_of(plan.cadre, session.fuseau), 1):
        yield _Entree(f"pause.{rang}", debut, fin, "Pause du jury")


def _notes(plan: Plan, creneau: Creneau, candidat: Candidat) -> str:
    after = plan.cadre.deliberation
    notes = [facteur(candidat.facteur), "" if creneau.fin else "durée libre"]
    notes.append(f"puis délibération, {counted(after, 'minute')}" if after else "")
    return ", ".join(filter(None, notes))


def _component(session: Session, entree: _Entree, revision: int) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entree.ident}.{session.slug}@certif-tui")
    event.add("dtstamp", session.planning.faits[-1].instant)
    event.add("sequence", revision)
    event.add("dtstart", entree.debut)
    event.add("dtend", entree.fin)
    event.add("summary", entree.titre)
    event.add("location", _lieu(session))
    event.add("description", ", ".join(filter(None, (entree.note, "DÉMONSTRATION" if session.demonstration else ""))))
    return event


def _bloc(session: Session) -> str:
    return clean(session.bloc, limit=40)


def _lieu(session: Session) -> str:
    return clean(session.lieu, limit=300)


def proposed_name(session: Session) -> str:
    """A file name for the plan, made of nothing but the session's slug."""
    return f"oraux-{session.slug}.ics"
