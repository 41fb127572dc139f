"""Who is in a session: candidats added, corrected, withdrawn with a motif, put in the order of their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certif_tui.domain.session.candidats import Candidat
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.dialogue import Dialogue
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT
from certif_tui.ui.flows.homonymes import TriHomonymes
from certif_tui.ui.flows.responsable import FlowSigne
from certif_tui.wording.text import NBSP, counted, name_of

UN_PAR_LIGNE = f"Un par ligne{NBSP}: NOM Prénom{NBSP}; tiers-temps éventuel"
DEJA_RANGES = "Les candidats étaient déjà rangés par nom."

Formulaire = Callable[[Candidat], Dialogue[bool]]
"""The form of all that is said of a candidat."""


class FlowCandidats(FlowSigne):
    """Changes the list of candidats."""

    def __init__(self, screen: Ecran[Any], ouverte: SessionOuverte, formulaire: Formulaire) -> None:
        super().__init__(screen, ouverte)
        self._ouverte, self._formulaire = ouverte, formulaire

    async def add(self) -> None:
        """Add candidats, typed or pasted; when a line cannot be used, give them all back to be corrected."""
        from certif_tui.services.preparation.inscriptions import read_list

        invite, typed, faulty = UN_PAR_LIGNE, "", None
        while True:
            asked = Saisie("Ajouter des candidats", invite, typed, multiligne=True, ligne=faulty)
            typed = await self.ask(asked) or ""
            if not typed.strip():
                return
            releve = read_list(typed)
            if releve.refus:
                invite, faulty = releve.refus[0], releve.fautive
                continue
            tri = await TriHomonymes(self, self._ouverte).sort_out(releve.lues)
            if tri is not None:
                break
        nouveaux, homonymes, ignores = tri
        if self.change(lambda: self._ouverte.candidats.add(nouveaux, homonymes=homonymes)):
            said = [counted(len(nouveaux), "candidat ajouté", "candidats ajoutés")]
            if ignores:
                said.append(counted(ignores, "doublon ignoré", "doublons ignorés"))
            self.screen.say(" ".join([f"{', '.join(said)}.", *releve.laisses, "U annule l'ajout."]))

    async def correct(self, candidat: Candidat) -> None:
        """Correct or complete what is said of a candidat."""
        await self.ask(self._formulaire(candidat))
        self.screen.paint()

    async def withdraw(self, candidat: Candidat) -> None:
        """Withdraw a candidat with a motif, or put a withdrawn one back."""
        nom = name_of(self._ouverte.session, candidat, limit=SHORT)
        if candidat.retire is not None:
            if self.change(lambda: self._ouverte.candidats.restore(candidat.slug)):
                self.screen.say(f"{nom} est de nouveau dans la session{NBSP}: U annule.")
            return
        withdrawn = await self.settle(
            "Retirer de la session",
            f"Motif du retrait de {nom}",
            lambda motif: self._ouverte.candidats.withdraw(candidat.slug, motif),
        )
        if withdrawn:
            self.screen.say(f"{nom} est retiré{NBSP}: U annule, Ret.arr. le rétablit.")

    async def sort(self) -> None:
        """Put the candidats in the order of their names, once it is agreed: their order is hard to find again."""
        if self._ouverte.candidats.is_sorted_by_name:
            self.screen.say(DEJA_RANGES)
            return
        many = counted(len(self._ouverte.session.presentes), "candidat")
        question = f"{many} passeront dans l'ordre de leurs noms, et non plus dans celui-ci. Ranger par nom{NBSP}?"
        if not await self.ask(YesNo("Trier par nom", question, "Ranger par nom", "Garder cet ordre")):
            return
        moved = self.screen.attempt(self._ouverte.candidats.sort_by_name)
        self.screen.paint()
        if moved is not None:
            self.screen.say("Candidats rangés par nom. U rend l'ordre d'avant." if moved else DEJA_RANGES)
