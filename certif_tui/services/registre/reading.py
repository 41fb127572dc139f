"""Reading everything that was noted of a session, stream by stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from certif_tui.journal.journal import Content, Journal, JournalError
from certif_tui.journal.proof import defaut_of
from certif_tui.journal.streams import Stream, session_stream

Evenements = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Flux:
    """The events of the session, of the clocks by candidat, of the sheets by candidat and juré.

    `pannes` say in French which files cannot be read, or prove nothing because their chain is broken.
    """

    session: Evenements
    chronos: dict[str, Evenements]
    grilles: dict[tuple[str, str], Evenements]
    pannes: tuple[str, ...]


def read_flux(journal: Journal, slug: str) -> Flux:
    """Everything recorded of a session. Raises `JournalError` when the session itself cannot be read."""
    chronos: dict[str, Evenements] = {}
    grilles: dict[tuple[str, str], Evenements] = {}
    pannes: list[str] = []
    for stream in sorted(journal.streams(slug)):
        parts = stream.path.split("/")
        try:
            if parts[1] == "passages" and parts[-1] == "chrono":
                chronos[parts[2]] = _events(journal, stream, pannes)
            elif parts[1] == "grilles":
                grilles[parts[2], parts[3]] = _events(journal, stream, pannes)
        except JournalError as error:
            pannes.append(str(error))
    session = _events(journal, session_stream(slug), pannes)
    pannes += (defaut_of(stream, Content(faults=(fault,))) for stream, fault in journal.removed(slug))
    return Flux(session, chronos, grilles, tuple(pannes))


def _events(journal: Journal, stream: Stream, pannes: list[str]) -> Evenements:
    content = journal.read(stream)
    defaut = defaut_of(stream, content)
    if defaut:
        pannes.append(defaut)
    return tuple(record.evenement for record in content.records)
