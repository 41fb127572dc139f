"""Calling the roll from the list: one candidat after the other, or all those still expected at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.commands import Actions
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.presence import Pointage
from certif_tui.ui.screens.candidats import ListeCandidats


class Appel:
    """Notes presences from the list, whose cursor goes on by itself."""

    def __init__(
        self, screen: Ecran[Any], ouverte: SessionOuverte, liste: ListeCandidats, jure: Callable[[], Jure | None]
    ) -> None:
        self._screen, self._ouverte, self._liste, self._jure = screen, ouverte, liste, jure

    def actions(self, current: Callable[[], Candidat | None]) -> Actions:
        """What the commands of the roll do; `current` is the candidat under the cursor."""
        return {"presence": lambda: self._note(current()), "tous_presents": self._note_all_present}

    def _note(self, candidat: Candidat | None) -> None:
        if candidat is not None:
            pointage = self._pointage()
            pointage.tell(self._note_and_go_on(pointage, candidat))

    async def _note_and_go_on(self, pointage: Pointage, candidat: Candidat) -> None:
        if await pointage.note(candidat):
            self._liste.go_past(candidat.slug)

    def _note_all_present(self) -> None:
        pointage = self._pointage()
        pointage.tell(pointage.note_all_present())

    def _pointage(self) -> Pointage:
        jure = self._jure()
        return Pointage(self._screen, self._ouverte, jure.slug if jure else None, self._screen.paint)
