"""What every use case needs: where events are kept, what time it is, who is acting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.evenements.acte import Acte, Entete
from certif_tui.domain.frozen import Frozen, field, replace
from certif_tui.journal.journal import Journal
from certif_tui.journal.presences import Presences
from certif_tui.services.grille.phrases import PhrasesPretes


class Clock(Protocol):
    """Where the present comes from."""

    def now(self) -> Maintenant:
        """The present, as UTC instant and boot clock."""


@dataclass(slots=True)
class Responsable:
    """The person at the keyboard while they are no juré: null when nobody said so.

    `to_ask` while the question was not answered yet, `remember` keeps the answer for next time. `elsewhere` is who
    they were at another terminal: to be proposed, never to be taken for granted.
    """

    nom: str | None = None
    to_ask: bool = False
    remember: Callable[[str], None] = lambda _nom: None
    elsewhere: str = ""

    @property
    def proposed(self) -> str:
        """The name to propose where it is asked, empty for none."""
        return self.nom or self.elsewhere

    def say(self, nom: str) -> None:
        """Be this person from now on; nobody with an empty name."""
        self.nom, self.to_ask = nom or None, False
        self.remember(nom)


class Contexte(Frozen):
    """The journal, the clock, who else is there, and who acts.

    `auteur` is the juré's slug or, before one is known, the operating-system user, under whom `responsable` works.
    `phrases` are the ready remarques, null where nobody writes any.
    """

    journal: Journal
    clock: Clock
    auteur: str
    presences: Presences
    responsable: Responsable = field(default_factory=Responsable)
    phrases: PhrasesPretes | None = None

    def entete(self) -> Entete:
        """The head of an event that happens now."""
        return self.entete_at(self.clock.now())

    def entete_at(self, now: Maintenant) -> Entete:
        """The head of an event that happened at `now`."""
        return {"id": new_id(), "instant": now.instant, "auteur": self.auteur}

    def acte(self) -> Acte:
        """Something done now."""
        return Acte(self.auteur, self.clock.now(), new_id)

    def signed_by(self, auteur: str) -> Contexte:
        """The same, acting as that juré."""
        return replace(self, auteur=auteur, responsable=Responsable())


def new_id() -> str:
    """A fresh identifier, 32 hexadecimal digits."""
    return uuid4().hex
