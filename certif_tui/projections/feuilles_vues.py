"""What sheets amounted to when they were last read, kept from one run to the next. Disposable.

Reading who acquired what over hundreds of sessions is mostly reading their sheets. One that still bears its stamp, in a
session that still bears its own, is what it was.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from certif_tui import __version__
from certif_tui.domain.resultat.feuilles import EtatBloc
from certif_tui.journal.stamps import Stamp
from certif_tui.projections.snapshot import SeenStamp, Snapshot

SOUND = (EtatBloc.VIERGE, EtatBloc.EN_COURS, EtatBloc.VALIDE, EtatBloc.NON_VALIDE)
"""What is kept: a sheet that is no proof is read again, it may have been put back."""

Vues = dict[str, tuple[SeenStamp, dict[str, tuple[Stamp, EtatBloc]]]]
"""By session its stamp and, by their addresses in it, the stamp of each sheet and what it amounts to."""


class FeuillesVues:
    """The sheets this version of the program last read of the data folder `sessions`."""

    def __init__(self, path: Path, sessions: Path) -> None:
        self._snapshot = Snapshot(path, sessions.absolute(), _made)
        self._vues: Vues | None = None
        self._changed = False

    def get(self, session: str, etat: SeenStamp, sheet: str, stamp: SeenStamp) -> EtatBloc | None:
        """What the sheet at that address amounts to, null when it was not read since it or its session changed."""
        kept = self._loaded().get(session)
        if kept is None or kept[0] != etat:
            return None
        seen = kept[1].get(sheet)
        return seen[1] if seen is not None and seen[0] == stamp else None

    def put(self, session: str, etat: SeenStamp, sheet: str, stamp: SeenStamp, found: EtatBloc) -> None:
        """Remember what a sheet amounts to; one without a file is asked of its witness every time."""
        vues = self._loaded()
        if stamp is None or etat is None or found not in SOUND:
            return
        if session not in vues or vues[session][0] != etat:
            vues[session] = etat, {}
        vues[session][1][sheet] = stamp, found
        self._changed = True

    def keep(self, sessions: Collection[str]) -> None:
        """Keep what is known of these sessions for the next run, where anything of it is new."""
        if self._vues is not None and self._changed:
            self._changed = False
            there = {slug: kept for slug, kept in self._vues.items() if slug in sessions}
            self._snapshot.keep({"version": __version__, "sessions": there})

    def _loaded(self) -> Vues:
        if self._vues is None:
            self._vues = self._snapshot.load() or {}
        return self._vues


def _made(raw: Mapping[str, Any]) -> Vues:
    """What was kept; of another version nothing is, its rules may have been others."""
    if raw["version"] != __version__:
        return {}
    return {
        str(session): (Stamp(str(etat)), _sheets(sheets)) for session, (etat, sheets) in dict(raw["sessions"]).items()
    }


def _sheets(raw: Mapping[str, Any]) -> dict[str, tuple[Stamp, EtatBloc]]:
    return {str(sheet): (Stamp(str(stamp)), EtatBloc(etat)) for sheet, (stamp, etat) in dict(raw).items()}
