"""Reading everything that was noted of a session, stream by stream."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from certif_tui.domain.frozen import Frozen
from certif_tui.journal.journal import Content, Journal, JournalError
from certif_tui.journal.kinds import CHRONO, GRILLE
from certif_tui.journal.proof import defaut_of
from certif_tui.journal.streams import Kind, Stream

Evenements = tuple[Any, ...]


class Flux(Frozen):
    """What the session's own stream holds, and every other that the registre shows and that can be read.

    `pannes` say in French which files cannot be read, or prove nothing because their chain is broken.
    """

    own: Content[Any]
    others: Mapping[Stream[Any], Content[Any]]
    pannes: tuple[str, ...]

    @property
    def session(self) -> Evenements:
        """The events of the session."""
        return self.own.evenements

    @property
    def chronos(self) -> dict[str, Evenements]:
        """Those of the clocks, by candidat."""
        return {candidat: evenements for (candidat,), evenements in self.of(CHRONO).items()}

    @property
    def grilles(self) -> dict[tuple[str, str], Evenements]:
        """Those of the sheets, by candidat and juré."""
        return {(candidat, jure): evenements for (candidat, jure), evenements in self.of(GRILLE).items()}

    def of(self, kind: Kind[Any]) -> dict[tuple[str, ...], Evenements]:
        """The events of the streams of one kind, by the slugs of each."""
        return {stream.slugs: it.evenements for stream, it in self.others.items() if stream.kind is kind}


def noted_of(journal: Journal, slug: str) -> Flux:
    """Everything recorded of a session. Raises `JournalError` when the session itself cannot be read."""
    own = journal.read(journal.kinds.own.at(slug))
    others: dict[Stream[Any], Content[Any]] = {}
    pannes: list[str] = []
    for stream in sorted(journal.streams(slug), key=lambda stream: stream.path):
        if stream != own.stream and stream.kind.au_registre:
            try:
                others[stream] = journal.read(stream)
            except JournalError as error:
                pannes.append(str(error))
                continue
            pannes += filter(None, [defaut_of(others[stream])])
    pannes += filter(None, [defaut_of(own)])
    pannes += map(defaut_of, journal.removed(slug))
    return Flux(own, others, tuple(pannes))
