"""Handing a sheet in from the command line, and telling what it makes of the bloc."""

from __future__ import annotations

from certif_tui.cli.atelier import warn_of_defaut
from certif_tui.cli.codes import Code
from certif_tui.cli.output import say, warn
from certif_tui.documents.presence import empechement_words
from certif_tui.documents.resultat import beside_statut, instead_of_statut, is_dit
from certif_tui.domain.grille.pieces import manques_words
from certif_tui.domain.session.candidats import Candidat
from certif_tui.projections.resultats import fondement_of
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.statuts import cell_bloc
from certif_tui.wording.text import NBSP


def warn_of_empechement(candidat: Candidat, nom: str) -> None:
    """Tell that the sheet of somebody absent or the like decides nothing."""
    if candidat.empechement is not None:
        noted = f"{nom} est noté «{NBSP}{empechement_words(candidat.empechement)}{NBSP}»"
        warn(f"Attention{NBSP}: {noted}, sa grille ne dira rien de son résultat.")


def tell_handed_in(ouverte: SessionOuverte, grille: GrilleOuverte, candidat: Candidat, malgre: str | None) -> int:
    """Say what the sheet, just handed in, lacked and what it makes of the bloc; `malgre` is the motif given."""
    remise = grille.grille.remise
    if remise is not None and remise.manques:
        warn(f"Attention{NBSP}: grille remise malgré{NBSP}: {manques_words(remise.manques)}.")
    elif malgre:
        warn(f"Rien ne manque à cette grille{NBSP}: le motif de --malgre n'avait rien à expliquer, il n'est pas gardé.")
    return _tell_result(ouverte, grille, candidat)


def _tell_result(ouverte: SessionOuverte, grille: GrilleOuverte, candidat: Candidat) -> int:
    """Say what the sheet, and the session, make of the candidat; what of it is no proof is an alert."""
    fondement = fondement_of(
        ouverte.contexte.journal, ouverte.session, candidat, ouverte.defauts, grille.place.jure, grille.grille
    )
    if is_dit(candidat, fondement):
        say(f"Grille remise{NBSP}: {cell_bloc(grille.statut)}")
        for resultat in filter(None, [beside_statut(fondement.resultat)]):
            say(f"Résultat{NBSP}: {resultat}")
    else:
        say(f"Grille remise{NBSP}: {instead_of_statut(candidat, fondement)}")
    for defaut in fondement.defauts:
        if defaut not in (ouverte.live.defaut, grille.live.defaut):
            warn_of_defaut(ouverte.slug, defaut)
    return Code.DONNEES if fondement.defauts else Code.OK
