"""The public holidays of France in words, and where each is one."""

from __future__ import annotations

from datetime import date

from certif_tui.domain.ecrit.feries import Ferie, Territoire, ferie, territoire_of
from certif_tui.domain.jours import jour_court
from certif_tui.wording.text import NBSP

FERIES = {
    Ferie.JOUR_DE_L_AN: "le jour de l'An",
    Ferie.LUNDI_DE_PAQUES: "le lundi de Pâques",
    Ferie.FETE_DU_TRAVAIL: "la fête du Travail",
    Ferie.VICTOIRE_1945: "le 8 mai",
    Ferie.ASCENSION: "l'Ascension",
    Ferie.LUNDI_DE_PENTECOTE: "le lundi de Pentecôte",
    Ferie.FETE_NATIONALE: "la fête nationale",
    Ferie.ASSOMPTION: "l'Assomption",
    Ferie.TOUSSAINT: "la Toussaint",
    Ferie.ARMISTICE_1918: "l'Armistice",
    Ferie.NOEL: "Noël",
    Ferie.VENDREDI_SAINT: "le Vendredi saint",
    Ferie.SAINT_ETIENNE: "la Saint-Étienne",
    Ferie.ABOLITION: "l'abolition de l'esclavage",
    Ferie.CITOYENNETE: "la fête de la citoyenneté",
    Ferie.EVANGILE: "l'arrivée de l'Évangile",
}
TERRITOIRES = {
    Territoire.METROPOLE: "métropole",
    Territoire.ALSACE_MOSELLE: "Alsace-Moselle",
    Territoire.GUADELOUPE: "Guadeloupe",
    Territoire.GUYANE: "Guyane",
    Territoire.MARTINIQUE: "Martinique",
    Territoire.MAYOTTE: "Mayotte",
    Territoire.REUNION: "La Réunion",
    Territoire.SAINT_BARTHELEMY: "Saint-Barthélemy",
    Territoire.SAINT_MARTIN: "Saint-Martin",
    Territoire.NOUVELLE_CALEDONIE: "Nouvelle-Calédonie",
    Territoire.POLYNESIE: "Polynésie française",
}


def ferie_words(day: date, fuseau: str) -> str:
    """« Le 14/07/2026 est férié : la fête nationale. » where that is so in a place of that time zone, else empty."""
    fete = ferie(day, territoire_of(fuseau))
    return f"Le {jour_court(day)} est férié{NBSP}: {FERIES[fete]}." if fete else ""
