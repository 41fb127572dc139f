"""Going to the row that is looked for by its words, a candidat mostly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.wording.text import NBSP, clean


class Recherche(Flow):
    """Remembers what was looked for: Enter alone looks for the same again."""

    def __init__(
        self,
        screen: Ecran[Any],
        go_to: Callable[[str], bool],
        *,
        invite: str = "Nom ou numéro d'un candidat",
        none: str = "Aucun candidat",
    ) -> None:
        """`go_to` goes to the next row that holds the words, as `invite` asks; false when `none` does."""
        super().__init__(screen)
        self._go_to, self._invite, self._none = go_to, invite, none
        self._sought = ""

    async def look_for(self) -> None:
        """Ask for words and go to the next row that holds them."""
        words = (await self.ask(Saisie("Chercher", self._invite, self._sought)) or "").strip()
        if not words:
            return
        self._sought = words
        found = self._go_to(words)
        self.screen.say(None if found else f"{self._none} ne contient «{NBSP}{clean(words, limit=40)}{NBSP}».")
