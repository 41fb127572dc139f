"""What changes in a jury, in words."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.domain.session.evenements import (
    EvenementJury,
    JureAjoute,
    JureExcuse,
    JureFusionne,
    JureRenomme,
    JureRetire,
)
from certif_tui.wording.text import NBSP


def jury_words(evenement: EvenementJury, jure_of: Callable[[str], str], nom_of: Callable[[str], str]) -> str:
    """« juré excusé : MARTIN Paul, pour DUPONT Claire »; `jure_of` and `nom_of` name a juré and a candidat."""
    match evenement:
        case JureAjoute(nom=nom):
            return f"juré ajouté{NBSP}: {nom}"
        case JureRenomme(jure=jure, nom=nom):
            return f"juré renommé{NBSP}: {jure_of(jure)} devient {nom}"
        case JureFusionne(jure=jure, dans=dans):
            return f"juré fusionné{NBSP}: {jure_of(jure)} est {jure_of(dans)}"
        case JureRetire(jure=jure):
            return f"juré retiré{NBSP}: {jure_of(jure)}"
        case JureExcuse(jure=jure, candidats=candidats):
            return f"juré excusé{NBSP}: {jure_of(jure)}, pour {', '.join(map(nom_of, candidats))}"
