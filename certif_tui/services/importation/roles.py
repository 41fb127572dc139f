"""What a column of a list can give of a candidat, and how it is called."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a column gives of a candidat.

    `NOM_NAISSANCE` and `PRENOM_CIVIL` are taken, row by row, where the name somebody goes by is empty.
    """

    NOM = "nom"
    PRENOM = "prenom"
    NUMERO = "numero"
    NAISSANCE = "naissance"
    EMAIL = "email"
    GROUPE = "groupe"
    HORAIRE = "horaire"
    AMENAGEMENT = "amenagement"
    IGNOREE = "ignoree"
    NOM_NAISSANCE = "nom_naissance"
    PRENOM_CIVIL = "prenom_civil"


LIBELLES = {
    Role.NOM: "Nom",
    Role.PRENOM: "Prénom",
    Role.NUMERO: "N°",
    Role.NAISSANCE: "Date de naissance",
    Role.EMAIL: "E-mail",
    Role.GROUPE: "Groupe",
    Role.HORAIRE: "Horaire",
    Role.AMENAGEMENT: "Aménagement",
    Role.IGNOREE: "ignorée",
    Role.NOM_NAISSANCE: "Nom, si l'autre est vide",
    Role.PRENOM_CIVIL: "Prénom, si l'autre est vide",
}
