"""Who acts, and when: what a decision is given in the place of a clock and of a source of identifiers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.frozen import Frozen


class Entete(TypedDict):
    """The fields every event starts with."""

    id: str
    instant: datetime
    auteur: str


class Acte(Frozen):
    """One act of `auteur` at `maintenant`; `ident` gives another identifier each time it is asked."""

    auteur: str
    maintenant: Maintenant
    ident: Callable[[], str]

    @property
    def instant(self) -> datetime:
        """When it is done."""
        return self.maintenant.instant

    def entete(self) -> Entete:
        """The head of one more event of the act."""
        return {"id": self.ident(), "instant": self.instant, "auteur": self.auteur}
