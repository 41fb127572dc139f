"""The candidats of a session, in the order of passage, with all that is said of them."""

from __future__ import annotations

from certif_tui.documents.presence import presences_words
from certif_tui.documents.tree import Column, Document, Line, Paragraph, Table, Value
from certif_tui.domain.jours import jour_court
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Seance
from certif_tui.domain.session.state import Session
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import NBSP

RETIRE = f"retiré{NBSP}: "
COLONNES = (
    Column("place", optional=True),
    Column("identifiant", optional=True),
    Column("nom", optional=True, most=40),
    Column("numéro", optional=True, most=40),
    Column("e-mail", optional=True, most=40),
    Column("groupe", optional=True, most=20),
    Column("horaire", optional=True, most=20),
    Column("naissance", optional=True),
    Column("aménagement", optional=True),
    Column("présence", optional=True, most=len(RETIRE) + 60),
)
PERSONNE = "Aucun candidat dans cette session."


def candidats_document(session: Session) -> Document:
    """One line a candidat."""
    ordered = in_order(session)
    lines = tuple(Line(_cells(place, candidat), key=candidat.slug) for place, candidat in ordered)
    section = Table(COLONNES, lines) if lines else Paragraph(PERSONNE)
    return Document((), (section,), [_values(place, candidat) for place, candidat in ordered])


def in_order(session: Session) -> tuple[tuple[int | None, Candidat], ...]:
    """The candidats with their place, from 1; the withdrawn ones last, without a place."""
    retires = [(None, it) for it in session.candidats if it.retire is not None]
    return (*enumerate(session.presentes, 1), *retires)


def _cells(place: int | None, candidat: Candidat) -> tuple[str, ...]:
    where = presences_words(candidat)
    return (
        str(place or "–"),
        candidat.slug,
        candidat.nom,
        *(said or "" for said in (candidat.numero, candidat.email, candidat.groupe, candidat.horaire)),
        jour_court(candidat.naissance) if candidat.naissance else "",
        facteur(candidat.facteur),
        where if candidat.retire is None else RETIRE + candidat.retire,
    )


def _values(place: int | None, candidat: Candidat) -> dict[str, Value]:
    return {
        "place": place,
        "candidat": candidat.slug,
        "nom": candidat.nom,
        **candidat.precisions.model_dump(),
        "facteur": f"{candidat.facteur.numerateur}/{candidat.facteur.denominateur}",
        "presence": candidat.presence,
        **({"presence_ecrit": candidat.at(Seance.ECRIT).presence} if candidat.ecrit != candidat.oral else {}),
        "retire": candidat.retire,
    }
