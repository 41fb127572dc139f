"""A session folded from its events: one bloc, one date, one place, one jury, its candidats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar, get_args

from certif_tui.domain import groupes, incidents
from certif_tui.domain import planning as plannings
from certif_tui.domain.chrono import Chrono, Marche
from certif_tui.domain.evenements.groupes import EvenementGroupes
from certif_tui.domain.evenements.incidents import EvenementIncidents, IncidentAnnule, IncidentCorrige, IncidentNote
from certif_tui.domain.evenements.planning import EvenementPlanning
from certif_tui.domain.evenements.session import (
    PLEIN_TEMPS,
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    DureeFixee,
    EvenementSession,
    Facteur,
    IdentitePrecisee,
    JureAjoute,
    OrdreFixe,
    Precisions,
    Presence,
    PresenceNotee,
    SessionCreee,
)
from certif_tui.domain.grille import Grille
from certif_tui.domain.groupes import Groupes
from certif_tui.domain.incidents import Incidents
from certif_tui.domain.planning import Planning
from certif_tui.domain.presence import SANS_RESULTAT, Retard, retard_of
from certif_tui.domain.referentiel import Bloc
from certif_tui.domain.statut import first_hole

PRECISIONS = tuple(Precisions.model_fields)
"""The names of what is said of a candidat beside their name."""


@dataclass(frozen=True, slots=True)
class Jure:
    """A member of the jury; `slug` names their files."""

    slug: str
    nom: str


@dataclass(frozen=True, slots=True)
class Candidat:
    """A candidat of the session. `facteur` lengthens their time; `retire` is the motif of a withdrawal.

    `retard` is the delay they came with, null for those who came in time or whose delay has no length.
    From `numero` to `naissance`: what the office says of them, as in `Precisions`. `importation` is shared by those who
    came out of one file.
    """

    slug: str
    nom: str
    facteur: Facteur = PLEIN_TEMPS
    presence: Presence = Presence.ATTENDU
    retire: str | None = None
    retard: Retard | None = None

    @property
    def sans_resultat(self) -> bool:
        """Whether no result may be told of them: absent, gone, or said to have cheated."""
        return self.presence in SANS_RESULTAT

    numero: str | None = None
    email: str | None = None
    groupe: str | None = None
    horaire: str | None = None
    naissance: date | None = None
    importation: str | None = None

    @property
    def precisions(self) -> Precisions:
        """What the office says of them, all together."""
        return Precisions(**{champ: getattr(self, champ) for champ in PRECISIONS})


@dataclass(frozen=True, slots=True)
class Session:
    """The session as it stands; `candidats` in the order of passage, withdrawn ones included.

    `importations` are the files candidats came from, the last one last.
    Those who have a passage in the plan stand in its order.
    """

    slug: str
    bloc: str = ""
    date: date | None = None
    lieu: str = ""
    fuseau: str = "Europe/Paris"
    demonstration: bool = False
    jures: tuple[Jure, ...] = ()
    candidats: tuple[Candidat, ...] = ()
    importations: tuple[str, ...] = ()
    durees: MappingProxyType[str, int | None] = field(default_factory=lambda: MappingProxyType({}))
    incidents: Incidents = ()
    groupes: Groupes = field(default_factory=Groupes)
    planning: Planning = field(default_factory=Planning)
    identites: tuple[IdentitePrecisee, ...] = ()

    @property
    def presentes(self) -> tuple[Candidat, ...]:
        """The candidats not withdrawn, in the order of passage."""
        return tuple(candidat for candidat in self.candidats if candidat.retire is None)

    def candidat(self, slug: str) -> Candidat:
        """The candidat of that slug. Raises `KeyError` when there is none."""
        return _found(self.candidats, slug)

    def jure(self, slug: str) -> Jure:
        """The juré of that slug. Raises `KeyError` when there is none."""
        return _found(self.jures, slug)


T = TypeVar("T", Candidat, Jure)


def _found(people: Iterable[T], slug: str) -> T:
    for person in people:
        if person.slug == slug:
            return person
    raise KeyError(slug)


def fold(slug: str, evenements: Iterable[EvenementSession]) -> Session:
    """The session its events make."""
    session = Session(slug)
    for evenement in evenements:
        session = apply(session, evenement)
    return session


def apply(session: Session, evenement: EvenementSession) -> Session:
    """The session after one more event.

    An event about an unknown candidat changes nothing, nor does a candidat or juré added under a slug already taken:
    two people never share a file.
    """
    handler = _HANDLERS.get(type(evenement))
    return handler(session, evenement) if handler else session


def _on_creee(session: Session, evenement: SessionCreee) -> Session:
    return replace(
        session,
        bloc=evenement.bloc,
        date=evenement.date,
        lieu=evenement.lieu,
        fuseau=evenement.fuseau,
        demonstration=evenement.demonstration,
    )


def _on_jure(session: Session, evenement: JureAjoute) -> Session:
    if any(jure.slug == evenement.jure for jure in session.jures):
        return session
    return replace(session, jures=(*session.jures, Jure(evenement.jure, evenement.nom)))


def _on_duree(session: Session, evenement: DureeFixee) -> Session:
    return replace(session, durees=MappingProxyType({**session.durees, evenement.phase: evenement.minutes}))


def _on_candidat(session: Session, evenement: CandidatAjoute) -> Session:
    if any(candidat.slug == evenement.candidat for candidat in session.candidats):
        return session
    nouveau = Candidat(evenement.candidat, evenement.nom, evenement.facteur, importation=evenement.importation)
    origine, known = evenement.importation, session.importations
    return replace(
        session,
        candidats=(*session.candidats, _precise(nouveau, evenement)),
        importations=known if origine is None or origine in known else (*known, origine),
    )


def _precise(candidat: Candidat, said: Precisions) -> Candidat:
    return replace(
        candidat,
        numero=said.numero,
        email=said.email,
        groupe=said.groupe,
        horaire=said.horaire,
        naissance=said.naissance,
    )


def _on_ordre(session: Session, evenement: OrdreFixe) -> Session:
    rangs = {slug: rang for rang, slug in enumerate(evenement.ordre)}
    ordered = sorted(session.candidats, key=lambda candidat: rangs.get(candidat.slug, len(rangs)))
    return _in_plan_order(replace(session, candidats=tuple(ordered)))


def _on_deplace(session: Session, evenement: CandidatDeplace) -> Session:
    moved = [candidat for candidat in session.candidats if candidat.slug == evenement.candidat]
    others = [candidat for candidat in session.candidats if candidat.slug != evenement.candidat]
    return _in_plan_order(replace(session, candidats=(*others[: evenement.rang], *moved, *others[evenement.rang :])))


def _on_planning(session: Session, evenement: EvenementPlanning) -> Session:
    planning = plannings.apply(session.planning, evenement, session.fuseau)
    return _in_plan_order(replace(session, planning=planning))


def _in_plan_order(session: Session) -> Session:
    """The same, the candidats of the plan in its order, on the places they hold together in the list."""
    plan = session.planning.plan
    if plan is None:
        return session
    known = {candidat.slug: candidat for candidat in session.candidats}
    planned = [known[slug] for slug in dict.fromkeys(plan.ordre) if slug in known]
    slugs, following = {candidat.slug for candidat in planned}, iter(planned)
    candidats = tuple(next(following) if it.slug in slugs else it for it in session.candidats)
    return replace(session, candidats=candidats)


def _on_incident(session: Session, evenement: EvenementIncidents) -> Session:
    named = None if isinstance(evenement, IncidentAnnule) else evenement.candidat
    if named is not None and all(candidat.slug != named for candidat in session.candidats):
        return session
    return replace(session, incidents=incidents.apply(session.incidents, evenement))


def _on_presence(candidat: Candidat, evenement: PresenceNotee) -> Candidat:
    # Somebody late who then gives up or is reported keeps the oral their delay left them.
    kept = candidat.retard if evenement.presence in (Presence.ABANDON, Presence.FRAUDE) else retard_of(evenement)
    return replace(candidat, presence=evenement.presence, retard=kept)


def _on_groupes(session: Session, evenement: EvenementGroupes) -> Session:
    return replace(session, groupes=groupes.apply(session.groupes, evenement))


def _changing(change: Callable[..., Candidat]) -> Callable[..., Session]:
    """A handler that replaces the candidat an event is about."""

    def handler(session: Session, evenement: CandidatRenomme) -> Session:
        candidats = tuple(
            change(candidat, evenement) if candidat.slug == evenement.candidat else candidat
            for candidat in session.candidats
        )
        return replace(session, candidats=candidats)

    return handler


_HANDLERS: dict[type, Callable[..., Session]] = {
    SessionCreee: _on_creee,
    JureAjoute: _on_jure,
    DureeFixee: _on_duree,
    CandidatAjoute: _on_candidat,
    CandidatDeplace: _on_deplace,
    CandidatPrecise: _changing(_precise),
    OrdreFixe: _on_ordre,
    CandidatRenomme: _changing(lambda candidat, evenement: replace(candidat, nom=evenement.nom)),
    CandidatRetire: _changing(lambda candidat, evenement: replace(candidat, retire=evenement.motif)),
    CandidatRetabli: _changing(lambda candidat, _evenement: replace(candidat, retire=None)),
    PresenceNotee: _changing(_on_presence),
    AmenagementFixe: _changing(lambda candidat, evenement: replace(candidat, facteur=evenement.facteur)),
    IncidentNote: _on_incident,
    IncidentCorrige: _on_incident,
    IncidentAnnule: _on_incident,
    **dict.fromkeys(get_args(EvenementGroupes), _on_groupes),
    **dict.fromkeys(get_args(EvenementPlanning), _on_planning),
    IdentitePrecisee: lambda session, evenement: replace(session, identites=(*session.identites, evenement)),
}


class Avancement(StrEnum):
    """How far a candidat's oral and sheet have come; computed, never recorded.

    `a_passer`: nothing done; `en_cours`: the clock has started and not ended; `incomplete`: the sheet has holes;
    `a_remettre`: none is left, it only waits to be handed in; `remise`: handed in.
    """

    A_PASSER = "a_passer"
    EN_COURS = "en_cours"
    INCOMPLETE = "incomplete"
    A_REMETTRE = "a_remettre"
    REMISE = "remise"


def avancement(bloc: Bloc, grille: Grille, chrono: Chrono) -> Avancement:
    """How far the candidat has come for the juré who keeps `grille`."""
    if grille.remise:
        return Avancement.REMISE
    if chrono.marche in (Marche.EN_COURS, Marche.PAUSE):
        return Avancement.EN_COURS
    if grille.is_vierge and chrono.marche is Marche.PRET:
        return Avancement.A_PASSER
    return Avancement.A_REMETTRE if first_hole(bloc, grille.avis) is None else Avancement.INCOMPLETE
