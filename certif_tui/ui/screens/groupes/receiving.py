"""The part of the groups' screen that takes dossiers in: now with Enter alone, or at the hour typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from certif_tui.documents.ecrit import delay_words, dossier_words, names_words
from certif_tui.domain.ecrit.travail import Rendu
from certif_tui.services.ecrit.travail import find_rendu, receive_dossier
from certif_tui.ui.commands import command
from certif_tui.ui.screens.groupes.base import PERSONNE, GroupesBase
from certif_tui.wording.dates import heure
from certif_tui.wording.text import NBSP


class Receiving(GroupesBase):
    """Comes last among the bases of the screen, so that its key stands first on the key line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "groupes.recevoir",
            "enter",
            "recevoir",
            "Dossier reçu",
            "Note son arrivée, maintenant ou plus tôt",
            show=True,
        ),
    ]

    def action_recevoir(self) -> None:
        """Note when the dossier of the row under the cursor came: the time shown, unless another one is typed."""
        who = self.remettant
        if who is None:
            self.say(PERSONNE)
            return
        if who in self.ouverte.session.groupes.dossiers:
            self.say(f"Ce dossier est déjà reçu{NBSP}: C corrige son heure ou l'annule.")
            return
        now = self.ouverte.contexte.clock.now().instant
        shown = heure(now, self.ouverte.session.fuseau)

        def given(text: str) -> None:
            recu = now if text in ("", shown) else self.instant(text)
            came: list[Rendu] = []
            if self.change(lambda: came.append(receive_dossier(self.ouverte, who, recu=recu))):
                self.say(self._received(came[0]))

        owed: list[Rendu] = []
        if self.manage(lambda: owed.append(find_rendu(self.ouverte, who))):
            self.ask(f"Dossier reçu{NBSP}: {self._nom(owed[0])}", self.reception, given, shown, offered=True)

    def _received(self, rendu: Rendu) -> str:
        now = self.ouverte.contexte.clock.now().instant
        late = f"EN RETARD de {delay_words(rendu)}" if rendu.is_late else None
        return f"{self._nom(rendu)}{NBSP}: {late or dossier_words(self.ouverte.session, rendu, now)}."

    def _nom(self, rendu: Rendu) -> str:
        return names_words(self.ouverte.session, [rendu.remettant])

    def on_line_list_chosen(self) -> None:
        """A second click on a row receives its dossier."""
        self.action_recevoir()
