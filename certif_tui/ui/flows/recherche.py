"""Going to the candidat who is looked for by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.wording.text import NBSP, clean


class Recherche(Flow):
    """Remembers what was looked for: Enter alone looks for the same again."""

    def __init__(self, screen: Ecran[Any], go_to: Callable[[str], bool]) -> None:
        """`go_to` goes to the next candidat whose name holds the words; false when there is none."""
        super().__init__(screen)
        self._go_to = go_to
        self._sought = ""

    async def look_for(self) -> None:
        """Ask for a name or a number and go to the next candidat who bears it."""
        words = (await self.ask(Saisie("Chercher", "Nom ou numéro d'un candidat", self._sought)) or "").strip()
        if not words:
            return
        self._sought = words
        found = self._go_to(words)
        self.screen.say(None if found else f"Aucun candidat ne contient «{NBSP}{clean(words, limit=40)}{NBSP}».")
