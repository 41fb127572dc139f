"""The part of the grading screen that shows what was noted on the written work, to be confirmed with one key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.ecrit.indices import Indice
from certif_tui.services.ecrit.prenotation import read_indices
from certif_tui.services.grille.poste import Poste
from certif_tui.ui.commands import command
from certif_tui.ui.screens.evaluation.marking import Marking
from certif_tui.wording.statuts import AVIS
from certif_tui.wording.text import NBSP, clean


class Hinting(Marking):
    """Reads the hints when the sheet is opened and at each look; no key waits for them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "evaluation.ecrit", "w", "confirmer_ecrit", "Confirmer l'écrit", "Reprend ce qui fut noté à l'écrit, avance"
        ),
    ]

    poste: Poste
    indices: Mapping[str, Indice] = {}

    def paint_reading(self) -> None:
        """Show the row under the cursor in full."""
        raise NotImplementedError

    def take_indices(self) -> None:
        """Take in what the juré noted of the written work; on the written work itself there is nothing to take."""
        place = self.grille.place
        if place.ecrit:
            return
        found = read_indices(self.poste, place.candidat)
        if found != self.indices:
            self.indices = found
            self.checklist.show_indices(found)
            self.paint_reading()

    def hint_words(self, code: str) -> str:
        """The tick a critère was given on the written work, before its wording; empty when there is none."""
        indice = self.indices.get(code)
        return f"(à l'écrit{NBSP}: {AVIS[indice.avis]}) " if indice and indice.avis else ""

    def hint_remarque(self, code: str) -> str:
        """What was written of a row on the written work, after its wording; empty when nothing was."""
        indice = self.indices.get(code)
        return f" (à l'écrit{NBSP}: «{NBSP}{clean(indice.remarque)}{NBSP}»)" if indice and indice.remarque else ""

    def action_confirmer_ecrit(self) -> None:
        """Give the critère under the cursor the mark noted on the written work, and go on."""
        indice = self.indices.get(self.checklist.current.code)
        if indice is None:
            self.say("Rien n'est noté à l'écrit sur cette ligne.")
        elif indice.avis is None:
            self.say(f"À l'écrit, seule une remarque est notée sur cette ligne{NBSP}: il n'y a pas d'avis à confirmer.")
        else:
            self.action_avis(indice.avis)
