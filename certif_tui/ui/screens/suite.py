"""What comes after a candidat's screens: the sheet and the bilan are left for it."""

from __future__ import annotations

from enum import StrEnum


class Suite(StrEnum):
    """What to do when a candidat's screens are left."""

    RETOUR = "retour"
    SUIVANT = "suivant"
