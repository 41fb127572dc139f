"""What was noted on the written work, shown on the sheet of the oral to be confirmed with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from certif_tui.domain.ecrit.indices import Indice
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.refus import Refus
from certif_tui.services.ecrit.prenotation import read_indices
from certif_tui.services.grille.evaluation import GrillePlace
from certif_tui.services.grille.poste import Poste
from certif_tui.ui.commands import Actions, command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.checklist import Checklist
from certif_tui.wording.statuts import AVIS
from certif_tui.wording.text import NBSP, clean

CONFIRMER = command(
    "evaluation.ecrit", Verbe.ECRIT, "confirmer_ecrit", "Confirmer l'écrit", "Reprend ce qui fut noté à l'écrit, avance"
)
RIEN = "Rien n'est noté à l'écrit sur cette ligne."
SANS_AVIS = f"À l'écrit, seule une remarque est notée sur cette ligne{NBSP}: il n'y a pas d'avis à confirmer."


class Hints:
    """The hints of one sheet, read when it is opened and at each look; no key waits for them."""

    def __init__(self, poste: Poste, place: GrillePlace) -> None:
        self._poste, self._place = poste, place
        self.indices: Mapping[str, Indice] = {}
        """What was noted, by code."""

    def take(self) -> bool:
        """Whether the juré noted something else meanwhile; on the written work itself there is nothing to take."""
        if self._place.ecrit:
            return False
        found = read_indices(self._poste, self._place.candidat)
        changed = found != self.indices
        if changed:
            self.indices = found
        return changed

    def avis(self, code: str) -> Avis:
        """The mark a critère was given on the written work. Raises `Refus` when there is none to confirm."""
        indice = self.indices.get(code)
        if indice is None:
            raise Refus(RIEN)
        if indice.avis is None:
            raise Refus(SANS_AVIS)
        return indice.avis


def confirmation(screen: Ecran[Any], hints: Hints, checklist: Checklist, judge: Callable[[Avis], None]) -> Actions:
    """What the command does: give the critère under the cursor the mark noted on the written work, and go on."""

    def confirm() -> None:
        avis = screen.attempt(lambda: hints.avis(checklist.current.code))
        if avis is not None:
            judge(avis)

    return {"confirmer_ecrit": confirm}


def avis_words(indice: Indice | None) -> str:
    """The mark given on the written work, before the wording of its row; empty when there is none."""
    return f"(à l'écrit{NBSP}: {AVIS[indice.avis]}) " if indice and indice.avis else ""


def remarque_words(indice: Indice | None) -> str:
    """What was written on the written work, after the wording of its row; empty when nothing was."""
    return f" (à l'écrit{NBSP}: «{NBSP}{clean(indice.remarque)}{NBSP}»)" if indice and indice.remarque else ""
