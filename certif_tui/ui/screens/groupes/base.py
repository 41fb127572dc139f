"""What the parts of the groups' screen share: the session, and asking for a text or a motif."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.services.refus import Refus
from certif_tui.services.sessions import SessionOuverte
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.dialogs.saisie import Saisie
from certif_tui.ui.screens.ecran import Ecran
from certif_tui.wording import NBSP

PERSONNE = "Placez le curseur sur un groupe ou un candidat."
SANS_MOTIF = f"Il faut un motif{NBSP}: rien n'a changé."


class GroupesBase(Ecran[None]):
    """A session held open whose written part is shown."""

    ouverte: SessionOuverte
    affichage: Affichage

    def paint(self) -> None:
        """Show the written part as it is now."""
        raise NotImplementedError

    @property
    def remettant(self) -> str | None:
        """Whose row the cursor stands on: a group, a candidat who works alone, or nobody."""
        raise NotImplementedError

    def change(self, use_case: Callable[[], object], said: str | None = None) -> bool:
        """Change the session, show it and say what was done; false when it was refused."""
        done = self.attempt(use_case)
        self.paint()
        if done and said:
            self.say(said)
        return done

    def ask(self, titre: str, invite: str, then: Callable[[str], object], valeur: str = "") -> None:
        """Ask for a line of text, then go on; closing changes nothing, a refusal is said."""

        def given(text: str | None) -> None:
            if text is None:
                return
            try:
                then(text.strip())
            except Refus as refusal:
                self.say(str(refusal))

        self.app.push_screen(Saisie(titre, invite, valeur), given)

    def ask_motif(self, quoi: str, then: Callable[[str], object]) -> None:
        """Ask for a motif, then go on; an empty one changes nothing and says so."""
        self.ask(quoi, "Motif", lambda motif: then(motif) if motif else self.say(SANS_MOTIF))
