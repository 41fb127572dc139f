"""The part of the groups' screen that notes a dossier before the orals, once for the whole group."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.ui.commands import command
from certif_tui.ui.screens.groupes.base import PERSONNE, GroupesBase

Noter = Callable[[str, Callable[[str], None]], None]
"""Opens the written work of a group, or of a candidat who works alone; what it calls back says why it cannot."""


class Noting(GroupesBase):
    """Opens what a juré ticks on the dossier under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("groupes.ecrit", "w", "ecrit", "Écrit", "Note le dossier avant l'oral, une fois pour tout le groupe"),
    ]

    noter: Noter

    def action_ecrit(self) -> None:
        """Note the written work of the row under the cursor."""
        who = self.remettant
        if who is None:
            self.say(PERSONNE)
        else:
            self.noter(who, self.say)
