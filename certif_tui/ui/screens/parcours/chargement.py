"""Reading who is in the sessions, in the background: whom it met so far, how far it has come, then everybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from certif_tui.domain.personnes.annuaire import Annuaire
from certif_tui.journal.journal import JournalError
from certif_tui.projections.parcours import Lecteur
from certif_tui.ui.ecran import Ecran

PATIENCE_S = 1.0
"""Seconds of reading after which it is told how far it has come."""


class Chargement:
    """One reading at a time, which a screen that is closed meanwhile hears nothing of."""

    def __init__(
        self,
        screen: Ecran[Any],
        lecteur: Lecteur,
        some: Callable[[Annuaire], None],
        everybody: Callable[[Annuaire | None], None],
        advanced: Callable[[int, int], None],
    ) -> None:
        """`some` is told whom a first reading met so far, `everybody` the whole, null when it could not be read.

        `advanced` is told how many sessions of how many were read, where it takes long.
        """
        self._screen, self._lecteur = screen, lecteur
        self._some, self._everybody, self._advanced = some, everybody, advanced
        self._progress = (0, 0)
        self._loading = False

    def begin(self) -> None:
        """Read, unless a reading is under way."""
        if not self._loading:
            self._loading = True
            self._screen.run_worker(self._load())

    async def _load(self) -> None:
        loop = asyncio.get_running_loop()

        def tell_some(annuaire: Annuaire) -> None:
            loop.call_soon_threadsafe(self._tell_some, annuaire)

        self._progress = (0, 0)
        patience = self._screen.set_timer(PATIENCE_S, self._tell_progress)
        annuaire = None
        try:
            partiel = None if self._lecteur.last else tell_some
            annuaire = await asyncio.to_thread(self._lecteur.read, self._note_progress, partiel)
        except JournalError as error:
            self._screen.say(str(error))
        finally:
            patience.stop()
            self._loading = False
        if self._screen.is_mounted:
            self._everybody(annuaire)

    def _tell_some(self, annuaire: Annuaire) -> None:
        if self._loading and self._screen.is_mounted:
            self._some(annuaire)

    def _note_progress(self, done: int, total: int) -> None:
        self._progress = (done, total)

    def _tell_progress(self) -> None:
        if self._loading:
            self._advanced(*self._progress)
            self._screen.set_timer(PATIENCE_S / 4, self._tell_progress)
