"""The list of sessions as lines and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from certif_tui.documents.resultat import resultat_values
from certif_tui.domain.jours import jour_court
from certif_tui.domain.resultat.resultat import Resultat, Verdict
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import SESSION
from certif_tui.journal.proof import defaut_of_session
from certif_tui.projections.resultats import resultats_of
from certif_tui.wording.statuts import VERDICTS
from certif_tui.wording.text import clean, counted

Lue = tuple[Session, str]
"""A session, and in French why it is no proof, empty when it is one."""


def read_all(journal: Journal) -> tuple[list[Lue], list[JournalError]]:
    """Every session, the most recent first, and why some cannot be read."""
    readable: list[Lue] = []
    damaged: list[JournalError] = []
    for slug in sorted(journal.sessions(), reverse=True):
        try:
            content = journal.read(SESSION.at(slug))
        except JournalError as error:
            damaged.append(error)
        else:
            readable.append((content.state, defaut_of_session(journal, content)))
    return readable, damaged


def as_lines(sessions: Sequence[Lue]) -> list[str]:
    """One line a session, in columns."""
    rows = [(*_cells(session), VERDICTS["sans_preuve"] if defaut else "") for session, defaut in sessions]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _cells(session: Session) -> tuple[str, ...]:
    return (
        session.slug,
        session.bloc,
        jour_court(session.date) if session.date else "",
        clean(session.lieu, limit=40),
        counted(len(session.presentes), "candidat"),
        counted(len(session.jures), "juré"),
        "DÉMONSTRATION" if session.demonstration else "",
    )


def json_list(journal: Journal, sessions: Sequence[Lue]) -> tuple[bytes, list[tuple[str, str]]]:
    """The sessions with their jury, their candidats in the order of passage and what each session made of them.

    With what of a session could not be read for them: its slug and a sentence, once each.
    """
    results = [resultats_of(journal, session, [defaut] if defaut else []) for session, defaut in sessions]
    shapes = [_shape(*lue, resultats) for lue, resultats in zip(sessions, results, strict=True)]
    unread = [
        (session.slug, why)
        for (session, _defaut), resultats in zip(sessions, results, strict=True)
        for why in _unread(resultats)
    ]
    return orjson.dumps(shapes, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE), unread


def _unread(resultats: Mapping[str, Resultat]) -> dict[str, None]:
    illisibles = (it for it in resultats.values() if it.verdict is Verdict.ILLISIBLE)
    return dict.fromkeys(why for it in illisibles for why in it.defauts)


def _shape(session: Session, defaut: str, resultats: Mapping[str, Resultat]) -> dict[str, object]:
    return {
        "session": session.slug,
        "bloc": session.bloc,
        "date": session.date,
        "lieu": clean(session.lieu),
        "fuseau": clean(session.fuseau),
        "demonstration": session.demonstration,
        "jures": [{"jure": jure.slug, "nom": clean(jure.nom)} for jure in session.jures],
        "candidats": [
            {
                "candidat": candidat.slug,
                "nom": clean(candidat.nom),
                "presence": candidat.presence,
                "retire": candidat.retire is not None,
                "resultat": resultat_values(resultats[candidat.slug]),
            }
            for candidat in session.candidats
        ],
        "defaut": clean(defaut) or None,
    }
