"""What a sheet rests on: which of it the épreuve requires, what of it is not there when the sheet is handed in.

Source: each bloc's « Modalités d'évaluation » (a dossier, an oral; for Bloc 1 groups and a company drawn by lot), kept
as `remise_exige` of its épreuve.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from certif_tui.domain.chrono.state import Chrono, Marche
from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.domain.referentiel.model import Bloc, Piece
from certif_tui.domain.refus import MotifManquant
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.state import Session

MANQUES: Final[dict[Piece, str]] = {
    "presence": "présence à l'oral non notée",
    "tirage": "groupe non tiré au sort",
    "cas": "cas non attribué",
    "dossier": "dossier manquant",
    "oral": "oral non terminé au chrono",
}
"""How each is said to lack, in the order it is told."""
EXIGENCES: Final[dict[Piece, str]] = {
    "presence": "présence à l'oral notée",
    "tirage": "groupe tiré au sort",
    "cas": "cas d'entreprise attribué au groupe",
    "dossier": "dossier reçu",
    "oral": "oral terminé au chrono",
}
"""How each is asked for, in the same order."""
_REMEDES: Final[dict[Piece, str]] = {
    "presence": "notez-la",
    "tirage": "tirez les groupes",
    "cas": "donnez-en un à son groupe",
    "dossier": "notez sa réception",
    "oral": "terminez-le",
}


class PiecesManquantes(MotifManquant):
    """The sheet does not rest on what the épreuve requires: `manques`. It is handed in all the same with a motif."""

    def __init__(self, manques: Sequence[Piece]) -> None:
        listed = ", ".join(f"{MANQUES[it]} ({_REMEDES[it]})" for it in manques)
        super().__init__(f"Il manque à cette grille ce que l'épreuve exige\u00a0: {listed}.")
        self.manques = tuple(manques)


def manques(session: Session, candidat: Candidat, chrono: Chrono, bloc: Bloc) -> tuple[Piece, ...]:
    """What the épreuve of the bloc requires of that candidat's sheet and is not there, in the order it is told."""
    required = bloc.epreuve.remise_exige or ()
    groupe = session.groupes.groupe_of(candidat.slug)
    remettant = (groupe.code if groupe else None) if is_collectif(bloc) else candidat.slug
    there: dict[Piece, bool] = {
        "presence": candidat.presence is not Presence.ATTENDU,
        "tirage": groupe is not None,
        "cas": groupe is not None and groupe.cas is not None,
        "dossier": remettant in session.groupes.dossiers,
        "oral": chrono.marche is Marche.FINI,
    }
    return tuple(piece for piece in MANQUES if piece in required and not there[piece])


def manques_words(manques: Sequence[Piece]) -> str:
    """What lacks, between commas: « présence à l'oral non notée, dossier manquant »."""
    return ", ".join(MANQUES[it] for it in manques)
