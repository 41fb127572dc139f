"""Whether what is read of a stream is a proof: broken, cut off, removed or newer than this program, it is none."""

from __future__ import annotations

from typing import Any

from certif_tui.domain.preuve import Doutes
from certif_tui.journal.journal import Content, Journal, JournalError
from certif_tui.journal.kinds import CHRONO, GRILLE, SESSION
from certif_tui.journal.streams import Stream


def defaut_of(content: Content[Any]) -> str:
    """Why what a stream holds is no proof, in French; empty when it is one."""
    if content.faults:
        fault = content.faults[0]
        return f"{content.label}, événement {fault.seq}\u00a0: {fault.message}."
    return content.read_only or ""


def doutes_of(journal: Journal, session: str, candidat: str, jure: str | None) -> Doutes:
    """What is no proof of the files a bilan rests on; `jure` is null when nobody has a sheet. Never raises."""
    sheet = (GRILLE.at(session, candidat, jure),) if jure is not None else ()
    resultat = (_defaut(journal, stream) for stream in (SESSION.at(session), *sheet))
    temps = _defaut(journal, CHRONO.at(session, candidat))
    return Doutes(tuple(filter(None, resultat)), tuple(filter(None, (temps,))))


def _defaut(journal: Journal, stream: Stream[Any]) -> str:
    try:
        return defaut_of(journal.read(stream))
    except JournalError as error:
        return str(error)
