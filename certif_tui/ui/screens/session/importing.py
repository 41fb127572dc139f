"""The part of the session screen that brings candidats from a file, sorts them, and keeps what the office says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from certif_tui.domain.refus import Refus
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.confirmation import Confirmation
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.screens.session.base import SessionBase
from certif_tui.wording.text import NBSP, counted

if TYPE_CHECKING:
    from certif_tui.ui.screens.importation.screen import Issue

INVITE = f"Chemin du fichier{NBSP}: .xlsx, .ods, .xls ou .csv{NBSP}; on peut le déposer ici"

DEJA_RANGES = "Les candidats étaient déjà rangés par nom."


class Importing(SessionBase):
    """Imports candidats and takes an importation back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.importer", "o", "importer", "Importer", "Importe des candidats depuis un tableur ou un CSV"),
        command("session.defaire_import", "k", "defaire_import", "Défaire l'import", "Retire ceux du dernier import"),
        command("session.trier", "n", "trier", "Trier par nom", "Range les candidats par nom, à la française"),
    ]

    def action_importer(self) -> None:
        """Ask for the file, then show what it holds."""
        self._ask_file(INVITE, "")

    def _ask_file(self, invite: str, typed: str) -> None:
        def given(text: str | None) -> None:
            if text is not None and text.strip():
                self._preview(text)

        self.app.push_screen(Saisie("Importer des candidats", invite, typed), given)

    def _preview(self, text: str) -> None:
        from certif_tui.services.importation.lecture import typed_path
        from certif_tui.ui.screens.importation import ImportationScreen

        def left(issue: Issue | None) -> None:
            if issue is None:
                return
            if issue.refus is not None:
                self._ask_file(issue.refus, text)
                return
            self.paint()
            self.say(_told(issue))

        try:
            path = typed_path(text)
        except Refus as refusal:
            self._ask_file(str(refusal), text)
        else:
            self.app.push_screen(ImportationScreen(self.ouverte, path, self.affichage), left)

    def action_trier(self) -> None:
        """Put the candidats in the order of their names, once it is agreed: their order is hard to find again."""
        if self.ouverte.candidats.is_sorted_by_name:
            self.say(DEJA_RANGES)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._sort()

        many = counted(len(self.ouverte.session.presentes), "candidat")
        question = f"{many} passeront dans l'ordre de leurs noms, et non plus dans celui-ci. Ranger par nom{NBSP}?"
        self.app.push_screen(Confirmation("Trier par nom", question, "Ranger par nom", "Garder cet ordre"), answered)

    def _sort(self) -> None:
        moved: list[bool] = []
        if self.change(lambda: moved.append(self.ouverte.candidats.sort_by_name())):
            self.say("Candidats rangés par nom." if moved[0] else DEJA_RANGES)

    def action_defaire_import(self) -> None:
        """Withdraw the candidats of the last importation, with a motif."""
        from certif_tui.domain.session.decisions.importation import last_import
        from certif_tui.services.importation.enregistrement import Importations

        people = last_import(self.ouverte.session)
        if not people:
            self.say("Aucun candidat de cette session ne vient d'un import.")
            return

        def given(motif: str | None) -> None:
            if motif is not None:
                self.change(lambda: Importations(self.ouverte).undo(motif))

        invite = f"{counted(len(people), 'candidat sera retiré', 'candidats seront retirés')}. Motif"
        self.app.push_screen(Saisie("Défaire le dernier import", invite), given)


def _told(issue: Issue) -> str:
    bilan = issue.bilan
    if bilan is None:
        return ""
    said = []
    for number, one, many in (
        (bilan.ajoutes, "candidat ajouté", "candidats ajoutés"),
        (bilan.fusionnes, "fusionné", "fusionnés"),
        (bilan.retablis, "rétabli", "rétablis"),
        (bilan.ignores, "doublon ignoré", "doublons ignorés"),
        (issue.rejets, "ligne refusée", "lignes refusées"),
    ):
        if number:
            said.append(counted(number, one, many))
    return f"{', '.join(said) or 'Tous les candidats étaient déjà là'}."
