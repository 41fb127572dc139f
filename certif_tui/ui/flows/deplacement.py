"""Moving a sheet filled for the wrong candidat: to which one, with its clock or not, why, then done."""

from __future__ import annotations

from typing import Any

from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT, Flow
from certif_tui.wording.text import NBSP, name_of

NULLE_PART = f"Aucun autre candidat n'a de grille vierge{NBSP}: le déplacement écraserait des avis."


class Deplacement(Flow):
    """Moves the sheet and, where it ran for the wrong one too, the clock."""

    def __init__(
        self,
        screen: Ecran[Any],
        poste: Poste,
        candidat: Candidat,
        grille: GrilleOuverte,
        chrono: ChronoOuvert,
    ) -> None:
        """`candidat` is whom the sheet was filled for by mistake."""
        super().__init__(screen)
        self._poste, self._candidat, self._grille, self._chrono = poste, candidat, grille, chrono

    async def move(self) -> tuple[Candidat, str] | None:
        """Ask for whom the sheet was really filled, then why, then move it; to whom, and what is to be said of it.

        Null when it stays where it is.
        """
        session = self._poste.ouverte.session
        others = [it for it in session.presentes if self._poste.can_receive(self._grille, it)]
        if not others:
            self.screen.say(NULLE_PART)
            return None
        vers = await self.ask(Choix("Déplacer la grille vers", [(it, name_of(session, it)) for it in others]))
        if vers is None:
            return None
        ran = bool(self._chrono.chrono.actions)
        both_ran = ran and not self._poste.can_receive_chrono(self._chrono, vers)
        along = await self._ask_clock() if ran and not both_ran else False
        if along is None:
            return None
        nom = self._named(vers)
        invite = f"Pourquoi cette grille est-elle celle de {nom}{NBSP}?"
        chrono = self._chrono if along else None
        moved = await self.settle(
            "Motif du déplacement", invite, lambda motif: self._poste.move(self._grille, vers, motif, chrono)
        )
        return (vers, _moved(nom, along=along, both_ran=both_ran)) if moved else None

    async def _ask_clock(self) -> bool | None:
        """Whether the clock goes along, null when closed."""
        here = self._named(self._candidat)
        options = [(True, "Déplacer aussi le chrono"), (False, f"Laisser le chrono à {here}")]
        return await self.ask(Choix("Le chrono a servi", options))

    def _named(self, candidat: Candidat) -> str:
        return name_of(self._poste.ouverte.session, candidat, limit=SHORT)


def _moved(nom: str, *, along: bool, both_ran: bool) -> str:
    if both_ran:
        return f"Grille déplacée{NBSP}: vous êtes sur {nom}. Son chrono a servi{NBSP}: chacun garde le sien."
    what = "Grille et chrono déplacés" if along else "Grille déplacée"
    return f"{what}{NBSP}: vous êtes sur {nom}."
