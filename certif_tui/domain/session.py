"""A session folded from its events: one bloc, one date, one place, one jury, its candidats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from certif_tui.domain.chrono import Chrono, Marche
from certif_tui.domain.evenements.session import (
    PLEIN_TEMPS,
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    DureeFixee,
    EvenementSession,
    Facteur,
    IdentitePrecisee,
    JureAjoute,
    Presence,
    PresenceNotee,
    SessionCreee,
)
from certif_tui.domain.grille import Grille
from certif_tui.domain.referentiel import Bloc
from certif_tui.domain.statut import first_hole


@dataclass(frozen=True, slots=True)
class Jure:
    """A member of the jury; `slug` names their files."""

    slug: str
    nom: str


@dataclass(frozen=True, slots=True)
class Candidat:
    """A candidat of the session. `facteur` lengthens their time; `retire` is the motif of a withdrawal."""

    slug: str
    nom: str
    facteur: Facteur = PLEIN_TEMPS
    presence: Presence = Presence.ATTENDU
    retire: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """The session as it stands; `candidats` in the order of passage, withdrawn ones included."""

    slug: str
    bloc: str = ""
    date: date | None = None
    lieu: str = ""
    fuseau: str = "Europe/Paris"
    demonstration: bool = False
    jures: tuple[Jure, ...] = ()
    candidats: tuple[Candidat, ...] = ()
    durees: MappingProxyType[str, int | None] = field(default_factory=lambda: MappingProxyType({}))
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
    nouveau = Candidat(evenement.candidat, evenement.nom, evenement.facteur)
    return replace(session, candidats=(*session.candidats, nouveau))


def _on_deplace(session: Session, evenement: CandidatDeplace) -> Session:
    moved = [candidat for candidat in session.candidats if candidat.slug == evenement.candidat]
    others = [candidat for candidat in session.candidats if candidat.slug != evenement.candidat]
    return replace(session, candidats=(*others[: evenement.rang], *moved, *others[evenement.rang :]))


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
    CandidatRenomme: _changing(lambda candidat, evenement: replace(candidat, nom=evenement.nom)),
    CandidatRetire: _changing(lambda candidat, evenement: replace(candidat, retire=evenement.motif)),
    CandidatRetabli: _changing(lambda candidat, _evenement: replace(candidat, retire=None)),
    PresenceNotee: _changing(lambda candidat, evenement: replace(candidat, presence=evenement.presence)),
    AmenagementFixe: _changing(lambda candidat, evenement: replace(candidat, facteur=evenement.facteur)),
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
