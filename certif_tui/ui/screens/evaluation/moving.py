"""Moving a sheet filled for the wrong candidat: which one, with its clock or not, why, then done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from certif_tui.domain.session.candidats import Candidat
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.wording.text import NBSP, name_of

if TYPE_CHECKING:
    from certif_tui.ui.screens.evaluation.screen import Evaluation


def ask_move(screen: Evaluation) -> None:
    """Ask for whom the sheet was really filled, then why, then move it."""
    session = screen.poste.ouverte.session
    others = [it for it in session.presentes if screen.poste.can_receive(screen.grille, it)]
    if not others:
        screen.say(f"Aucun autre candidat n'a de grille vierge{NBSP}: le déplacement écraserait des avis.")
        return

    def chosen(candidat: Candidat | None) -> None:
        if candidat is not None:
            _ask_clock(screen, candidat)

    options = [(it, name_of(session, it)) for it in others]
    screen.app.push_screen(Choix("Déplacer la grille vers", options), chosen)


def _ask_clock(screen: Evaluation, vers: Candidat) -> None:
    """Ask whether the clock goes along, where it ran and the other one did not."""
    if not screen.chrono.chrono.actions:
        _ask_motif(screen, vers)
        return
    if not screen.poste.can_receive_chrono(screen.chrono, vers):
        _ask_motif(screen, vers, refused=True)
        return

    def answered(along: bool | None) -> None:
        if along is not None:
            _ask_motif(screen, vers, clock=along)

    here = name_of(screen.poste.ouverte.session, screen.candidat, limit=40)
    options = [(True, "Déplacer aussi le chrono"), (False, f"Laisser le chrono à {here}")]
    screen.app.push_screen(Choix("Le chrono a servi", options), answered)


def _ask_motif(screen: Evaluation, vers: Candidat, *, clock: bool = False, refused: bool = False) -> None:
    nom = name_of(screen.poste.ouverte.session, vers, limit=40)

    def given(motif: str | None) -> None:
        chrono = screen.chrono if clock else None
        if motif is not None and screen.manage(lambda: screen.poste.move(screen.grille, vers, motif, chrono)):
            screen.say(_done(nom, clock=clock, refused=refused))
        screen.paint_all()

    invite = f"Pourquoi cette grille est-elle celle de {nom}{NBSP}?"
    screen.app.push_screen(Saisie("Motif du déplacement", invite), given)


def _done(nom: str, *, clock: bool, refused: bool) -> str:
    if refused:
        return f"Grille déplacée. Le chrono de {nom} a servi{NBSP}: chacun garde le sien."
    what = "Grille et chrono déplacés" if clock else "Grille déplacée"
    return f"{what} vers {nom}. Échap revient aux candidats."
