"""Drawing by lot: how many groups, why, which cases; then the draw told group by group, and replayed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.domain.ecrit.decisions.tirage import (
    INDIVIDUEL,
    PAS_DE_TIRAGE,
    Possibilites,
    check_no_dossier,
    is_replayed,
    possibilites,
    sizes_words,
)
from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.domain.ecrit.regles import by_lot
from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.domain.refus import Refus
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.ecrit import FlowEcrit
from certif_tui.ui.flows.formation import A_LA_MAIN, LISTE, FormationDesGroupes
from certif_tui.wording.text import NBSP, clean, counted

TIRAGE = "Tirage au sort"
NON_TIRES = f"Ces groupes n'ont pas été tirés au sort{NBSP}: il n'y a rien à rejouer."
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
        self._formation = FormationDesGroupes(screen, ouverte, done)

    async def make(self) -> None:
        """Ask how the groups are to be made, and make them so."""
        if not self.screen.attempt(self._is_open):
            return
        how = await self.ask(Choix("Groupes", self._ways()))
        if how == "liste":
            await self._formation.as_listed()
        elif how == "main":
            await self._formation.by_hand()
        elif how == "sort":
            await self._draw()

    async def _draw(self) -> None:
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
        if isinstance(drawn, TirageEffectue) and drawn is not before:
            self._reveal(drawn)

    def _ways(self) -> list[tuple[str, str]]:
        """How the groups may be made, as the référentiel has it first."""
        lots, hand = ("sort", "Tirer les groupes au sort"), ("main", A_LA_MAIN)
        if not any(it.groupe for it in self.ouverte.session.presentes):
            return [lots, hand]
        liste = ("liste", LISTE)
        return [lots, liste, hand] if by_lot(self.ouverte.bloc) else [liste, lots, hand]

    def _is_open(self) -> bool:
        if not is_collectif(self.ouverte.bloc):
            raise Refus(INDIVIDUEL)
        check_no_dossier(self.ouverte.session)
        return True

    def _possibilites(self) -> Possibilites:
        return possibilites(self.ouverte.session, self.ouverte.bloc)

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
        text = await self.ask(
            Saisie(TIRAGE, CAS, "\n".join(last.cas) if isinstance(last, TirageEffectue) else "", multiligne=True)
        )
        return None if text is None else text.splitlines()

    def show(self) -> None:
        """Tell the draw in force group by group once more."""
        tirage = self.ouverte.session.groupes.tirage
        if not isinstance(tirage, TirageEffectue):
            self.screen.say(PAS_DE_TIRAGE if tirage is None else NON_TIRES)
        else:
            self._reveal(tirage)

    def replay(self) -> None:
        """Draw again with the recorded seed and say whether the groups are the same."""
        tirage = self.ouverte.session.groupes.tirage
        if not isinstance(tirage, TirageEffectue):
            self.screen.say(PAS_DE_TIRAGE if tirage is None else NON_TIRES)
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
