"""Handing in a sheet that is read aloud: what lacks is told and takes a motif, then it is asked whether it is meant."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.cli.dialogue.locuteurs import Locuteurs
from certif_tui.cli.dialogue.oral import OralParle
from certif_tui.cli.dialogue.paroles import statut_words
from certif_tui.cli.dialogue.reponses import read_oui_non
from certif_tui.cli.dialogue.voix import tell
from certif_tui.cli.grille.remise import tell_handed_in, warn_of_empechement
from certif_tui.domain.grille.pieces import PiecesManquantes
from certif_tui.domain.grille.statut import first_hole
from certif_tui.domain.referentiel.model import Critere
from certif_tui.domain.refus import Refus
from certif_tui.domain.textes import checked_motif
from certif_tui.wording.text import NBSP

LAISSEE = "La grille n'est pas remise."
MOTIF = "Pour la remettre malgré tout, tapez le motif. Une ligne vide la laisse comme elle est."


class RemiseParlee:
    """Hands the sheet in, once what lacks is explained and the juré said yes."""

    def __init__(self, qui: Locuteurs, oral: OralParle, hear: Callable[[], str]) -> None:
        """`hear` gives the next answer."""
        self._qui, self._oral, self._hear = qui, oral, hear

    def first_hole(self) -> Critere | None:
        """The first critère not evaluated, null when the sheet can be handed in. Raises `Refus` on the written work."""
        if self._qui.grille.place.ecrit:
            raise Refus(f"Ce qui est noté à l'écrit ne se remet pas{NBSP}: confirmez-le sur la grille de l'oral.")
        return first_hole(self._qui.grille.place.bloc, self._qui.grille.grille.avis)

    def hand_in(self) -> int | None:
        """Hand the sheet in and say what it makes of the bloc; returns the exit code, null when it was given up.

        Raises `Refus` where it is refused.
        """
        if self._oral.is_running and self._agrees(f"L'oral n'est pas terminé au chrono. Le terminer{NBSP}?"):
            self._oral.end()
        manques = self._qui.poste.manques(self._qui.slug, self._qui.chrono)
        malgre = self._motif(PiecesManquantes(manques)) if manques else ""
        if malgre is None:
            tell(LAISSEE)
            return None
        warn_of_empechement(self._qui.candidat, self._qui.nom)
        if self._qui.candidat.evalue:
            tell(statut_words(self._qui.grille.statut))
        if not self._agrees(f"Remettre la grille{NBSP}? Après, rien n'y change sans la rouvrir."):
            tell(LAISSEE)
            return None
        self._qui.grille.hand_in(malgre)
        return tell_handed_in(self._qui.poste.ouverte, self._qui.grille, self._qui.candidat, None)

    def _motif(self, lacking: PiecesManquantes) -> str | None:
        """Why the sheet is handed in all the same, null when it is given up."""
        said = f"{lacking} {MOTIF}"
        while True:
            tell(said)
            typed = self._hear()
            if not typed:
                return None
            try:
                return checked_motif(typed, LAISSEE)
            except Refus as error:
                said = f"{error} {MOTIF}"

    def _agrees(self, question: str) -> bool:
        """Whether the answer is yes; asked until it is yes or no."""
        tell(f"{question}\nOui ou non{NBSP}?")
        while True:
            try:
                return read_oui_non(self._hear())
            except Refus as error:
                tell(str(error))
