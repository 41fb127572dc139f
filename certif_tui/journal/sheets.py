"""The sheets of a juré: those under their own slug, and under those of the jurés found to be the same."""

from __future__ import annotations

from collections.abc import Iterator

from certif_tui.domain.grille.state import Grille
from certif_tui.domain.session.jury import Jure
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import ECRIT, GRILLE
from certif_tui.journal.streams import Kind, Stream


def sheets_of(session: str, candidat: str, jure: Jure, kind: Kind[Grille] = GRILLE) -> tuple[Stream[Grille], ...]:
    """Where a juré's sheet for a candidat may be, their own slug first."""
    return tuple(kind.at(session, candidat, slug) for slug in jure.slugs)


def sheet_of(journal: Journal, session: str, candidat: str, jure: Jure, kind: Kind[Grille] = GRILLE) -> Stream[Grille]:
    """Where a juré's sheet for a candidat is: the one that holds something, under their own slug while none does."""
    own, *others = sheets_of(session, candidat, jure, kind)
    if not others or is_written(journal, own):
        return own
    return next((stream for stream in others if is_written(journal, stream)), own)


def is_written(journal: Journal, stream: Stream[Grille]) -> bool:
    """Whether a sheet holds something; one that cannot be read does."""
    try:
        grille = journal.read(stream).state
    except JournalError:
        return True
    return grille.remise is not None or not grille.is_vierge


def written(journal: Journal, session: str) -> Iterator[Stream[Grille]]:
    """The sheets of a session that hold something, those of the written part too. Raises `StorageFailure`."""
    for kind in (GRILLE, ECRIT):
        yield from (stream for stream in journal.streams_of(session, kind) if is_written(journal, stream))
