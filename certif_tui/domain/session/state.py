"""A session folded from its events: one bloc, one date, one place, one jury, its candidats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, reduce
from itertools import groupby
from types import MappingProxyType
from typing import TypeVar

from certif_tui.domain.ecrit import state as groupes
from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    FaitEcrit,
    GroupeModifie,
    GroupesFormes,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.ecrit.state import PartieEcrite
from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.frozen import replace
from certif_tui.domain.fuseaux import FUSEAU
from certif_tui.domain.incidents import state as incidents
from certif_tui.domain.incidents.evenements import EvenementIncidents, IncidentCorrige, IncidentNote
from certif_tui.domain.incidents.state import Incidents
from certif_tui.domain.planning import state as plannings
from certif_tui.domain.planning.evenements import (
    EvenementPlanning,
    PassageDeplace,
    PassageReporte,
    PassagesEchanges,
    PlanEtabli,
    PlanExporte,
)
from certif_tui.domain.planning.state import Planning
from certif_tui.domain.refus import Refus
from certif_tui.domain.session import candidats, homonymes, jury, responsable
from certif_tui.domain.session.annulations import standing
from certif_tui.domain.session.candidats import Candidat, Candidats
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    DureeFixee,
    EvenementAnnule,
    EvenementCandidats,
    EvenementJury,
    EvenementSession,
    IdentitePrecisee,
    JureAjoute,
    JureExcuse,
    JureFusionne,
    JureRenomme,
    JureRetire,
    OrdreFixe,
    PresenceNotee,
    SessionCreee,
)
from certif_tui.domain.session.jury import Jure, Jury
from certif_tui.domain.session.responsable import PERSONNE, ResponsableNomme, Responsables


class Inconnu(Refus, KeyError):
    """Nobody in the session has that slug."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"«\u00a0{slug}\u00a0» n'est plus dans cette session\u00a0: son ajout a été annulé.")

    __str__ = Exception.__str__


@dataclass(frozen=True)
class Session:
    """The session as it stands; `candidats` in the order of passage, withdrawn ones included.

    `importations` are the files candidats came from, the last one last.
    Those who have a passage in the plan stand in its order. `responsables` are the people last named for a login,
    `personnes` those who recorded, under theirs, the events that are kept here as they are, by the id of each.
    """

    slug: str
    bloc: str = ""
    date: date | None = None
    lieu: str = ""
    fuseau: str = FUSEAU
    demonstration: bool = False
    jury: Jury = field(default_factory=Jury)
    candidats: Candidats = ()
    importations: tuple[str, ...] = ()
    durees: MappingProxyType[str, int | None] = field(default_factory=lambda: MappingProxyType({}))
    incidents: Incidents = ()
    groupes: PartieEcrite = field(default_factory=PartieEcrite)
    planning: Planning = field(default_factory=Planning)
    identites: tuple[IdentitePrecisee, ...] = ()
    responsables: Responsables = field(default_factory=lambda: PERSONNE)
    personnes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def jures(self) -> tuple[Jure, ...]:
        """Those who sit in the jury."""
        return self.jury.jures

    @property
    def presentes(self) -> Candidats:
        """The candidats not withdrawn, in the order of passage."""
        return tuple(candidat for candidat in self.candidats if candidat.retire is None)

    @cached_property
    def homonymes(self) -> Mapping[str, str]:
        """What tells each homonym apart, by slug; looked for once, when somebody is first named."""
        return homonymes.homonymes(self.candidats)

    def designation(self, candidat: Candidat) -> str:
        """How to name a candidat so that nobody else is meant: their name, and what tells them apart if need be."""
        return homonymes.designation(candidat.nom, self.homonymes.get(candidat.slug, ""))

    def candidat(self, slug: str) -> Candidat:
        """The candidat of that slug. Raises `Inconnu` when there is none."""
        return _found(self.candidats, slug)

    def jure(self, slug: str) -> Jure:
        """The juré of that slug. Raises `Inconnu` when there is none."""
        return _found(self.jures, slug)


T = TypeVar("T", Candidat, Jure)


def _found(people: Iterable[T], slug: str) -> T:
    for person in people:
        if person.slug == slug:
            return person
    raise Inconnu(slug)


def fold(slug: str, evenements: Iterable[EvenementSession]) -> Session:
    """The session its events make: those that stand."""
    session = Session(slug)
    for _kind, run in groupby(standing(evenements), type):
        session = _after(session, tuple(run))
    return session


def _after(session: Session, run: tuple[EvenementSession, ...]) -> Session:
    """The session after events of one kind; those that add candidats together, as a list brings them."""
    ajouts = tuple(it for it in run if isinstance(it, CandidatAjoute))
    return _on_ajoutes(session, ajouts) if ajouts else reduce(apply, run, session)


def step(session: Session, evenement: EvenementSession) -> Session | None:
    """The session after one more event, null after one that takes an earlier one back: all must be folded again."""
    return None if isinstance(evenement, EvenementAnnule) else apply(session, evenement)


