"""Events of the stream `session.json`: the session, its jury, its candidats."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    GroupeModifie,
    GroupesFormes,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.evenements.base import Evenement, Identifiant, Nom, Ouverture, Slug, TexteLibre
from certif_tui.domain.facteurs import PLEIN_TEMPS, Facteur
from certif_tui.domain.frozen_model import FrozenModel
from certif_tui.domain.incidents.evenements import IncidentCorrige, IncidentNote
from certif_tui.domain.planning.evenements import EvenementPlanning, PlanExporte
from certif_tui.domain.referentiel.model import CodeOfficiel, CodePhase
from certif_tui.domain.session.responsable import ResponsableNomme

Minutes = Annotated[int, Field(ge=1, le=10_000)]
Jour = date
"""A date, where a field of that name would hide the class."""


class Presence(StrEnum):
    """Where a candidat is said to be; recorded, never computed."""

    ATTENDU = "attendu"
    PRESENT = "present"
    RETARD = "retard"
    ABSENT_JUSTIFIE = "absent_justifie"
    ABSENT_NON_JUSTIFIE = "absent_non_justifie"
    ABANDON = "abandon"
    FRAUDE = "fraude"


class Seance(StrEnum):
    """A sitting of the épreuve: its written part, or its oral, days apart."""

    ECRIT = "ecrit"
    ORAL = "oral"


class ModeRetard(StrEnum):
    """What a delay does to the oral: it ends when it was to end (and is shortened), or keeps its full length."""

    MEME_FIN = "meme_fin"
    DUREE_ENTIERE = "duree_entiere"


class Precisions(FrozenModel):
    """What the office says of a candidat beside their name; `naissance` only where homonyms must be told apart.

    `numero` is the office's identifier, `horaire` the time they are convened for, as the office wrote it.
    """

    numero: Nom | None = None
    email: Nom | None = None
    groupe: Nom | None = None
    horaire: Nom | None = None
    naissance: Jour | None = None


class SessionCreee(Evenement):
    """Creates the session: one bloc, one date, one place. `fuseau` is an IANA time-zone name."""

    type: Literal["session_creee"] = "session_creee"
    bloc: CodeOfficiel
    date: date
    lieu: TexteLibre
    fuseau: Nom
    demonstration: bool = False


class JureAjoute(Evenement):
    """Adds a juré to the jury."""

    type: Literal["jure_ajoute"] = "jure_ajoute"
    jure: Slug
    nom: Nom


class JureRenomme(Evenement):
    """Corrects a juré's name; the slug, and so the sheets, stay."""

    type: Literal["jure_renomme"] = "jure_renomme"
    jure: Slug
    nom: Nom
    motif: TexteLibre


class JureFusionne(Evenement):
    """Says that `jure`, added twice, is `dans`: their sheets stay where they are, and are that one's."""

    type: Literal["jure_fusionne"] = "jure_fusionne"
    jure: Slug
    dans: Slug
    motif: TexteLibre


class JureRetire(Evenement):
    """Removes from the jury a juré who graded nobody."""

    type: Literal["jure_retire"] = "jure_retire"
    jure: Slug
    motif: TexteLibre


class JureExcuse(Evenement):
    """Says that a juré takes no part for these candidats: their sheets of them are kept, and count for nothing."""

    type: Literal["jure_excuse"] = "jure_excuse"
    jure: Slug
    candidats: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=10_000)]
    motif: TexteLibre


class DureeFixee(Evenement):
    """Sets how long a phase lasts in this session, in minutes; null lets it count up."""

    type: Literal["duree_fixee"] = "duree_fixee"
    phase: CodePhase
    minutes: Minutes | None


class CandidatAjoute(Evenement, Precisions):
    """Adds a candidat at the end of the list. `importation` is shared by those who came out of one file, `fichier`."""

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["candidat_ajoute"] = "candidat_ajoute"
    candidat: Slug
    nom: Nom
    facteur: Facteur = PLEIN_TEMPS
    importation: Identifiant | None = None
    fichier: Nom | None = None


class CandidatPrecise(Evenement, Precisions):
    """Sets all that is said of a candidat beside their name; what is null is not said any longer.

    `motif` is empty where nothing said before changes.
    """

    type: Literal["candidat_precise"] = "candidat_precise"
    candidat: Slug
    motif: TexteLibre


