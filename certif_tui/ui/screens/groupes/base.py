"""What the parts of the groups' screen share: the session, and asking for a text or a motif."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from certif_tui.domain.refus import Refus
from certif_tui.services.oral.heures import as_instant, read_instant
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.wording.dates import heure_a_taper, local_day
from certif_tui.wording.text import NBSP

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
        done = self.manage(use_case)
        self.paint()
        if done and said:
            self.say(said)
        return done

    def instant(self, text: str, *, past: bool = True) -> datetime:
        """The instant that was typed, where the session takes place. Raises `Refus`."""
        now = self.ouverte.contexte.clock.now().instant
        return read_instant(text, self.ouverte.session.fuseau, now, past=past)

    def typed(self, instant: datetime) -> str:
        """An instant as it would be typed here, with its day where that is not today."""
        return heure_a_taper(instant, self.ouverte.contexte.clock.now().instant, self.ouverte.session.fuseau)

    def example(self, moment: time) -> str:
        """That time of the session's day, as it would be typed today: it shows that a day may be given."""
        session = self.ouverte.session
        today = self.ouverte.contexte.clock.now().instant
        day = session.date or local_day(today, session.fuseau)
        return self.typed(as_instant(datetime.combine(day, moment), session.fuseau))

    @property
    def reception(self) -> str:
        """What to type of a dossier's arrival."""
        return f"Heure de réception, par exemple {self.example(time(17, 42))}"

    def ask(
        self, titre: str, invite: str, then: Callable[[str], object], valeur: str = "", *, offered: bool = False
    ) -> None:
        """Ask for a line of text, then go on; closing changes nothing, a refusal is said.

        An `offered` value gives way to the first letter typed.
        """

        def given(text: str | None) -> None:
            if text is None:
                return
            try:
                then(text.strip())
            except Refus as refusal:
                self.say(str(refusal))

        self.app.push_screen(Saisie(titre, invite, valeur, offered=offered), given)

    def ask_motif(self, quoi: str, then: Callable[[str], object]) -> None:
        """Ask for a motif, then go on; an empty one changes nothing and says so."""
        self.ask(quoi, "Motif", lambda motif: then(motif) if motif else self.say(SANS_MOTIF))
