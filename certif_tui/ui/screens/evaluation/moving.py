"""Moving a sheet filled for the wrong candidat: which one, why, then done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certif_tui.domain.session import Candidat
from certif_tui.ui.screens.dialogs.choix import Choix
from certif_tui.ui.screens.dialogs.saisie import Saisie
from certif_tui.wording import clean

if TYPE_CHECKING:
    from certif_tui.ui.screens.evaluation.screen import Evaluation


def ask_move(screen: Evaluation) -> None:
    """Ask for whom the sheet was really filled, then why, then move it."""
    others = [it for it in screen.poste.ouverte.session.presentes if screen.poste.can_receive(screen.grille, it)]
    if not others:
        screen.say("Aucun autre candidat n'a de grille vierge\u00a0: le déplacement écraserait des avis.")
        return

    def chosen(candidat: Candidat | None) -> None:
        if candidat is not None:
            invite = f"Pourquoi cette grille est-elle celle de {clean(candidat.nom, limit=40)}\u00a0?"
            screen.app.push_screen(Saisie("Motif du déplacement", invite), lambda motif: moved(candidat, motif))

    def moved(candidat: Candidat, motif: str | None) -> None:
        if motif is not None and screen.attempt(lambda: screen.poste.move(screen.grille, candidat, motif)):
            screen.say(f"Grille déplacée vers {clean(candidat.nom, limit=40)}. Échap revient aux candidats.")
        screen.paint()

    options = [(it, clean(it.nom, limit=60)) for it in others]
    screen.app.push_screen(Choix("Déplacer la grille vers", options), chosen)
