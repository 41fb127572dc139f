"""The plan as an iCalendar file (RFC 5545), for the jury's and the candidats' calendars."""

from __future__ import annotations

from certif_tui.domain.planning import end_of
from certif_tui.domain.session import Session
from certif_tui.wording import NBSP, clean, counted, facteur


def plan_ics(session: Session) -> bytes:
    """One event a passage, in UTC; a candidat's keeps its identifier when the plan changes. Empty without a plan.

    `SEQUENCE` grows with every change, so that a calendar that read the file before takes the new times.
    """
    from icalendar import Calendar, Event

    plan, faits = session.planning.plan, session.planning.faits
    bloc, lieu = clean(session.bloc, limit=40), clean(session.lieu, limit=300)
    calendar = Calendar()
    calendar.add("prodid", "-//certif-tui//Plan des oraux//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Oraux {bloc} {lieu}")
    known = {it.slug: it for it in session.presentes}
    for creneau in plan.creneaux if plan else ():
        candidat = known.get(creneau.candidat)
        if candidat is None or plan is None:
            continue
        event = Event()
        event.add("uid", f"{candidat.slug}.{session.slug}@certif-tui")
        event.add("dtstamp", faits[-1].instant)
        event.add("sequence", len(faits) - 1)
        event.add("dtstart", creneau.debut)
        event.add("dtend", end_of(creneau))
        event.add("summary", f"Oral {bloc}{NBSP}: {clean(candidat.nom, limit=300)}")
        event.add("location", lieu)
        notes = [facteur(candidat.facteur), "" if creneau.fin else "durée libre"]
        deliberation = plan.cadre.deliberation
        notes.append(f"puis délibération, {counted(deliberation, 'minute')}" if deliberation else "")
        if session.demonstration:
            notes.append("DÉMONSTRATION")
        event.add("description", ", ".join(filter(None, notes)))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def proposed_name(session: Session) -> str:
    """A file name for the plan, made of nothing but the session's slug."""
    return f"oraux-{session.slug}.ics"
