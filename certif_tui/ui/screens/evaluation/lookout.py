"""What other programs write while a candidat is graded."""

from __future__ import annotations

from typing import Any

from certif_tui.services.gate.live import Live
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.screens.evaluation.hinting import Hints


class Lookout:
    """Takes in the shared clock, a sheet taken over, a delay noted elsewhere, what is noted on the written work."""

    def __init__(self, ouverte: SessionOuverte, chrono: ChronoOuvert, grille: GrilleOuverte, hints: Hints) -> None:
        self._ouverte, self._hints = ouverte, hints
        # The session too: a delay noted elsewhere shortens this clock, another group brings other hints.
        self._lives: tuple[Live[Any], ...] = (ouverte.live, chrono.live, grille.live)
        self._seen = ouverte.session

    @property
    def defauts(self) -> tuple[str, ...]:
        """Why what the sheet says is no proof, in French; none when it is one."""
        *_others, grille = self._lives
        return tuple(filter(None, (grille.defaut, *self._ouverte.defauts)))

    def look(self) -> bool:
        """Whether something changed since the last look."""
        changed = [live for live in self._lives if live.refresh()]  # each of them, not the first that changed
        # The writer reads the session too, to know whether the juré is still in the jury.
        before, self._seen = self._seen, self._ouverte.session
        return self._hints.take() or bool(changed) or self._seen is not before
