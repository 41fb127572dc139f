"""Whether what is read of a stream is a proof: broken, cut off, removed or newer than this program, it is none."""

from __future__ import annotations

import hashlib
from typing import Any

from certif_tui.domain.evenements.base import Ouverture
from certif_tui.journal.journal import Content, Journal, JournalError
from certif_tui.journal.streams import Stream


def defaut_of(content: Content[Any]) -> str:
    """Why what a stream holds is no proof, in French; empty when it is one."""
    if content.faults:
        fault = content.faults[0]
        where = f"{content.label}, événement {fault.seq}" if fault.seq else content.label
        return f"{where}\u00a0: {fault.message}."
    return content.read_only or ""


def defaut_at(journal: Journal, stream: Stream[Any]) -> str:
    """The same of a stream as it is now, or why it cannot be read."""
    try:
        return defaut_of(journal.read(stream))
    except JournalError as error:
        return str(error)


def defaut_of_session(journal: Journal, content: Content[Any]) -> str:
    """The same of a session, which rests on the référentiel it was opened with too."""
    session, first = content.stream.session, next(iter(content.evenements), None)
    try:
        found = hashlib.sha256(journal.referentiel(session)).hexdigest()
    except JournalError as error:
        return str(error)
    opened_with = first.referentiel if isinstance(first, Ouverture) else ""
    return defaut_of(content) or defaut_of_referentiel(session, found, opened_with)


def defaut_of_referentiel(session: str, found: str, opened_with: str) -> str:
    """Why the frozen référentiel of a session is not the one it was opened with, by their SHA-256; empty when it is."""
    if found == opened_with:
        return ""
    return f"{session}/referentiel.json\u00a0: ce n'est plus le référentiel avec lequel la session a été ouverte."
