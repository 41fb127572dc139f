"""Events of the written part, in the stream `session.json`: groups drawn by lot, the work's clock, the dossiers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from certif_tui.domain.chrono.evenements import EvenementHorodate
from certif_tui.domain.ecrit.ecarts import Ecarts
from certif_tui.domain.evenements.base import Evenement, Identifiant, Instant, Millisecondes, Motif, Nom, Slug
from certif_tui.domain.facteurs import Facteur
from certif_tui.domain.frozen_model import FrozenModel

CodeGroupe = Annotated[str, StringConstraints(pattern=r"^G[1-9][0-9]{0,3}$")]
Remettant = Annotated[str, StringConstraints(pattern=r"^(G[1-9][0-9]{0,3}|[a-z0-9-]{1,40})$")]
"""Who hands a dossier in: the code of a group, or the slug of a candidat who works alone; one is never the other."""
Graine = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Taille = Annotated[int, Field(ge=1, le=10_000)]


class GroupeTire(FrozenModel):
    """A group as it was drawn: its members in the order they were drawn, and its case where cases were given."""

    code: CodeGroupe
    membres: tuple[Slug, ...]
    cas: Nom | None = None


class TirageEffectue(Evenement):
    """Draws the groups by lot; `graine`, `algorithme`, `candidats`, `tailles` and `cas` give them again to anybody.

    `motif` says why an earlier draw is replaced, or why the sizes are not those of the référentiel.
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["tirage_effectue"] = "tirage_effectue"
    ecarts: Ecarts = ()
    graine: Graine
    algorithme: Nom
    candidats: tuple[Slug, ...]
    tailles: tuple[Taille, ...]
    cas: tuple[Nom, ...] = ()
    groupes: tuple[GroupeTire, ...]
    motif: Motif | None = None


class GroupesFormes(Evenement):
    """Forms the groups without lots: chosen by the trainer, or as the list's « Groupe » column says (`source`)."""

    type: Literal["groupes_formes"] = "groupes_formes"
    source: Literal["formateur", "liste"]
    groupes: tuple[GroupeTire, ...]
    motif: Motif | None = None
    ecarts: Ecarts = ()


Formation = TirageEffectue | GroupesFormes
"""What makes the groups."""


class GroupeModifie(Evenement):
    """Puts a candidat by hand in a group of the draw `tirage`; a null group takes them out of theirs."""

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["groupe_modifie"] = "groupe_modifie"
    ecarts: Ecarts = ()
    tirage: Identifiant
    candidat: Slug
    groupe: CodeGroupe | None
    motif: Motif


class CasModifie(Evenement):
    """Gives another case, by hand, to a group of the draw `tirage`."""

    type: Literal["cas_modifie"] = "cas_modifie"
    tirage: Identifiant
    groupe: CodeGroupe
    cas: Nom
    motif: Motif


class TempsMajore(FrozenModel):
    """The longer time a candidat had when the work started."""

    candidat: Slug
    facteur: Facteur


class TravailDemarre(EvenementHorodate):
    """Starts the work of all, for `duree_ms` without anybody's longer time; `ecoule_ms` of it had passed by then.

    `majores` are those who had a longer time, null where that was not kept (versions 1 and 2); `motif` says why an
    earlier start is corrected.
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 3
    type: Literal["travail_demarre"] = "travail_demarre"
    ecarts: Ecarts = ()
    duree_ms: Millisecondes
    ecoule_ms: Millisecondes = 0
    majores: Annotated[tuple[TempsMajore, ...], Field(max_length=10_000)] | None = None
    motif: Motif | None = None


class DossierRecu(EvenementHorodate):
    """Records that a dossier came, `avant_ms` before this was recorded.

    `tirage` is the draw the group belongs to, null for a candidat alone; `echeance` when it was due as things then
    stood, null when nothing said so (or version 1 wrote); `motif` says why an earlier time is corrected. `lot` is
    shared by those received at once.
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 3
    type: Literal["dossier_recu"] = "dossier_recu"
    remettant: Remettant
    tirage: Identifiant | None = None
    avant_ms: Millisecondes = 0
    echeance: Instant | None = None
    motif: Motif | None = None
    lot: Identifiant | None = None


class EcheanceFixee(Evenement):
    """Sets when dossiers are due and, for a work over several days, its first and last day.

    `motif` says why an earlier one is corrected.
    """

    v: Annotated[int, Field(ge=1, le=10_000)] = 2
    type: Literal["echeance_fixee"] = "echeance_fixee"
    ecarts: Ecarts = ()
    debut: date | None = None
    fin: date | None = None
    echeance: Instant
    motif: Motif | None = None


FaitEcrit = TirageEffectue | GroupesFormes | GroupeModifie | CasModifie | TravailDemarre | DossierRecu | EcheanceFixee
