"""Writing a remarque on a critère or a compétence, from the sheet or from its result."""

from __future__ import annotations

import asyncio
from typing import Any

from certif_tui.domain.grille.phrases import PhrasePrete
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.phrases import Chez
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage


async def write_remarque(flow: Flow, grille: GrilleOuverte, code: str, *, ajout: str = "") -> None:
    """Have the remarque on that critère or compétence written; on a sheet that can only be read, say why not.

    `ajout` is put behind what stands in it, to be looked at.
    """
    from certif_tui.ui.dialogs.remarque import Remarque

    screen = flow.screen
    if grille.lecture_seule:
        screen.say(str(grille.lecture_seule))
        return

    def keep(texte: str, brouillon: bool) -> None:
        if brouillon or texte != grille.grille.remarque(code):
            screen.manage(lambda: grille.write_remarque(code, texte, brouillon=brouillon))

    texte = grille.grille.remarque(code)
    phrases = await asyncio.to_thread(_phrases, grille, code, texte)
    await flow.ask(Remarque(code, texte, keep, ajout=ajout, phrases=phrases))


def show_phrases(screen: Ecran[Any], grille: GrilleOuverte, affichage: Affichage, code: str) -> None:
    """Show the ready remarques of the bloc of a sheet, from that critère on."""
    from certif_tui.ui.screens.phrases import PhrasesScreen

    pretes, place = grille.contexte.phrases, grille.place
    if pretes is not None:
        chez = Chez(place.session, place.jure)
        screen.app.push_screen(PhrasesScreen(place.bloc, pretes, chez, affichage, code))


def _phrases(grille: GrilleOuverte, code: str, texte: str) -> tuple[PhrasePrete, ...]:
    """What is offered there, out of files that are read afresh."""
    pretes, place = grille.contexte.phrases, grille.place
    chez = Chez(place.session, place.jure, place.candidat)
    return pretes.of(place.bloc, code, chez, sauf=texte) if pretes is not None else ()
