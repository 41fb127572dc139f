"""The candidats of a session, in the order of passage, with all that is said of them: as columns and as JSON."""

from __future__ import annotations

import orjson

from certif_tui.documents.presence import presence_words
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import jour_court
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import NBSP, clean

TITRES = (
    *("place", "identifiant", "nom", "numéro", "e-mail"),
    *("groupe", "horaire", "naissance", "aménagement", "présence"),
)
PERSONNE = "Aucun candidat dans cette session."


def in_order(session: Session) -> tuple[tuple[int | None, Candidat], ...]:
    """The candidats with their place, from 1; the withdrawn ones last, without a place."""
    retires = [(None, it) for it in session.candidats if it.retire is not None]
    return (*enumerate(session.presentes, 1), *retires)


def candidats_texte(session: Session) -> str:
    """One line a candidat below the titles; a column in which nothing is said is left out."""
    rows = [_cells(place, candidat) for place, candidat in in_order(session)]
    if not rows:
        return PERSONNE
    columns = [(titre, *cells) for titre, *cells in zip(TITRES, *rows, strict=True) if any(cells)]
    widths = [max(map(len, column)) for column in columns]
    lines = zip(*columns, strict=True)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _cells(place: int | None, candidat: Candidat) -> tuple[str, ...]:
    where = presence_words(candidat.presence, candidat.retard)
    return (
        str(place or "–"),
        candidat.slug,
        *(clean(said or "", limit=40) for said in (candidat.nom, candidat.numero, candidat.email)),
        *(clean(said or "", limit=20) for said in (candidat.groupe, candidat.horaire)),
        jour_court(candidat.naissance) if candidat.naissance else "",
        facteur(candidat.facteur),
        where if candidat.retire is None else f"retiré{NBSP}: {clean(candidat.retire, limit=60)}",
    )


def candidats_json(session: Session) -> bytes:
    """The same, whole, for another program."""
    rows = [_shape(place, candidat) for place, candidat in in_order(session)]
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _shape(place: int | None, candidat: Candidat) -> dict[str, object]:
    said = candidat.precisions.model_dump()
    return {
        "place": place,
        "candidat": candidat.slug,
        "nom": clean(candidat.nom),
        **{champ: clean(value) if isinstance(value, str) else value for champ, value in said.items()},
        "facteur": f"{candidat.facteur.numerateur}/{candidat.facteur.denominateur}",
        "presence": candidat.presence,
        "retire": None if candidat.retire is None else clean(candidat.retire),
    }


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
