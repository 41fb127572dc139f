"""Writing a remarque on a critère or a compétence, from the sheet or from its result."""

from __future__ import annotations

from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.ui.flows.flow import Flow


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

    await flow.ask(Remarque(code, grille.grille.remarque(code), keep, ajout=ajout))
