"""Somebody of a list who may be there already: what is alike, what can be done. Pure."""

from __future__ import annotations

from enum import StrEnum

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.decisions.importation import Arrivee


class ChoixImport(StrEnum):
    """What to do with somebody who may be there already."""

    FUSIONNER = "fusionner"
    AJOUTER = "ajouter"
    IGNORER = "ignorer"
    RETABLIR = "retablir"


class Doublon(Frozen):
    """Somebody who may be there already: as `candidat` of the session, or in the row `premiere` of the same file.

    `raison` says what is alike and what is not, `propose` what is best done.
    """

    arrivee: Arrivee
    raison: str
    propose: ChoixImport
    candidat: Candidat | None = None
    premiere: int | None = None

    @property
    def possibles(self) -> tuple[ChoixImport, ...]:
        """What can be done."""
        if self.candidat is not None and self.candidat.retire is not None:
            return (ChoixImport.IGNORER, ChoixImport.RETABLIR, ChoixImport.AJOUTER)
        return (ChoixImport.FUSIONNER, ChoixImport.AJOUTER, ChoixImport.IGNORER)
