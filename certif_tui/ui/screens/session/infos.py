"""What is to be known of a session, above the information page of its bloc."""

from __future__ import annotations

from collections.abc import Iterator

from certif_tui.domain.session.state import Session
from certif_tui.ui.widgets.page import Rang
from certif_tui.wording.dates import jour
from certif_tui.wording.text import NBSP, clean, counted


def rows_of_session(session: Session) -> Iterator[Rang]:
    """The rows that tell its date, place, jury and folder."""
    yield Rang("Session" + (" de DÉMONSTRATION, aux noms fictifs" if session.demonstration else ""), "titre")
    if session.date is not None:
        yield _row("Date", f"{jour(session.date)} (fuseau {clean(session.fuseau, limit=60)})")
    yield _row("Lieu", clean(session.lieu, limit=300))
    yield _row("Jury", ", ".join(clean(jure.nom, limit=300) for jure in session.jures) or "personne encore")
    for excuse in session.jury.excuses:
        noms = (clean(session.designation(it), limit=300) for it in session.candidats if it.slug in excuse.candidats)
        who = next((it.nom for it in session.jures if excuse.jure in it.slugs), excuse.jure)
        motif = f" (motif{NBSP}: {clean(excuse.motif, limit=300)})"
        yield _row("Excusé", f"{clean(who, limit=300)}, pour {', '.join(noms)}{motif}")
    retires = len(session.candidats) - len(session.presentes)
    more = f", {counted(retires, 'retiré')}" if retires else ""
    yield _row("Liste", counted(len(session.presentes), "candidat") + more)
    for phase, minutes in session.durees.items():
        yield _row(f"Durée de {phase}", counted(minutes, "minute") if minutes else "libre")
    yield _row("Dossier", session.slug)
    yield Rang()


def _row(what: str, words: str) -> Rang:
    return Rang(f"{what}{NBSP}: {words}", indent=3)
