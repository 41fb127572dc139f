"""The French public holidays of a year, computed: no list to keep up to date; those of a territory when asked for."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from dateutil.easter import easter


class Ferie(StrEnum):
    """A public holiday of the Code du travail: article L3133-1, and L3134-13 and L3422-2 for some territories.

    Nouvelle-Calédonie and Polynésie have a Code of their own.
    """

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
    CITOYENNETE = "citoyennete"
    EVANGILE = "evangile"


class Territoire(StrEnum):
    """Where other days are holidays too."""

    METROPOLE = "metropole"
    ALSACE_MOSELLE = "alsace_moselle"
    GUADELOUPE = "guadeloupe"
    GUYANE = "guyane"
    MARTINIQUE = "martinique"
    MAYOTTE = "mayotte"
    REUNION = "reunion"
    SAINT_BARTHELEMY = "saint_barthelemy"
    SAINT_MARTIN = "saint_martin"
    NOUVELLE_CALEDONIE = "nouvelle_caledonie"
    POLYNESIE = "polynesie"


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
    (Territoire.SAINT_BARTHELEMY, 10, 9): Ferie.ABOLITION,
    (Territoire.SAINT_MARTIN, 5, 28): Ferie.ABOLITION,
    (Territoire.NOUVELLE_CALEDONIE, 9, 24): Ferie.CITOYENNETE,
    (Territoire.POLYNESIE, 3, 5): Ferie.EVANGILE,
}
APRES_PAQUES_LOCALES = {
    (Territoire.ALSACE_MOSELLE, -2): Ferie.VENDREDI_SAINT,
    (Territoire.POLYNESIE, -2): Ferie.VENDREDI_SAINT,
}
FUSEAUX = {
    "America/Guadeloupe": Territoire.GUADELOUPE,
    "America/Cayenne": Territoire.GUYANE,
    "America/Martinique": Territoire.MARTINIQUE,
    "America/St_Barthelemy": Territoire.SAINT_BARTHELEMY,
    "America/Marigot": Territoire.SAINT_MARTIN,
    "Indian/Mayotte": Territoire.MAYOTTE,
    "Indian/Reunion": Territoire.REUNION,
    "Pacific/Noumea": Territoire.NOUVELLE_CALEDONIE,
    "Pacific/Tahiti": Territoire.POLYNESIE,
    "Pacific/Marquesas": Territoire.POLYNESIE,
    "Pacific/Gambier": Territoire.POLYNESIE,
}
"""The territory of a time zone. Alsace-Moselle has that of all: it must be said."""


def territoire_of(fuseau: str) -> Territoire:
    """Whose public holidays a place of that time zone has, unless another territory is said."""
    return FUSEAUX.get(fuseau, Territoire.METROPOLE)


def ferie(jour: date, territoire: Territoire = Territoire.METROPOLE) -> Ferie | None:
    """The public holiday of that day in that territory, null when it is none.

    Where two fall on one day, as Ascension on 1 or 8 May, it is called by its fixed name, the national one first.
    """
    fixe, after = FIXES.get((jour.month, jour.day)), (jour - easter(jour.year)) // timedelta(days=1)
    locale = FIXES_LOCALES.get((territoire, jour.month, jour.day))
    return fixe or APRES_PAQUES.get(after) or locale or APRES_PAQUES_LOCALES.get((territoire, after))
