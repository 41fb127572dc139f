"""Events of the streams `grilles/CANDIDAT/JURE.json`: one juré's sheet for one candidat."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from certif_tui.domain.evenements.base import (
    Annulation,
    Empreinte,
    Evenement,
    Identifiant,
    Millisecondes,
    Ouverture,
    Slug,
    TexteLibre,
)
from certif_tui.domain.modele import Modele
from certif_tui.domain.referentiel import Code, CodePhase

Effectif = Annotated[int, Field(ge=0)]


class Avis(StrEnum):
    """A juré's judgement on a critère; a critère not yet evaluated has none."""

    VALIDE = "valide"
    NON_VALIDE = "non_valide"
    SANS_OBJET = "sans_objet"


class Statut(StrEnum):
    """What the marks make of a compétence or a bloc (DESIGN: `non_valide` only once the sheet is handed in)."""

    VALIDE = "valide"
    POSSIBLE = "possible"
    HORS_ATTEINTE = "hors_atteinte"
    NON_VALIDE = "non_valide"


class Moment(Modele):
    """When in the oral something was done: its phase (`avant` the start, `apres` the end), its elapsed milliseconds."""

    phase: CodePhase = "avant"
    ecoule_ms: Millisecondes = 0


class PriseEnMain(Evenement):
    """Takes the sheet over: from now on only the holder of `jeton` may write in it."""

    type: Literal["prise_en_main"] = "prise_en_main"
    jeton: Identifiant


class AvisDonne(Evenement):
    """Sets, or with a null `avis` clears, the judgement on a critère."""

    type: Literal["avis_donne"] = "avis_donne"
    critere: Code
    avis: Avis | None
    moment: Moment = Moment()


class RemarqueEcrite(Evenement):
    """Writes the remarque on a critère or a compétence; an empty text removes it.

    A `brouillon` was kept while the juré was still typing: the next text on the same target continues it.
    """

    type: Literal["remarque_ecrite"] = "remarque_ecrite"
    cible: Code
    texte: TexteLibre
    brouillon: bool = False
    moment: Moment = Moment()


class Retablissement(Evenement):
    """Redoes the event whose id is `cible`, undone before."""

    type: Literal["retablissement"] = "retablissement"
    cible: Identifiant


class Decompte(Modele):
    """What a compétence counted when the sheet was handed in."""

    competence: Code
    valides: Effectif
    total: Effectif
    requis: Effectif
    statut: Statut


class Remise(Evenement):
    """Hands the sheet in, with what it amounted to, the version of the rule and the head of the chain then."""

    type: Literal["remise"] = "remise"
    statut: Statut
    decomptes: tuple[Decompte, ...]
    regle: str
    tete: Empreinte


class Reouverture(Evenement):
    """Reopens a sheet that was handed in; the remise and the motif are both kept."""

    type: Literal["reouverture"] = "reouverture"
    motif: Annotated[TexteLibre, Field(min_length=1)]


class GrilleRecue(Evenement):
    """Brings in the marks of a sheet filled for the wrong candidat (`depuis`), whose chain head was `tete`."""

    type: Literal["grille_recue"] = "grille_recue"
    depuis: Slug
    tete: Empreinte
    avis: dict[Code, Avis]
    remarques: dict[Code, TexteLibre]
    motif: Annotated[TexteLibre, Field(min_length=1)]


class GrilleTransferee(Evenement):
    """Empties this sheet: it was filled for the wrong candidat and now stands under `vers`."""

    type: Literal["grille_transferee"] = "grille_transferee"
    vers: Slug
    motif: Annotated[TexteLibre, Field(min_length=1)]


EvenementGrille = (
    Ouverture
    | PriseEnMain
    | AvisDonne
    | RemarqueEcrite
    | Annulation
    | Retablissement
    | Remise
    | Reouverture
    | GrilleRecue
    | GrilleTransferee
)
