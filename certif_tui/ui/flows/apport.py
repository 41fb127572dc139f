"""Bringing candidats from a file, and taking the last importation back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from certif_tui.domain.refus import Refus
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.responsable import FlowSigne
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.wording.text import NBSP, counted

if TYPE_CHECKING:
    from certif_tui.ui.screens.importation import Issue

INVITE = f"Chemin du fichier{NBSP}: .xlsx, .ods, .xls ou .csv{NBSP}; on peut le déposer ici"


class Apport(FlowSigne):
    """Asks for the file, then shows what it holds."""

    def __init__(self, screen: Ecran[Any], ouverte: SessionOuverte, affichage: Affichage) -> None:
        super().__init__(screen, ouverte)
        self._ouverte, self._affichage = ouverte, affichage

    async def bring(self) -> None:
        """Import candidats from a file; one that cannot be read is asked for again, with the reason."""
        from certif_tui.services.importation.propositions import completed, proposed
        from certif_tui.ui.dialogs.fichier import ChoixFichier

        invite, typed = INVITE, ""
        while True:
            asked = ChoixFichier("Importer des candidats", invite, typed, proposed, completed)
            typed = await self.ask(asked) or ""
            if not typed.strip():
                return
            issue = await self._preview(typed)
            if issue is None:
                return
            if issue.refus is None:
                break
            invite = issue.refus
        self.screen.paint()
        self.screen.say(issue_words(issue))

    async def _preview(self, typed: str) -> Issue | None:
        from certif_tui.services.importation.lecture import typed_path
        from certif_tui.ui.screens.importation import ImportationScreen, Issue

        try:
            path = typed_path(typed)
        except Refus as refusal:
            return Issue(refus=str(refusal))
        return await self.ask(ImportationScreen(self._ouverte, path, self._affichage))

    async def take_back(self) -> None:
        """Withdraw the candidats of the last importation, with a motif."""
        from certif_tui.domain.session.decisions.importation import last_import
        from certif_tui.services.importation.enregistrement import Importations

        people = last_import(self._ouverte.session)
        if not people:
            self.screen.say("Aucun candidat de cette session ne vient d'un import.")
            return
        gone = counted(len(people), "candidat sera retiré", "candidats seront retirés")
        invite = f"{gone}{NBSP}; ce qui fut complété chez d'autres reste (Z l'annule). Motif"
        if await self.settle("Défaire le dernier import", invite, Importations(self._ouverte).undo):
            self.screen.say(f"Import défait{NBSP}: {counted(len(people), 'candidat retiré', 'candidats retirés')}.")


def issue_words(issue: Issue) -> str:
    """What came of an importation; empty when nothing was imported."""
    bilan = issue.bilan
    if bilan is None:
        return ""
    numbers = (
        (bilan.ajoutes, "candidat ajouté", "candidats ajoutés"),
        (bilan.fusionnes, "fusionné", "fusionnés"),
        (bilan.retablis, "rétabli", "rétablis"),
        (bilan.ignores, "doublon ignoré", "doublons ignorés"),
        (issue.rejets, "ligne refusée", "lignes refusées"),
        (len(bilan.importation.doutes), "remarque à vérifier", "remarques à vérifier"),
    )
    said = [counted(number, one, many) for number, one, many in numbers if number]
    return f"{', '.join(said)}. Ctrl+K défait l'import." if said else "Tous les candidats étaient déjà là."
