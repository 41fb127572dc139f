"""A result beside what a bilan shows of one sheet: what may be told of each, and what must be said with it."""

from __future__ import annotations

from certif_tui.domain.frozen import Frozen, field
from certif_tui.domain.resultat.resultat import Resultat


class Fondement(Frozen):
    """What the session made of a candidat, and what of the files a bilan shows is no proof, in French.

    `feuille` is about the sheet it shows and the session it was filled in, `temps` about the clock.
    """

    resultat: Resultat = field(default_factory=Resultat)
    feuille: tuple[str, ...] = ()
    temps: tuple[str, ...] = ()

    @property
    def defauts(self) -> tuple[str, ...]:
        """All that is no proof, each said once."""
        return tuple(dict.fromkeys((*self.resultat.defauts, *self.feuille, *self.temps)))
