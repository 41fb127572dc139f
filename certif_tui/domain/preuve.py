"""What stands between a result and the files it rests on: told beside it, so that nothing passes for proved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doutes:
    """Why the result of a candidat is no proof, and why the times of their oral are none; French, empty when all is."""

    resultat: tuple[str, ...] = ()
    temps: tuple[str, ...] = ()

    @property
    def tous(self) -> tuple[str, ...]:
        """All of them."""
        return self.resultat + self.temps


SANS_DOUTE = Doutes()
