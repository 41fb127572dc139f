"""What the flows over the written part share: the session they change, its times as they are typed, motifs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import Any, TypeVar

from certif_tui.domain.textes import checked_motif
from certif_tui.services.oral.heures import as_instant, read_instant
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.motif import with_motif
from certif_tui.ui.flows.responsable import FlowSigne
from certif_tui.wording.dates import heure_a_taper, local_day

R = TypeVar("R")
PERSONNE = "Placez le curseur sur un groupe ou un candidat."
SANS_MOTIF = "Il faut un motif."


class FlowEcrit(FlowSigne):
    """Changes the written part of a session; what is refused is said, and closing a question changes nothing."""

    def __init__(self, screen: Ecran[Any], ouverte: SessionOuverte, done: Callable[[], None]) -> None:
        """`done` shows the written part as it is now."""
        super().__init__(screen, ouverte)
        self.ouverte, self._done = ouverte, done

    def record(self, use_case: Callable[[], R], say: Callable[[R], str] | None = None) -> None:
        """Change the session, show it and say what was done."""
        given = self.screen.attempt(lambda: (use_case(),))
        self._done()
        if given and say:
            self.screen.say(say(given[0]))

    async def justify(self, titre: str, use_case: Callable[[str | None], object], said: str = "") -> bool:
        """Change the session, asking for a motif where the rules of the épreuve want one; whether it was done."""
        done = await with_motif(self, titre, lambda motif: use_case(motif or None))
        if done:
            self._done()
            self.screen.say(said or None)
        return done

    async def ask_line(self, titre: str, invite: str, valeur: str = "", *, offered: bool = False) -> str | None:
        """The line typed, null when closed. An `offered` value gives way to the first letter typed."""
        text = await self.ask(Saisie(titre, invite, valeur, offered=offered))
        return None if text is None else text.strip()

    async def ask_motif(self, quoi: str, against: Iterable[str] = ()) -> str | None:
        """The motif typed, null when closed; an empty one stays in its box.

        `against` is what departs from the rules of the épreuve, a sentence each.
        """
        said = " ".join(against)
        invite = f"Donnez un motif. {said}" if said else "Motif"
        given = await self.ask_until(
            lambda refusal, typed: Saisie(quoi, refusal or invite, typed or ""),
            lambda text: checked_motif(text, SANS_MOTIF),
        )
        return given[0] if given else None

    async def ask_read(
        self, titre: str, invite: str, read: Callable[[str], R], valeur: str = "", *, offered: bool = False
    ) -> tuple[R] | None:
        """What `read` makes of the line typed, null when closed; what it refuses stays in its box, with the reason."""
        return await self.ask_until(
            lambda refusal, typed: Saisie(
                titre, refusal or invite, valeur if typed is None else typed, offered=offered
            ),
            lambda text: read(text.strip()),
        )

    def read(self, text: str, *, past: bool = True) -> datetime:
        """The instant that was typed, where the session takes place. Raises `Refus`."""
        return read_instant(text, self.ouverte.session.fuseau, self.now, past=past)

    @property
    def now(self) -> datetime:
        """The instant it is."""
        return self.ouverte.contexte.clock.now().instant

    def typed(self, instant: datetime) -> str:
        """An instant as it would be typed here, with its day where that is not today."""
        return heure_a_taper(instant, self.now, self.ouverte.session.fuseau)

    def example(self, moment: time) -> str:
        """That time of the session's day, as it would be typed today: it shows that a day may be given."""
        session = self.ouverte.session
        day = session.date or local_day(self.now, session.fuseau)
        return self.typed(as_instant(datetime.combine(day, moment), session.fuseau))

    @property
    def reception(self) -> str:
        """What to type of a dossier's arrival."""
        return f"Heure de réception, par exemple {self.example(time(17, 42))}"
