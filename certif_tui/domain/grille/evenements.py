"""Events of the streams `grilles/CANDIDAT/JURE.json`: one juré's sheet for one candidat."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from certif_tui.domain.evenements.base import (
    Annulation,
    Empreinte,
    Evenement,
    Identifiant,
    Moment,
    Motif,
    Ouverture,
    Slug,
    TexteLibre,
)
from certif_tui.domain.frozen_model import FrozenModel
from certif_tui.domain.referentiel.model import CodeOfficiel, Piece

Effectif = Annotated[int, Field(ge=0, le=10_000)]


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


class PriseEnMain(Evenement):
    """Takes the sheet over: from now on only the holder of `jeton` may write in it."""

    type: Literal["prise_en_main"] = "prise_en_main"
    jeton: Identifiant


class AvisDonne(Evenement):
    """Sets, or with a null `avis` clears, the judgement on a critère."""

    type: Literal["avis_donne"] = "avis_donne"
    critere: CodeOfficiel
    avis: Avis | None
    moment: Moment = Moment()


class RemarqueEcrite(Evenement):
    """Writes the remarque on a critère or a compétence; an empty text removes it.

    A `brouillon` was kept while the juré was still typing: the next text on the same target continues it.
    """

    type: Literal["remarque_ecrite"] = "remarque_ecrite"
    cible: CodeOfficiel
    texte: TexteLibre
    brouillon: bool = False
    moment: Moment = Moment()


class Retablissement(Evenement):
    """Redoes the event whose id is `cible`, undone before; `moment` is where the oral stood."""

    type: Literal["retablissement"] = "retablissement"
    cible: Identifiant
    moment: Moment | None = None


class Decompte(FrozenModel):
    """What a compétence counted when the sheet was handed in."""

    competence: CodeOfficiel
    valides: Effectif
    total: Effectif
    requis: Effectif
    statut: Statut


class Remise(Evenement):
    """Hands the sheet in, with what it amounted to, the version of the rule and the head of the chain then.

    From here to a réouverture the sheet does not change, and nothing done before can be undone. `manques` is what the
    épreuve requires and was not there then, `malgre` why it was handed in all the same; version 1 asked for nothing.
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["remise"] = "remise"
    statut: Statut
    decomptes: tuple[Decompte, ...]
    regle: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    tete: Empreinte
    manques: Annotated[tuple[Piece, ...], Field(max_length=100)] = ()
    malgre: Motif | None = None


class Reouverture(Evenement):
    """Reopens a sheet that was handed in; the remise and the motif are both kept."""

    type: Literal["reouverture"] = "reouverture"
    motif: Annotated[TexteLibre, Field(min_length=1)]


class GrilleRecue(Evenement):
    """Brings in the marks of a sheet filled for the wrong candidat (`depuis`), whose chain head was `tete`.

    They replace what stood here, and are to be handed in anew.
    """

    type: Literal["grille_recue"] = "grille_recue"
    depuis: Slug
    tete: Empreinte
    avis: dict[CodeOfficiel, Avis]
    remarques: dict[CodeOfficiel, TexteLibre]
    motif: Annotated[TexteLibre, Field(min_length=1)]


class GrilleTransferee(Evenement):
    """Empties this sheet: it was filled for the wrong candidat and now stands under `vers`.

    It is then a blank sheet, not a handed-in one.
    """

    type: Literal["grille_transferee"] = "grille_transferee"
    vers: Slug
    motif: Annotated[TexteLibre, Field(min_length=1)]


class EcritPartage(Evenement):
    """Says whose written work a pre-graded sheet is about, when it is a group's; the last one counts."""

    type: Literal["ecrit_partage"] = "ecrit_partage"
    membres: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=100)]


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
    | EcritPartage
)
