"""What is said of a candidat, in a line."""

from __future__ import annotations

from certif_tui.domain.jours import jour_court
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import NBSP


def fiche_words(session: Session, candidat: Candidat) -> str:
    """All that is said of somebody, in one line."""
    said = (
        ("n°", candidat.numero),
        ("", candidat.email),
        ("groupe", candidat.groupe),
        ("convocation", candidat.horaire),
        ("naissance", jour_court(candidat.naissance) if candidat.naissance else None),
        ("", facteur(candidat.facteur)),
    )
    words = [f"{label}{NBSP}{value}".strip(NBSP) for label, value in said if value]
    return f"{session.designation(candidat)}{NBSP}: {', '.join(words) or 'rien de plus'}"


def place_words(session: Session, slug: str) -> str:
    """Somebody's place in the order of passage: « DUPONT Claire : place 2 sur 8 »."""
    place = [it.slug for it in session.presentes].index(slug) + 1
    return f"{session.designation(session.candidat(slug))}{NBSP}: place {place} sur {len(session.presentes)}"
