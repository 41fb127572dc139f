"""The dates of birth of a list, which tell homonyms apart: compared, and kept where nothing else does. Pure."""

from __future__ import annotations

from datetime import date

from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.importation import Arrivee
from certif_tui.domain.session.evenements import Precisions
from certif_tui.services.importation.colonnes import ColonneComprise, TableauCompris
from certif_tui.services.importation.lecture import LigneLue
from certif_tui.services.importation.rangees import read_naissance
from certif_tui.services.importation.roles import LIBELLES, Role
from certif_tui.services.importation.titres import read_titre


class Naissances:
    """Reads them in the column that holds them, even where it is not to be kept."""

    def __init__(self, lecture: TableauCompris) -> None:
        kept = lecture.rang(Role.NAISSANCE)
        ignored = (rang for rang, it in enumerate(lecture.colonnes) if it.role is Role.IGNOREE and _is_titre(it.titre))
        self._rang = next(ignored, None) if kept is None else kept

    def of(self, ligne: LigneLue) -> date | None:
        """The date of birth a row gives, null where it gives none that can be read."""
        if self._rang is None or self._rang >= len(ligne.cellules):
            return None
        try:
            return read_naissance(ligne.cellules[self._rang].strip())
        except Refus:
            return None


def told_role(colonne: ColonneComprise) -> str:
    """What a column is taken for, in words: dates of birth that are not kept are compared all the same."""
    is_compared = colonne.role is Role.IGNOREE and _is_titre(colonne.titre)
    return "comparée" if is_compared else LIBELLES[colonne.role]


def with_naissance(arrivee: Arrivee, ne: date) -> Arrivee:
    """A row whose date of birth is kept."""
    precisions = arrivee.inscription.precisions.model_copy(update={"naissance": ne})
    return replace(arrivee, inscription=replace(arrivee.inscription, precisions=precisions))


def told_apart_otherwise(one: Precisions, other: Precisions) -> bool:
    """Whether something else than their dates of birth tells two people apart."""
    pairs = ((one.numero, other.numero), (one.email, other.email))
    return any(first and second and first.casefold() != second.casefold() for first, second in pairs)


def _is_titre(titre: str) -> bool:
    return read_titre(titre).role is Role.NAISSANCE