def apply(session: Session, evenement: EvenementSession) -> Session:
    """The session after one more event that stands.

    An event about an unknown candidat changes nothing, nor does a candidat or juré added under a slug already taken:
    two people never share a file.
    """
    match evenement:
        case SessionCreee():
            return _on_creee(session, evenement)
        case JureAjoute() | JureRenomme() | JureFusionne() | JureRetire() | JureExcuse():
            return _on_jury(session, evenement)
        case DureeFixee():
            return replace(session, durees=MappingProxyType({**session.durees, evenement.phase: evenement.minutes}))
        case IdentitePrecisee():
            return replace(_signed(session, evenement), identites=(*session.identites, evenement))
        case ResponsableNomme():
            return replace(session, responsables=responsable.apply(session.responsables, evenement))
        case EvenementAnnule():
            return _on_annule(session, evenement)
        case Ouverture():
            return session
        case _:
            return _in_its_room(session, evenement)


def _in_its_room(
    session: Session, evenement: EvenementCandidats | EvenementIncidents | FaitEcrit | EvenementPlanning | PlanExporte
) -> Session:
    match evenement:
        case CandidatAjoute():
            return _on_ajoutes(session, (evenement,))
        case OrdreFixe() | CandidatDeplace():
            return _in_plan_order(_on_candidats(session, evenement))
        case PresenceNotee() | AmenagementFixe() | CandidatPrecise() | CandidatRenomme():
            return _on_candidats(session, evenement)
        case CandidatRetire() | CandidatRetabli():
            return _on_candidats(session, evenement)
        case IncidentNote() | IncidentCorrige():
            return _on_incident(session, evenement)
        case TirageEffectue() | GroupesFormes() | GroupeModifie() | CasModifie():
            return _on_groupes(session, evenement)
        case TravailDemarre() | DossierRecu() | EcheanceFixee():
            return _on_groupes(session, evenement)
        case PlanEtabli() | PassagesEchanges() | PassageReporte() | PassageDeplace():
            return _on_planning(session, evenement)
        case PlanExporte():
            return replace(session, planning=plannings.exported(session.planning, evenement))
    return session  # one of another stream, in a file changed by hand, means nothing


def _on_creee(session: Session, evenement: SessionCreee) -> Session:
    return replace(
        session,
        bloc=evenement.bloc,
        date=evenement.date,
        lieu=evenement.lieu,
        fuseau=evenement.fuseau,
        demonstration=evenement.demonstration,
    )


def _on_jury(session: Session, evenement: EvenementJury) -> Session:
    return replace(session, jury=jury.apply(session.jury, evenement))


def _on_candidats(session: Session, evenement: EvenementCandidats) -> Session:
    return replace(session, candidats=candidats.apply(session.candidats, evenement))


def _on_ajoutes(session: Session, evenements: Iterable[CandidatAjoute]) -> Session:
    added = candidats.added(session.candidats, evenements)
    origines = dict.fromkeys(it.importation for it in added[len(session.candidats) :] if it.importation is not None)
    nouvelles = tuple(it for it in origines if it not in session.importations)
    return replace(session, candidats=added, importations=(*session.importations, *nouvelles))


def _signed(session: Session, evenement: IdentitePrecisee | EvenementPlanning | EvenementAnnule) -> Session:
    """The session that remembers who recorded that event under their login."""
    nom = session.responsables.get(evenement.auteur)
    if nom is None:
        return session
    return replace(session, personnes=MappingProxyType({**session.personnes, evenement.id: nom}))


def _on_planning(session: Session, evenement: EvenementPlanning) -> Session:
    planning = plannings.apply(session.planning, evenement, session.fuseau)
    return _in_plan_order(replace(_signed(session, evenement), planning=planning))


def _in_plan_order(session: Session) -> Session:
    """The same, the candidats of the plan in its order, on the places they hold together in the list."""
    plan = session.planning.plan
    if plan is None:
        return session
    known = {candidat.slug: candidat for candidat in session.candidats}
    planned = [known[slug] for slug in dict.fromkeys(plan.ordre) if slug in known]
    slugs, following = {candidat.slug for candidat in planned}, iter(planned)
    ordered = tuple(next(following) if it.slug in slugs else it for it in session.candidats)
    return replace(session, candidats=ordered)


def _on_incident(session: Session, evenement: EvenementIncidents) -> Session:
    named = evenement.candidat
    if named is not None and all(candidat.slug != named for candidat in session.candidats):
        return session
    return replace(session, incidents=incidents.apply(session.incidents, evenement))


def _on_groupes(session: Session, evenement: FaitEcrit) -> Session:
    return replace(session, groupes=groupes.apply(session.groupes, evenement))


def _on_annule(session: Session, evenement: EvenementAnnule) -> Session:
    """Each room takes back what is its own."""
    after = replace(
        _signed(session, evenement),
        incidents=incidents.taken_back(session.incidents, evenement),
        groupes=groupes.taken_back(session.groupes, evenement),
        planning=plannings.taken_back(session.planning, evenement, session.fuseau),
    )
    return _in_plan_order(after)
