"""The question asked before a sheet is taken from another program."""

from __future__ import annotations

from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.wording.text import NBSP


def take_over_question(reason: str) -> YesNo:
    """Ask whether to take the sheet over; `reason` says where it is held."""
    question = f"{reason} La prendre en main ici{NBSP}? Elle passera là-bas en lecture seule."
    return YesNo("Grille ouverte ailleurs", question, "Prendre en main")