class OrdreFixe(Evenement):
    """Sets the order of passage at once; candidats not named in `ordre` come after, in the order they had."""

    type: Literal["ordre_fixe"] = "ordre_fixe"
    ordre: Annotated[tuple[Slug, ...], Field(max_length=10_000)]


class CandidatRenomme(Evenement):
    """Corrects a candidat's name; the slug, and so the files, stay."""

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["candidat_renomme"] = "candidat_renomme"
    candidat: Slug
    nom: Nom
    motif: TexteLibre = ""


class CandidatDeplace(Evenement):
    """Moves a candidat to `rang` (0 first) in the order of passage, withdrawn ones counted; past the end is last."""

    type: Literal["candidat_deplace"] = "candidat_deplace"
    candidat: Slug
    rang: Annotated[int, Field(ge=0, le=1_000_000)]


class CandidatRetire(Evenement):
    """Withdraws a candidat from the list; nothing recorded about them is lost."""

    type: Literal["candidat_retire"] = "candidat_retire"
    candidat: Slug
    motif: TexteLibre


class CandidatRetabli(Evenement):
    """Puts a withdrawn candidat back."""

    type: Literal["candidat_retabli"] = "candidat_retabli"
    candidat: Slug


class PresenceNotee(Evenement):
    """Records where a candidat is; `minutes` and `mode` tell of a delay, `motif` why an earlier presence is changed.

    A corrected presence is one more event: what was noted before stays. `seance` is null where the épreuve has one
    sitting, and in what older programs wrote: it is then said of both. `lot` is shared by those noted at once.
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 3
    type: Literal["presence_notee"] = "presence_notee"
    candidat: Slug
    presence: Presence
    seance: Seance | None = None
    minutes: Minutes | None = None
    mode: ModeRetard | None = None
    motif: TexteLibre = ""
    lot: Identifiant | None = None


class AmenagementFixe(Evenement):
    """Sets the factor that lengthens a candidat's time; `motif` says why an earlier one changes, never a diagnosis."""

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["amenagement_fixe"] = "amenagement_fixe"
    candidat: Slug
    facteur: Facteur
    motif: TexteLibre = ""


class Lien(StrEnum):
    """What somebody answered of two candidats of one name, met in two sessions."""

    MEME = "meme"
    DISTINCTS = "distincts"


class IdentitePrecisee(Evenement):
    """Says whether a candidat of this session is the person met in another one; a null `lien` takes the answer back.

    Kept in one of the two sessions: where either is missing there is nothing to tell apart.
    """

    type: Literal["identite_precisee"] = "identite_precisee"
    candidat: Slug
    autre_session: Slug
    autre_candidat: Slug
    lien: Lien | None
    motif: TexteLibre = ""


class EvenementAnnule(Evenement):
    """Takes back the earlier event of the session that `cible` names: it never happened, but is kept.

    Taking back one of these lets its target count again. An incident is named by its `ident`, any other event by its
    id. Only a change of the plan is taken back without a motif.
    """

    type: Literal["evenement_annule"] = "evenement_annule"
    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    cible: Identifiant
    motif: Annotated[TexteLibre, Field(min_length=1)] | None = None


EvenementCandidats = (
    CandidatAjoute
    | CandidatPrecise
    | OrdreFixe
    | CandidatRenomme
    | CandidatDeplace
    | CandidatRetire
    | CandidatRetabli
    | PresenceNotee
    | AmenagementFixe
)
EvenementJury = JureAjoute | JureRenomme | JureFusionne | JureRetire | JureExcuse
EvenementSession = (
    Ouverture
    | SessionCreee
    | EvenementJury
    | DureeFixee
    | EvenementCandidats
    | IncidentNote
    | IncidentCorrige
    | TirageEffectue
    | GroupesFormes
    | GroupeModifie
    | CasModifie
    | TravailDemarre
    | DossierRecu
    | EcheanceFixee
    | EvenementPlanning
    | PlanExporte
    | IdentitePrecisee
    | ResponsableNomme
    | EvenementAnnule
)
