"""A session's row, in words. Imports nothing heavy: the first screen paints before pydantic is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from certif_tui.domain.jours import jour_court
from certif_tui.projections.apercu import LigneSession, Progression
from certif_tui.ui.screens.candidats import SANS_PREUVE
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.text import NBSP, clean, counted, counted_of, sort_key

DEMONSTRATION = "DÉMONSTRATION"
REPRISE = ""
"""The key of the row that goes back to the oral that was interrupted."""


class RangeeSession(NamedTuple):
    """A row: `cle` is the slug of its session, `ligne` and `progression` are null until they are read.

    `reprise` names the candidat of the oral to go back to, on the row that does (`REPRISE`). `texte` stands on the line
    instead of the columns: a way in (`VOIES`), or a heading, which is an `entete` and takes no cursor.
    """

    cle: str
    ligne: LigneSession | None
    progression: Progression | None = None
    reprise: str | None = None
    texte: str = ""
    entete: bool = False

    @property
    def is_session(self) -> bool:
        """Whether the row is that of a session, which can be read."""
        return self.cle != REPRISE and not self.texte


VOIES = {
    "demonstration": f"V   Essayer{NBSP}: la démonstration, une session fictive",
    "creer": f"A   Créer{NBSP}: une session d'examen, son jury, ses candidats",
    "importer": f"F   Importer{NBSP}: une liste de candidats, Excel ou CSV",
}
"""The ways in where there is no session yet: the action of each and its words, the key first."""


def ways_in() -> tuple[RangeeSession, ...]:
    """The rows of a first start."""
    return tuple(RangeeSession(action, None, texte=words) for action, words in VOIES.items())


def heading(moment: str, sessions: int) -> RangeeSession:
    """The row above the sessions of a moment."""
    return RangeeSession(f"/{moment}", None, texte=f"{moment} ({sessions})", entete=True)


def answering(words: str, slugs: Sequence[str], lignes: Mapping[str, LigneSession]) -> list[str]:
    """The sessions that answer to the search, all of them when nothing is looked for."""
    return [slug for slug in slugs if not words or matches(words, slug, lignes.get(slug))]


def cells_of(rangee: RangeeSession) -> Sequence[Cellule]:
    """The cells of a row."""
    if rangee.reprise is not None:
        return resume_cells(rangee.ligne, rangee.reprise)
    return cells(rangee.cle, rangee.ligne, rangee.progression)


def widths(width: int) -> Sequence[int]:
    """Date, bloc, place, progress: the same columns at every width."""
    return (10, 8, 0, 14) if width < 70 else (10, 12, 0, 18)


def cells(slug: str, ligne: LigneSession | None, progression: Progression | None) -> Sequence[Cellule]:
    """The cells of a session's row; `ligne` and `progression` are null until they are read."""
    if ligne is None:
        return ((day_of(slug), "discret"), ("…", "discret"), (slug, "discret"), ("", "discret"))
    if ligne.panne:
        return ((day_of(slug), "alerte"), ("illisible", "alerte"), (clean(ligne.panne, limit=300), "alerte"))
    marks = (DEMONSTRATION if ligne.demonstration else "", SANS_PREUVE if ligne.defaut else "")
    return (
        (jour_court(ligne.date) if ligne.date else "", "texte"),
        (clean(ligne.bloc, limit=40), "titre"),
        (" · ".join(filter(None, (*marks, clean(ligne.lieu, limit=120)))), "alerte" if ligne.defaut else "texte"),
        (progress(ligne.candidats, progression), "alerte" if progression and progression.douteuses else "discret"),
    )


def resume_cells(ligne: LigneSession | None, nom: str) -> Sequence[Cellule]:
    """The cells of the row that goes back to the oral that was interrupted."""
    place = f" — {clean(ligne.bloc, limit=40)}, {clean(ligne.lieu, limit=40)}" if ligne and not ligne.panne else ""
    return (
        ("Reprendre", "valide"),
        ("l'oral de", "valide"),
        (f"{clean(nom, limit=60)}{place}", "valide"),
        ("", "texte"),
    )


def progress(candidats: int, progression: Progression | None) -> str:
    """How far a session has come: « 8 candidats » until it is known or when nobody is to come, then « 3/8 remises ».

    A sign before it says that some of its files are to be looked at.
    """
    if progression is None or not progression.attendues:
        words = counted(candidats, "candidat")
    else:
        words = counted_of(progression.remises, progression.attendues, "remise")
    return f"! {words}" if progression and progression.douteuses else words


def day_of(slug: str) -> str:
    """The date a session's slug begins with, as a row shows it; empty when it begins with none."""
    try:
        return jour_court(date.fromisoformat(slug[:10]))
    except ValueError:
        return ""


def matches(words: str, slug: str, ligne: LigneSession | None) -> bool:
    """Whether a session answers to all the words: each is part of its date, bloc, place or name.

    One or two figures are a whole word: « bloc 2 » does not mean every session of 2026.
    """
    said = f"{slug} {slug.replace('-', ' ')} {day_of(slug)}"
    if ligne is not None:
        said += f" {ligne.bloc} {ligne.lieu} {DEMONSTRATION if ligne.demonstration else ''}"
    found = sort_key(said)
    whole = set(found.split())
    return all(word in (whole if word.isdigit() and len(word) < 3 else found) for word in sort_key(words).split())
