"""What comes after a candidat's screens: the sheet and the bilan are left for it."""

from __future__ import annotations

from enum import StrEnum

from certif_tui.domain.frozen import Frozen


class Suite(StrEnum):
    """What to do when a candidat's screens are left."""

    RETOUR = "retour"
    SUIVANT = "suivant"


class Vers(Frozen):
    """Go to the sheet of that candidat, to which what was marked belongs, and say so."""

    candidat: str
    dit: str
