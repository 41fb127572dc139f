"""The part of the groups' screen that takes dossiers in, one key each."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from certif_tui.documents.ecrit import delay_words, dossier_words
from certif_tui.domain.ecrit import Rendu, is_collectif
from certif_tui.services.ecrit import receive_dossier
from certif_tui.ui.commands import command
from certif_tui.ui.screens.groupes.base import PERSONNE, GroupesBase
from certif_tui.wording import NBSP, clean


class Receiving(GroupesBase):
    """Comes last among the bases of the screen, so that its key stands first on the key line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "groupes.recevoir", "enter", "recevoir", "Dossier reçu", "Note que le dossier vient d'arriver", show=True
        ),
    ]

    def action_recevoir(self) -> None:
        """Note that the dossier of the row under the cursor has just come."""
        who = self.remettant
        if who is None:
            self.say(PERSONNE)
            return
        if who in self.ouverte.session.groupes.dossiers:
            self.say(f"Ce dossier est déjà reçu{NBSP}: C corrige son heure ou l'annule.")
            return
        came: list[Rendu] = []
        if self.change(lambda: came.append(receive_dossier(self.ouverte, who))):
            self.say(self._received(came[0]))

    def _received(self, rendu: Rendu) -> str:
        now = self.ouverte.contexte.clock.now().instant
        nom = rendu.remettant if is_collectif(self.ouverte.bloc) else clean(rendu.membres[0].nom, limit=60)
        late = f"EN RETARD de {delay_words(rendu)}" if rendu.is_late else None
        return f"{nom}{NBSP}: {late or dossier_words(self.ouverte.session, rendu, now)}."

    def on_line_list_chosen(self) -> None:
        """A second click on a row receives its dossier."""
        self.action_recevoir()
