"""How long an oral lasts: for a candidat whose time is lengthened, and for everybody in this session."""

from __future__ import annotations

from typing import Any

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT
from certif_tui.ui.flows.motif import with_motif
from certif_tui.ui.flows.responsable import FlowSigne
from certif_tui.ui.typed import read_minutes
from certif_tui.wording.text import NBSP, counted, name_of

AUTRE = "autre"
TITRE = "Aménagement"


class Amenagement(FlowSigne):
    """Sets the time there is."""

    def __init__(self, screen: Ecran[Any], ouverte: SessionOuverte) -> None:
        super().__init__(screen, ouverte)
        self._ouverte = ouverte

    async def lengthen(self, candidat: Candidat) -> None:
        """Set the factor that lengthens a candidat's time, asking why where that must be said."""
        facteur = await self._ask_facteur(candidat)
        if facteur is not None:
            done = await with_motif(
                self, TITRE, lambda motif: self._ouverte.candidats.set_facteur(candidat.slug, facteur, motif)
            )
            self.screen.paint()
            if done:
                self.screen.say("Aménagement fixé. U annule.")

    async def _ask_facteur(self, candidat: Candidat) -> Facteur | None:
        from certif_tui.services.preparation.amenagements import read_facteur

        options: list[tuple[Facteur | str, str]] = [
            (PLEIN_TEMPS, "aucun"),
            (TIERS_TEMPS, "tiers-temps (4/3)"),
            (AUTRE, "autre fraction…"),
        ]
        nom = name_of(self._ouverte.session, candidat, limit=SHORT)
        choice = await self.ask(Choix(TITRE, options, invite=nom, actuel=candidat.facteur))
        if choice is None or isinstance(choice, Facteur):
            return choice
        invite = "Fraction du temps, par exemple 5/4"
        given = await self.ask_until(lambda refusal, typed: Saisie(TITRE, refusal or invite, typed or ""), read_facteur)
        return given[0] if given else None

    async def set_duree(self) -> None:
        """Set how long a phase lasts in this session."""
        phases, durees = self._ouverte.bloc.epreuve.oral.phases, self._ouverte.session.durees
        options = [(it.code, f"{it.intitule}{NBSP}: {_minutes(durees.get(it.code, it.minutes))}") for it in phases]
        code = await self.ask(Choix("Durées de l'oral", options))
        if code is None:
            return
        invite = f"Minutes de la phase{NBSP}; vide{NBSP}: elle compte sans limite"
        if await self.settle("Durée", invite, lambda text: self._ouverte.durees.set(code, read_minutes(text))):
            self.screen.say("Durée fixée. U annule.")


def _minutes(minutes: int | None) -> str:
    return counted(minutes, "minute") if minutes else "libre"
