"""The question asked before a sheet is taken from another program."""

from __future__ import annotations

from certif_tui.ui.dialogs.confirmation import Confirmation
from certif_tui.wording.text import NBSP


def take_over_question(reason: str) -> Confirmation:
    """Ask whether to take the sheet over; `reason` says where it is held."""
    question = f"{reason} La prendre en main ici{NBSP}? Elle passera là-bas en lecture seule."
    return Confirmation("Grille ouverte ailleurs", question, "Prendre en main")
