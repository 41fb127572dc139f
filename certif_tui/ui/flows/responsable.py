"""Knowing who prepares a session without being a juré: asked once, at the first change, remembered, changed at will."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from certif_tui.domain.session.inscription import checked_nom
from certif_tui.services.gate.contexte import Responsable
from certif_tui.services.gate.session_tenue import SessionTenue
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.wording.text import NBSP, clean

QUI_PREPARE = f"Qui prépare cette session{NBSP}?"
INVITE = "Votre nom, par exemple DURAND Anne. Vous ne serez pas juré."
DIRE, AUTRE, SANS_NOM = "Dire mon nom…", "Un autre nom…", "Continuer sans nom"


async def ask_name(flow: Flow, responsable: Responsable) -> bool:
    """Ask the name, the one known proposed; false when the question is closed without an answer."""

    def question(refusal: str, typed: str | None) -> Saisie:
        return Saisie("Responsable", refusal or INVITE, responsable.proposed if typed is None else typed, offered=True)

    said = await flow.ask_until(question, checked_nom)
    if said is not None:
        responsable.say(said[0])
    return said is not None


async def known(flow: Flow, responsable: Responsable) -> bool:
    """Whether what is to be changed may be: it was answered, now or before, who does; false when that was closed."""
    if not responsable.to_ask:
        return True
    proposed = responsable.proposed
    names = [(proposed, clean(proposed, limit=60)), (AUTRE, AUTRE)] if proposed else [(DIRE, DIRE)]
    choice = await flow.ask(Choix(QUI_PREPARE, [*names, (SANS_NOM, SANS_NOM)]))
    if choice is None:
        return False
    if choice in (DIRE, AUTRE):
        return await ask_name(flow, responsable)
    responsable.say("" if choice == SANS_NOM else choice)
    return True


class FlowSigne(Flow):
    """A story that changes a session: whoever is no juré is asked first who they are, once."""

    def __init__(self, screen: Ecran[Any], tenue: SessionTenue) -> None:
        super().__init__(screen)
        self._tenue = tenue

    def tell(self, story: Coroutine[Any, Any, None]) -> None:
        """Begin the story, once it is known who tells it."""
        super().tell(self._by_somebody(story))

    async def _by_somebody(self, story: Coroutine[Any, Any, None]) -> None:
        if await known(self, self._tenue.contexte.responsable):
            await story
        else:
            story.close()
