"""What every use case needs: where events are kept, what time it is, who is acting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol
from uuid import uuid4

from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.evenements.acte import Acte, Entete
from certif_tui.journal.journal import Journal
from certif_tui.journal.presences import Presences


class Clock(Protocol):
    """Where the present comes from."""

    def now(self) -> Maintenant:
        """The present, as UTC instant and boot clock."""


@dataclass(frozen=True, slots=True)
class Contexte:
    """The journal, the clock, who else is there, and who acts.

    `auteur` is the juré's slug or, before one is known, the operating-system user.
    """

    journal: Journal
    clock: Clock
    auteur: str
    presences: Presences

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
        """The same, acting as somebody else."""
        return replace(self, auteur=auteur)


def new_id() -> str:
    """A fresh identifier, 32 hexadecimal digits."""
    return uuid4().hex
