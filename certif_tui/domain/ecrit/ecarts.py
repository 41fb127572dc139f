"""By what something may depart from the rules of the épreuve, as events say it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field


class Ecart(StrEnum):
    """What departs from the rules of the épreuve, and was done with a motif all the same."""

    AUTRE_JOUR = "autre_jour"
    SANS_CAS = "sans_cas"
    SANS_TIRAGE = "sans_tirage"
    AVANT_LE_TIRAGE = "avant_le_tirage"
    TAILLE = "taille"
    SEUL = "seul"
    SANS_GROUPE = "sans_groupe"
    ABSENT = "absent"
    SEMAINE = "semaine"
    ORAL_AVANT_DOSSIER = "oral_avant_dossier"
    ORAL_HORS_SEMAINE = "oral_hors_semaine"


Ecarts = Annotated[tuple[Ecart, ...], Field(max_length=len(Ecart))]
