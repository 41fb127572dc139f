"""What comes after a candidat's screens: the sheet and the bilan are left for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Suite(StrEnum):
    """What to do when a candidat's screens are left."""

    RETOUR = "retour"
    SUIVANT = "suivant"


@dataclass(frozen=True, slots=True)
class Vers:
    """Go to the sheet of that candidat, to which what was marked belongs, and say so."""

    candidat: str
    dit: str
