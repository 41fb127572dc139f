"""Drawing by lot: how many groups, why, which cases; then the draw told group by group, and replayed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.domain.ecrit.decisions.tirage import (
    PAS_DE_TIRAGE,
    Possibilites,
    check_no_dossier,
    is_replayed,
    possibilites,
    sizes_words,
)
from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.domain.refus import Refus
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.ecrit import FlowEcrit
from certif_tui.wording.text import NBSP, clean, counted

TIRAGE = "Tirage au sort"
PLUS_TARD = "Ne pas tirer maintenant, noter d'autres présences"
CAS = f"Cas d'entreprise à tirer, un par ligne{NBSP}; vide{NBSP}: groupes sans cas"


class TirageAuSort(FlowEcrit):
    """Draws the groups of those present and replays the draw."""

    def __init__(
        self,
        screen: Ecran[Any],
        ouverte: SessionOuverte,
        done: Callable[[], None],
        reveal: Callable[[TirageEffectue], object],
    ) -> None:
        """`reveal` shows a draw group by group."""
        super().__init__(screen, ouverte, done)
        self._reveal = reveal

    async def draw(self) -> None:
        """Ask what there is to choose, draw, and tell the groups one by one."""
        found, before = self.screen.attempt(self._possibilites), self.ouverte.session.groupes.tirage
        nombre = await self._ask_number(found) if found else None
        if found is None or not nombre:
            return
        motif = None
        titre = self._to_justify(found)
        if titre is not None:
            motif = await self.ask_motif(titre)
            if motif is None:
                return
        cas = await self._ask_cas()
        if cas is None:
            return
        await self.justify(TIRAGE, lambda said: self.ouverte.groupes.draw(cas=cas, nombre=nombre, motif=said or motif))
        drawn = self.ouverte.session.groupes.tirage
        if drawn is not None and drawn is not before:
            self._reveal(drawn)

    def _possibilites(self) -> Possibilites:
        session = self.ouverte.session
        check_no_dossier(session)
        return possibilites(session, self.ouverte.bloc)

    async def _ask_number(self, found: Possibilites) -> int | None:
        """How many groups, where there is a choice; nothing or none when they are not to be drawn."""
        present = counted(len(found.candidats), "présent")
        if found.bornes is None:
            text = await self.ask_line(TIRAGE, f"{present}{NBSP}: combien de groupes{NBSP}?")
            return None if text is None else self.screen.attempt(lambda: _read_number(text))
        if found.exceptions:
            ways = [(len(it), f"Accepter {sizes_words(it)}, avec un motif") for it in found.exceptions]
            return await self.ask(Choix(found.pourquoi, [(0, PLUS_TARD), *ways]))
        if len(found.tailles) > 1:
            return await self.ask(Choix(TIRAGE, [(len(it), sizes_words(it)) for it in found.tailles], invite=present))
        return len(found.tailles[0])

    def _to_justify(self, found: Possibilites) -> str | None:
        """What asks for a motif: sizes out of the référentiel, or a redraw; null when nothing does."""
        if found.bornes is not None and found.exceptions:
            return "Taille hors référentiel"
        return "Nouveau tirage, l'ancien est conservé" if self.ouverte.session.groupes.tirage is not None else None

    async def _ask_cas(self) -> list[str] | None:
        """The cases to draw, those of the last draw being offered; null when closed."""
        last = self.ouverte.session.groupes.tirage
        text = await self.ask(Saisie(TIRAGE, CAS, "\n".join(last.cas) if last else "", multiligne=True))
        return None if text is None else text.splitlines()

    def show(self) -> None:
        """Tell the draw in force group by group once more."""
        tirage = self.ouverte.session.groupes.tirage
        if tirage is None:
            self.screen.say(PAS_DE_TIRAGE)
        else:
            self._reveal(tirage)

    def replay(self) -> None:
        """Draw again with the recorded seed and say whether the groups are the same."""
        tirage = self.ouverte.session.groupes.tirage
        if tirage is None:
            self.screen.say(PAS_DE_TIRAGE)
            return
        same = self.screen.attempt(lambda: is_replayed(tirage))
        if same is not None:
            verdict = "le tirage rejoué est identique" if same else "le tirage rejoué est DIFFÉRENT"
            self.screen.say(f"Graine {clean(tirage.graine, limit=60)}{NBSP}: {verdict}.")


def _read_number(text: str) -> int:
    """A number of groups as it was typed. Raises `Refus`."""
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise Refus("Tapez un nombre de groupes, par exemple 2.")
    return int(text)
