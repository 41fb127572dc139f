"""The French public holidays of a year, computed: no list to keep up to date; those of a territory when asked for."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from dateutil.easter import easter


class Ferie(StrEnum):
    """A public holiday of the Code du travail: article L3133-1, and L3134-13 and L3422-2 for some territories."""

    JOUR_DE_L_AN = "jour_de_l_an"
    LUNDI_DE_PAQUES = "lundi_de_paques"
    FETE_DU_TRAVAIL = "fete_du_travail"
    VICTOIRE_1945 = "victoire_1945"
    ASCENSION = "ascension"
    LUNDI_DE_PENTECOTE = "lundi_de_pentecote"
    FETE_NATIONALE = "fete_nationale"
    ASSOMPTION = "assomption"
    TOUSSAINT = "toussaint"
    ARMISTICE_1918 = "armistice_1918"
    NOEL = "noel"
    VENDREDI_SAINT = "vendredi_saint"
    SAINT_ETIENNE = "saint_etienne"
    ABOLITION = "abolition"


class Territoire(StrEnum):
    """Where other days are holidays too."""

    METROPOLE = "metropole"
    ALSACE_MOSELLE = "alsace_moselle"
    GUADELOUPE = "guadeloupe"
    GUYANE = "guyane"
    MARTINIQUE = "martinique"
    MAYOTTE = "mayotte"
    REUNION = "reunion"


FIXES = {
    (1, 1): Ferie.JOUR_DE_L_AN,
    (5, 1): Ferie.FETE_DU_TRAVAIL,
    (5, 8): Ferie.VICTOIRE_1945,
    (7, 14): Ferie.FETE_NATIONALE,
    (8, 15): Ferie.ASSOMPTION,
    (11, 1): Ferie.TOUSSAINT,
    (11, 11): Ferie.ARMISTICE_1918,
    (12, 25): Ferie.NOEL,
}
APRES_PAQUES = {1: Ferie.LUNDI_DE_PAQUES, 39: Ferie.ASCENSION, 50: Ferie.LUNDI_DE_PENTECOTE}
"""The movable ones, by how many days they come after Easter."""
FIXES_LOCALES = {
    (Territoire.ALSACE_MOSELLE, 12, 26): Ferie.SAINT_ETIENNE,
    (Territoire.MAYOTTE, 4, 27): Ferie.ABOLITION,
    (Territoire.MARTINIQUE, 5, 22): Ferie.ABOLITION,
    (Territoire.GUADELOUPE, 5, 27): Ferie.ABOLITION,
    (Territoire.GUYANE, 6, 10): Ferie.ABOLITION,
    (Territoire.REUNION, 12, 20): Ferie.ABOLITION,
}
APRES_PAQUES_LOCALES = {(Territoire.ALSACE_MOSELLE, -2): Ferie.VENDREDI_SAINT}


def ferie(jour: date, territoire: Territoire = Territoire.METROPOLE) -> Ferie | None:
    """The public holiday of that day in that territory, null when it is none.

    Where two fall on one day, as Ascension on 1 or 8 May, it is called by its fixed name, the national one first.
    """
    fixe, after = FIXES.get((jour.month, jour.day)), (jour - easter(jour.year)) // timedelta(days=1)
    locale = FIXES_LOCALES.get((territoire, jour.month, jour.day))
    return fixe or APRES_PAQUES.get(after) or locale or APRES_PAQUES_LOCALES.get((territoire, after))
