"""What the settings screen asks: the keys of a command, and who one is."""

from __future__ import annotations

from certif_tui.domain.session.inscription import checked_nom
from certif_tui.services.bureau import Bureau
from certif_tui.ui.commands import Commande
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.responsable import ask_name
from certif_tui.ui.reglages import Reglable
from certif_tui.wording.text import NBSP

TOUCHES = f"Une touche, ou plusieurs entre virgules (V, Espace, F5, Ctrl+T). Vide{NBSP}: celle d'origine."
INVITE = "Votre nom, par exemple MARTIN Paul"
JURE, RESPONSABLE, PERSONNE = "jure", "responsable", "personne"
QUI_OPTIONS = (
    (JURE, "Je suis juré, voici mon nom…"),
    (RESPONSABLE, "Je prépare des sessions, je ne suis pas juré…"),
    (PERSONNE, "Me le demander à l'ouverture d'une session"),
)


class ChangementDeTouches(Flow):
    """Gives a command other keys; those that cannot be stay in the box, with the reason."""

    async def give(self, reglages: Reglable, commande: Commande) -> None:
        """Ask for the keys of that command, check and keep them."""

        def question(refusal: str, typed: str | None) -> Saisie:
            keys = ", ".join(commande.touches) if typed is None else typed
            return Saisie(f"Touches · {commande.libelle}", refusal or TOUCHES, keys, offered=True)

        def take(text: str) -> None:
            keys = text.strip() or None
            reglages.check_touches(commande.ident, keys)
            reglages.change_touches(commande.ident, keys)

        await self.ask_until(question, take)
        self.screen.paint()


class QuiJeSuis(Flow):
    """Remembers who the user of this terminal is, while no session is open that would have to agree."""

    async def say(self, bureau: Bureau) -> None:
        """Ask who that is: a juré, somebody who prepares, or to be asked each time."""
        choice = await self.ask(Choix(f"Qui êtes-vous{NBSP}?", QUI_OPTIONS))
        if choice == JURE:
            said = await self.ask_until(
                lambda refusal, typed: Saisie("Juré", refusal or INVITE, typed or ""), checked_nom
            )
            if said is not None:
                bureau.memory.remember_jure(said[0])
        elif choice == PERSONNE or (choice == RESPONSABLE and await ask_name(self, bureau.contexte.responsable)):
            bureau.forget_jure()
        self.screen.paint()
