"""The plan as an iCalendar file (RFC 5545), for the jury's and the candidats' calendars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certif_tui.documents.ecrit import SituationEcrit
from certif_tui.domain.planning.agenda import TOUT, Entree, Genre, Portee, Revision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import slug_of
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import NBSP, clean, counted, name_of


def plan_ics(session: Session, entrees: Sequence[Entree], revision: Revision) -> bytes:
    """These entries in UTC, those called off as CANCELLED. An entry keeps its identifier when the plan changes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//certif-tui//Plan des oraux//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Oraux {_bloc(session)} {_lieu(session)}")
    known = {it.slug: it for it in session.candidats}
    for entree in entrees:
        candidat = known.get(entree.candidat) if entree.candidat else None
        calendar.add_component(_component(session, entree, candidat, revision))
    return bytes(calendar.to_ical())


def _titre(session: Session, entree: Entree, candidat: Candidat | None) -> str:
    if entree.genre is Genre.PAUSE:
        return "Pause du jury"
    nom = name_of(session, candidat, limit=300) if candidat else str(entree.candidat)
    what = f"Oral {_bloc(session)}" if entree.genre is Genre.ORAL else "Délibération"
    return f"{what}{NBSP}: {nom}"


def _notes(session: Session, entree: Entree, candidat: Candidat | None) -> str:
    plan, notes = session.planning.plan, []
    creneau = plan.creneau(entree.candidat) if plan and entree.candidat else None
    if entree.genre is Genre.ORAL and plan and creneau and candidat:
        after = plan.cadre.deliberation
        notes = [facteur(candidat.facteur), "" if creneau.fin else "durée libre"]
        notes.append(f"puis délibération, {counted(after, 'minute')}" if after else "")
        notes.append(clean(SituationEcrit.of(session, candidat).words(session.fuseau), limit=500))
    told = "DÉMONSTRATION" if session.demonstration else ""
    return ", ".join(filter(None, ["annulé" if entree.annule else "", *notes, told]))


def _component(session: Session, entree: Entree, candidat: Candidat | None, revision: Revision) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entree.ident}.{session.slug}@certif-tui")
    event.add("dtstamp", revision.instant)
    event.add("sequence", revision.numero)
    if entree.annule:
        event.add("status", "CANCELLED")
    event.add("dtstart", entree.debut)
    event.add("dtend", entree.fin)
    event.add("summary", _titre(session, entree, candidat))
    event.add("location", ", ".join(filter(None, (_lieu(session), clean(entree.jury or "", limit=80)))))
    event.add("description", _notes(session, entree, candidat))
    return event


def _bloc(session: Session) -> str:
    return clean(session.bloc, limit=40)


def _lieu(session: Session) -> str:
    return clean(session.lieu, limit=300)


def proposed_name(session: Session, portee: Portee = TOUT) -> str:
    """A file name for the plan, made of nothing but slugs."""
    of = portee.candidat or (slug_of(portee.jury, default="jury") if portee.jury is not None else "")
    return f"oraux-{session.slug}{f'-{of}' if of else ''}.ics"
